import type { Analysis, Hit } from '../../analysis.ts'
import type { Observation } from '../../observation.ts'
import type { Rule } from '../../rule.ts'
import { likelyPeople } from '../../statement/likely-people.ts'
import { peopleIn } from '../../statement/people-in.ts'
import type { Span } from '../../types.ts'

/** How far news may stand from the person whose it is, in words, within a sentence. */
const NEWS_REACH = 14
/** How near the words of the author's own family stand to be the ones pictured or spoken of. */
const FAMILY_REACH = 4

function observe(analysis: Analysis): readonly Observation[] {
  if (analysis.has('consent') || asksOthersNotTo(analysis)) return []
  const observations: Observation[] = []
  const picture = pictureOf(analysis)
  if (picture !== null) observations.push(picture)
  const name = formerName(analysis)
  if (name !== null) observations.push(name)
  if (observations.length === 0) {
    const news = newsOf(analysis)
    if (news !== null) observations.push(news)
  }
  return observations
}

/** Somebody else in a picture, a film, a recording or a screenshot. */
function pictureOf(analysis: Analysis): Observation | null {
  const picture = analysis.hits('picture').find((hit) => analysis.near(hit, 'negation', 1).length === 0)
  const attached =
    analysis.draft.attachments?.some(({ kind }) => kind === 'image' || kind === 'video') === true
  if (picture === undefined && !attached) return null
  const child = analysis.hits('child-word').find((hit) => !isFamily(analysis, hit))
  if (child !== undefined) return seen('children', spansOf(picture, child), 0.9, 'stop')
  const name = peopleIn(analysis).find((hit) => !isFamily(analysis, hit) && !isPublicRole(hit))
  const [body] = analysis.hits('body-person')
  const secret =
    analysis.has('not-theirs-to-tell') || analysis.has('damaging-private') || MOCKED.some(analysis.has)
  const people = secret ? ['picture-people', 'picture-someone'] : ['picture-people']
  const person = name ?? people.flatMap(analysis.hits).find((hit) => !isFamily(analysis, hit))
  if (person === undefined || (name === undefined && body !== undefined)) return null
  if (name === undefined && (analysis.has('own-family') || asksToTakeDown(analysis, secret))) return null
  if (name !== undefined) return seen('picture', spansOf(picture, person), secret ? 0.75 : 0.6, 'review')
  return seen('picture', spansOf(picture, person), secret ? 0.9 : 0.7, secret ? 'stop' : 'review')
}

/** A post that only speaks of taking another one down shows nobody. */
function asksToTakeDown(analysis: Analysis, secret: boolean): boolean {
  return !secret && analysis.has('removal-request')
}

const MOCKED = ['insult-noun', 'insult-phrase', 'mocking-word']

/** `The Mayor cutting a ribbon`: people in their public role. */
function isPublicRole({ entry }: Hit): boolean {
  return /^(?:cllr|councillor|mayor)/i.test(entry)
}

function isFamily(analysis: Analysis, hit: Hit): boolean {
  return analysis.near(hit, 'own-family', FAMILY_REACH).length > 0
}

/** `Please don't film our crews`. */
function asksOthersNotTo(analysis: Analysis): boolean {
  return analysis.has('no-filming')
}

/** `Her real name's Kevin`, `he'll always be Derek to me`. */
function formerName(analysis: Analysis): Observation | null {
  const [hit] = analysis.hits('former-name')
  if (hit === undefined || analysis.negated(hit)) return null
  const near = peopleIn(analysis).length > 0 || analysis.near(hit, 'third-person', 8).length > 0
  return near ? seen('former-name', [hit.span], 0.85, 'stop') : null
}

/** Somebody's own news, told by somebody else. */
function newsOf(analysis: Analysis): Observation | null {
  for (const news of analysis.hits('private-news')) {
    if (analysis.negated(news) || isTheAuthors(analysis, news)) continue
    const person = personOf(analysis, news)
    if (person === null || isFamily(analysis, person)) continue
    const grave = analysis.has('not-theirs-to-tell')
    return seen('news', spansOf(person, news), grave ? 0.9 : 0.65, grave ? 'stop' : 'review')
  }
  return null
}

/** The name near the news, in its sentence or the one before with a pronoun in this one. */
function personOf(analysis: Analysis, news: Hit): Hit | null {
  const people = [...peopleIn(analysis), ...likelyPeople(analysis)]
  const named = people.find(({ sentence, first }) => {
    return sentence === news.sentence && Math.abs(first - news.first) <= NEWS_REACH
  })
  if (named !== undefined) return named
  const spoken = analysis.near(news, 'third-person', NEWS_REACH).length > 0
  const reach = spoken ? 2 : 1
  return people.find(({ sentence }) => Math.abs(sentence - news.sentence) <= reach) ?? null
}

/** `I'm pregnant`, `my divorce`. */
function isTheAuthors(analysis: Analysis, news: Hit): boolean {
  if (news.entry.startsWith('(seen|saw')) return false
  const [self] = analysis.near(news, 'self-reference', 4)
  return self !== undefined && self.last < news.first && analysis.near(news, 'third-person', 4).length === 0
}

function spansOf(...hits: readonly (Hit | undefined)[]): readonly Span[] {
  return hits.flatMap((hit) => (hit === undefined ? [] : [hit.span])).toSorted((a, b) => a[0] - b[0])
}

function seen(
  wording: string,
  spans: readonly Span[],
  strength: number,
  lead: 'stop' | 'review',
): Observation {
  return { topic: 'privacy', spans, strength, lead, wording }
}

/** Pictures of others, and others' news, names and private matters. */
export const privacy: Rule = {
  name: 'privacy',
  topics: ['privacy'],
  appliesIn: ({ draft, context, has }) =>
    context.identifiable !== false &&
    (has('picture') || has('private-news') || has('former-name') || draft.attachments !== undefined),
  observe,
}
