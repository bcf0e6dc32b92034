import type { Analysis, Hit } from '../analysis.ts'

/** What is known of the whole text. */
export interface Signs {
  /** The author speaks of themself or of `us`. */
  readonly own: boolean
  /** Work, the body or its people are spoken of. */
  readonly atWork: boolean
  /** It says that it was raised before and that nothing came of it. */
  readonly raised: boolean
  /** It asks where such a thing is to be told, or whether it is allowed. */
  readonly seeks: boolean
}

const NONE: readonly Hit[] = []
/** A thing and what is wrong with it stand this close, in words. */
const PAIR_REACH = 7
/** What is done and to whom. */
const ACT_REACH = 6
const SENTENCES_APART = 1

/** From this sum of signs on a matter is shown. */
const ENOUGH = 4
/** The same where one of the signs leaves little doubt. */
const SURE = 3

/** Those who are the butt of it where it is not the author. */
const THOSE = new Set([
  'women',
  'girls',
  'lasses',
  'apprentice',
  'apprentices',
  'juniors',
  'trainee',
  'trainees',
])
const TO_ME = new Set(['me', 'us', 'my', 'our', 'im', 'i'])

/** A hazard that is let be: a thing that can hurt and what is wrong with it, raised before, near misses, the author in it. */
export function findDanger(analysis: Analysis, { own, atWork, raised, seeks }: Signs): readonly Hit[] {
  const told = distinct(analysis.hits('work-danger').filter((hit) => !analysis.negated(hit)))
  const pairs = pairsOf(analysis, 'hazard', 'out-of-order')
  const hazards = raised && own && analysis.has('repetition') ? distinct(analysis.hits('hazard')) : NONE
  if (told.length === 0 && pairs.length === 0 && hazards.length === 0) return NONE
  const second = analysis.has('seen-online') || analysis.has('feedback-relay')
  const weight =
    Math.min(told.length, 2) * 2 +
    (pairs.length > 0 ? 2.5 : hazards.length > 0 ? 1 : 0) +
    (raised ? 2 : 0) +
    (seeks ? 1.5 : 0) +
    (atWork ? 0.5 : 0) +
    (own ? 0.5 : 0) +
    (analysis.has('raising') && analysis.has('indifference') ? 1.5 : 0) +
    (analysis.has('repetition') ? 0.5 : 0) +
    (analysis.has('distress') ? 0.5 : 0) -
    (second && !own ? 2 : 0)
  return weight >= ENOUGH ? [...told, ...pairs.flat(), ...hazards] : NONE
}

/** Records, money or decisions made to look other than they are. */
export function findWrongdoing(analysis: Analysis, { own, atWork, raised, seeks }: Signs): readonly Hit[] {
  const told = distinct(analysis.hits('work-wrongdoing').filter((hit) => !analysis.negated(hit)))
  const pairs = pairsOf(analysis, 'record-word', 'falsity')
  if (told.length === 0 && pairs.length === 0) return NONE
  const weight =
    Math.min(told.length, 2) * 2.5 +
    (pairs.length > 0 ? 2 : 0) +
    (raised ? 1.5 : 0) +
    (seeks ? 1 : 0) +
    (atWork ? 1 : 0) +
    (own ? 0.5 : 0) +
    (analysis.has('repetition') ? 0.5 : 0) +
    (analysis.has('raising') || analysis.has('indifference') ? 0.5 : 0) +
    (distinct(analysis.hits('falsity')).length > 1 ? 1 : 0) +
    (analysis.has('distress') ? 0.5 : 0) -
    (!own && (analysis.has('seen-online') || analysis.has('feedback-relay')) ? 2 : 0)
  const enough = told.length > 0 ? SURE : ENOUGH
  return weight >= enough ? [...told, ...pairs.flat()] : NONE
}

/** Somebody put down, touched, left out or set back at work, most of all for what the law protects. */
export function findMistreatment(analysis: Analysis, { own, atWork, raised, seeks }: Signs): readonly Hit[] {
  const told = distinct(analysis.hits('work-mistreatment').filter((hit) => !analysis.negated(hit)))
  const acts = analysis
    .hits('hostile-act')
    .filter((hit) => isDoneToSomebody(analysis, hit) && !analysis.negated(hit))
  const setBack = distinct(analysis.hits('disadvantage'))
  const traits = distinct(analysis.hits('protected-trait')).filter((hit) => isOwnOrShared(analysis, hit))
  const distressed = analysis.has('distress')
  const core =
    told.length > 0 ||
    acts.length > 0 ||
    (setBack.length > 0 && (traits.length > 0 || (distressed && own && atWork)))
  if (!core && !(setBack.length > 1 && own && isBecause(setBack))) return NONE
  const weight =
    Math.min(told.length, 2) * 2.5 +
    Math.min(distinct(acts).length, 2) * 1.5 +
    (setBack.length > 0 ? 1 : 0) +
    (seeks ? 1.5 : 0) +
    (setBack.length > 1 && isBecause(setBack) ? 1.5 : 0) +
    (traits.length > 0 ? 1.5 : 0) +
    (own ? 0.5 : 0) +
    (atWork ? 0.5 : 0) +
    (raised ? 1.5 : 0) +
    (analysis.has('repetition') ? 0.5 : 0) +
    (distressed ? 1 : 0)
  const enough = told.length > 0 || isBecause(setBack) ? SURE : ENOUGH
  return weight >= enough
    ? [...told, ...acts, ...(told.length + acts.length > 0 ? NONE : [...traits, ...setBack])]
    : NONE
}

/** Signs that something is amiss; none of them says much by itself. */
const AMISS = [
  'hazard',
  'out-of-order',
  'record-word',
  'falsity',
  'hostile-act',
  'disadvantage',
  'protected-trait',
  'distress',
  'indifference',
  'raised-in-vain',
  'secrecy',
]
const ENOUGH_AMISS = 2

/** `Is that even allowed?`, `who does a person tell?`: it does not say outright what is amiss, but asks where that belongs. */
export function findAsked(analysis: Analysis): readonly Hit[] {
  if (!analysis.has('seeks-route') || analysis.has('feedback-relay')) return NONE
  const signs = AMISS.filter(analysis.has)
  return signs.length >= ENOUGH_AMISS ? analysis.hits('seeks-route') : NONE
}

/** The nearest pairs of a hit of one category and a hit of another, in one sentence and close to each other. */
function pairsOf(analysis: Analysis, category: string, other: string): readonly (readonly [Hit, Hit])[] {
  if (!analysis.has(category) || !analysis.has(other)) return []
  return analysis.hits(category).flatMap((hit) => {
    const partner = analysis
      .near(hit, other, PAIR_REACH)
      .find((one) => one.first !== hit.first || one.last !== hit.last)
    return partner === undefined ? [] : [[hit, partner] as const]
  })
}

/** It is done to the author or to somebody the text points at: a pronoun in reach. */
function isDoneToSomebody(analysis: Analysis, hit: Hit): boolean {
  const from = Math.max(0, hit.first - ACT_REACH)
  return analysis.tokens
    .slice(from, hit.last + 1 + ACT_REACH)
    .some(({ text, sentence }) => sentence === hit.sentence && (TO_ME.has(text) || THOSE.has(text)))
}

/** `my accent`, `told them about my MS`, `all the women on our floor`: the author's own, or of those around. */
function isOwnOrShared(analysis: Analysis, hit: Hit): boolean {
  const from = Math.max(0, hit.first - 8)
  return analysis.tokens
    .slice(from, hit.last + 9)
    .some(({ text, sentence }) => Math.abs(sentence - hit.sentence) <= SENTENCES_APART && TO_ME.has(text))
}

/** One of the setbacks says what it followed: `since I told`, `because I refused`. */
function isBecause(setBack: readonly Hit[]): boolean {
  return setBack.some(({ entry }) => /^(?:since|after|because) i |coincidence|funny that/.test(entry))
}

/** Hits at separate places: of several over the same words the first. */
function distinct(hits: readonly Hit[]): readonly Hit[] {
  let reached = -1
  return hits.filter(({ first, last }) => {
    const apart = first > reached
    reached = Math.max(reached, last)
    return apart
  })
}
