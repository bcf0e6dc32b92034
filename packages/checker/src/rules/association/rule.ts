import type { Analysis, Hit } from '../../analysis.ts'
import { findComment } from '../../council-comment/find-comment.ts'
import { findCorrection } from '../../council-comment/find-correction.ts'
import { undoing } from '../../council-comment/find-disclaimer.ts'
import type { Lead, Observation } from '../../observation.ts'
import type { Rule } from '../../rule.ts'
import type { Span } from '../../types.ts'

const BODY = ['council-word', 'body-name']
const BODY_AND_PEOPLE = [...BODY, 'council-people', 'affiliation']

/** Whom somebody can speak for without naming the body itself. */
const STOOD_FOR = [...BODY, 'department']

/** Offers that speak of money or work, where the others only ask to be written to. */
const PAID = /rate|quote|price|jobs|hire|booking|slots|consult|a pop|clients|surveys|moonlight/

/** Promises that rest on a power of the office. */
const POWER = /perk|strings|cancelled|list|yours/

/** The words that show one way of speaking for the body or being linked with it. */
function found(hits: readonly Hit[], wording: string, strength: number, lead: Lead): readonly Observation[] {
  if (hits.length === 0) return []
  const spans: Span[] = hits.map(({ span }) => span).toSorted((a, b) => a[0] - b[0])
  return [{ topic: 'association', spans, strength, lead, wording }]
}

function observe(analysis: Analysis): readonly Observation[] {
  const own = (category: string): readonly Hit[] =>
    analysis.hits(category).filter((hit) => !analysis.reported(hit) && !analysis.negated(hit))
  const speaking = found(
    [...own('speaks-for-body'), ...standing(analysis, own)],
    'speaks-for',
    0.75,
    'review',
  )
  const claiming = found(undoing(analysis), 'claims-agreement', 0.7, 'review')
  return [
    ...([speaking, claiming].find(({ length }) => length > 0) ?? answering(analysis)),
    ...promising(analysis, own('body-promise')),
    ...trading(analysis),
    ...dressing(analysis),
    ...linked(analysis),
  ]
}

/** Words that stand for others, with the body's name right after them. */
function standing(analysis: Analysis, own: (category: string) => readonly Hit[]): readonly Hit[] {
  return own('representing').filter((hit) =>
    STOOD_FOR.some((category) => analysis.near(hit, category, 6).some(({ first }) => first > hit.last)),
  )
}

/** An answer to somebody in the first person plural that names the body: it reads as the body's own. */
function answering(analysis: Analysis): readonly Observation[] {
  const { replyTo } = analysis
  if (replyTo === null || findCorrection(analysis) !== null) return []
  const named = BODY.flatMap(analysis.hits)
  if (named.length === 0 || analysis.has('own-views')) return []
  const words = new Set(analysis.tokens.map(({ text }) => text))
  const plural = ['we', 'weve', 'our'].some((word) => words.has(word))
  const addressed = ['you', 'your', 'youre'].some((word) => words.has(word))
  return plural && addressed ? found(named, 'speaks-for', 0.6, 'advise') : []
}

/** A promise of what the body will do. */
function promising(analysis: Analysis, promises: readonly Hit[]): readonly Observation[] {
  if (promises.length === 0) return []
  const { replyTo } = analysis
  const ofBody =
    BODY_AND_PEOPLE.some(analysis.has) ||
    (replyTo !== null && [...BODY_AND_PEOPLE, 'council-service'].some(replyTo.has)) ||
    (analysis.has('council-service') && promises.some(({ entry }) => POWER.test(entry)))
  return ofBody ? found(promises, 'promises', 0.65, 'advise') : []
}

/** Paid work of the author's own, offered with the weight of the office. */
function trading(analysis: Analysis): readonly Observation[] {
  const offers = analysis.hits('business-offer')
  const paid = offers.some(({ entry }) => PAID.test(entry))
  const office = [...analysis.hits('office-claim'), ...(paid ? BODY.flatMap(analysis.hits) : [])]
  if (offers.length === 0 || office.length === 0) return []
  return found([...office, ...offers], 'trades-on-office', 0.7, 'advise')
}

/** An account or profile of the author's own, dressed as the body's. */
function dressing(analysis: Analysis): readonly Observation[] {
  const account = analysis.hits('own-account')
  if (account.length === 0 && analysis.draft.kind !== 'profile') return []
  const dress = [...analysis.hits('logo'), ...analysis.hits('official-word'), ...named(analysis, account)]
  if (dress.length === 0) return []
  return found([...account, ...dress], 'dressed-as-body', 0.7, 'review')
}

/** How far from the words for an account its name may stand, in words. */
const NAME_REACH = 10

/** The body's name as part of a name: each word of it, and the word before it, begins with a capital. */
function named(analysis: Analysis, accounts: readonly Hit[]): readonly Hit[] {
  if (accounts.length === 0) return []
  const { tokens } = analysis
  return BODY.flatMap(analysis.hits).filter(
    ({ first, last, sentence }) =>
      [first - 1, first, last].every((at) => tokens[at]?.capital === true) &&
      tokens[first - 1]?.sentence === sentence &&
      accounts.some((account) => account.last < first && first - account.last <= NAME_REACH),
  )
}

/** A mere link: the author names their employer where they comment, or in their profile. */
function linked(analysis: Analysis): readonly Observation[] {
  if (analysis.draft.kind === 'profile') {
    return found(BODY.flatMap(analysis.hits), 'linked-profile', 0.45, 'advise')
  }
  const named = analysis.hits('affiliation')
  if (named.length === 0 || findComment(analysis) === null) return []
  return found(named, 'linked-comment', 0.45, 'advise')
}

/** A personal post that speaks for the body, leans on the office, or is linked with it. */
export const association: Rule = {
  name: 'association',
  topics: ['association'],
  needs: [
    'speaks-for-body',
    'representing',
    'undone-disclaimer',
    'body-promise',
    'business-offer',
    'own-account',
    'affiliation',
    'logo',
    'official-word',
    'council-word',
    'body-name',
  ],
  appliesIn: ({ context }) => context.capacity === 'personal',
  observe,
}
