import type { Analysis, Hit } from '../../analysis.ts'
import type { Asked, Observation } from '../../observation.ts'
import type { Rule } from '../../rule.ts'

/** Words that tie a logo to the body. */
const BODY = ['council-word', 'body-name', 'official-word', 'council-people'] as const
/** Signs that by their name are a public body's: no further word is needed. */
const OWN_SIGN = /council|borough|mayor|coat of arms|letterhead|civic|corporation|branding/
const CREST = /^(?:crest|emblem|insignia|masthead|roundel)/

/** How near, in words, what is done with a sign must stand. */
const REACH = 14

/** Putting it somewhere, or a thing that carries it. */
const USES = ['logo-use', 'logo-carrier'] as const

function observe(analysis: Analysis): readonly Observation[] {
  const observation = inText(analysis) ?? inAttachment(analysis)
  return observation === null ? [] : [observation]
}

function inText(analysis: Analysis): Observation | null {
  const signs = analysis.hits('logo').filter((hit) => isOfBody(analysis, hit) && !analysis.negated(hit))
  if (signs.length === 0 || analysis.has('permission')) return null
  const uses = USES.flatMap(analysis.hits)
  const used = signs.filter((hit) => uses.some((use) => isBeside(hit, use)))
  if (used.length === 0) return null
  const forged = analysis.has('logo-forgery')
  return {
    topic: 'logo',
    spans: used.map(({ span }) => span),
    strength: forged ? 0.95 : 0.75,
    lead: forged ? 'stop' : 'review',
    wording: forged ? 'forgery' : 'use',
  }
}

/** The use stands by the sign, in its sentence or the one beside it; the sign's own words are no use of it. */
function isBeside(sign: Hit, use: Hit): boolean {
  const apart = Math.max(use.first - sign.last, sign.first - use.last)
  return apart > 0 && apart <= REACH && Math.abs(use.sentence - sign.sentence) <= 1
}

function isOfBody(analysis: Analysis, hit: Hit): boolean {
  if (OWN_SIGN.test(hit.entry)) return true
  if (BODY.some((category) => analysis.has(category))) return true
  // Few have a crest; whoever works for a body and uses one says whose it is only where it is not the own.
  return CREST.test(hit.entry) && !analysis.has('elsewhere') && !analysis.has('sport')
}

/** The author says that the picture shows the logo. */
function inAttachment(analysis: Analysis): Observation | null {
  const shows = analysis.draft.attachments?.some(({ showsLogo }) => showsLogo === true) ?? false
  if (!shows || analysis.has('permission')) return null
  return { topic: 'logo', spans: [], strength: 0.7, lead: 'review', wording: 'picture' }
}

/** An image of which the author has not said whether it shows the logo. */
function ask(analysis: Analysis): readonly Asked[] {
  const open = analysis.draft.attachments?.some(
    ({ kind, showsLogo }) => (kind === 'image' || kind === 'video') && showsLogo === undefined,
  )
  return open === true ? [{ question: 'shows-logo', topics: ['logo'] }] : []
}

/** The body's logo or arms in use without a word that it was approved. Official accounts use it as a matter of course. */
export const logo: Rule = {
  name: 'logo',
  topics: ['logo'],
  appliesIn: ({ context, draft, has }) =>
    context.capacity === 'personal' && (has('logo') || (draft.attachments?.length ?? 0) > 0),
  observe,
  ask,
}
