import type { Analysis, Hit } from '../../analysis.ts'
import { type Target, wordsBetween } from '../../targets/find-targets.ts'
import type { Judgement } from './judgements.ts'

/** A judgement and the one it is passed on. */
export interface Verdict {
  readonly judgement: Judgement
  readonly target: Target
}

/** How far a target may stand from what is said of it within one sentence, in words. */
const REACH: Readonly<Record<Judgement['kind'], number>> = { word: 14, phrase: 20, sarcasm: 14, ridicule: 16 }
/** Sentences over which a target is carried on by a pronoun or a fragment. */
const CARRIED_BACK = 2
/** The longest sentence that is a fragment, such as `Absolute shambles of an outfit.` */
const FRAGMENT = 9
/** Something that stands this close before a word is what the word is said of. */
const SUBJECT = 3

const BEFORE_VERB =
  /^(?:is|are|was|were|has|have|had|been|being|be|a|an|the|so|such|really|just|absolutely|utter|utterly|total|totally|completely|complete|pure|always|still|as|bit|of|too|very|proper|right|bloody|looks?|seems?|gets?|getting)$/

/** The one that a judgement is passed on; null where it is on somebody or something else, or nobody can be made out. */
export function targetOf(
  analysis: Analysis,
  judgement: Judgement,
  targets: readonly Target[],
): Target | null {
  const { hit, kind } = judgement
  const outside = nearest(
    analysis.hits('outside-party').filter((one) => one.sentence === hit.sentence && !isSimile(hit, one)),
    hit,
  )
  const apart = targets.filter((target) => !isInside(hit, target))
  const here = nearest(apart.filter(sameSentence(hit)).filter(inReach(hit, REACH[kind])), hit)
  if (here !== undefined) {
    if (outside !== undefined && outranks(hit, outside, here)) return null
    if (here.generic && outside !== undefined) return null
    if (here.generic && outsideBefore(analysis, hit.sentence)) return null
    if (kind === 'word' && isOfThing(analysis, hit, here)) return null
    return here
  }
  if (outside !== undefined) return null
  return carried(analysis, judgement, apart)
}

function sameSentence(hit: Hit): (other: { readonly sentence: number }) => boolean {
  return ({ sentence }) => sentence === hit.sentence
}

function inReach(hit: Hit, words: number): (target: Target) => boolean {
  return (target) => wordsBetween(target, hit) <= words
}

/** `The people skills of a wasp`: what somebody is likened to is nobody of whom it is said. */
function isSimile(hit: Hit, outside: Hit): boolean {
  return outside.first <= hit.last + 1 && outside.last >= hit.first && outside.first > hit.first
}

/** Phrases that name the one they are about. */
const WHOLE = new Set(['damning-phrase', 'sarcastic-praise'])

/** A target that is a word of the judgement itself says nothing of whom it is about. */
function isInside(hit: Hit, target: Target): boolean {
  return target.first >= hit.first && target.last <= hit.last && !WHOLE.has(hit.category)
}

/** Nearest first; of equally near ones, the one before. */
function nearest<T extends { readonly first: number; readonly last: number }>(
  all: readonly T[],
  hit: Hit,
): T | undefined {
  let best: T | undefined
  let least = Infinity
  for (const one of all) {
    const words = wordsBetween(one, hit)
    if (words < least) {
      least = words
      best = one
    }
  }
  return best
}

/** The other party is what it is said of: it stands nearer, or the target only comes after. */
function outranks(hit: Hit, outside: Hit, target: Target): boolean {
  const outsideOwns = outside.last < hit.first && target.first > hit.last
  return outsideOwns || wordsBetween(outside, hit) < wordsBetween(target, hit)
}

/** Another employer, a match, a programme: what was spoken of before, so that `management` is not the body's. */
function outsideBefore(analysis: Analysis, sentence: number): boolean {
  return analysis.hits('outside-party').some((one) => one.sentence < sentence)
}

/** `The parking app is rubbish`: a service or a thing of it stands nearer before the word than anybody does. */
function isOfThing(analysis: Analysis, hit: Hit, target: Target): boolean {
  return ['council-service', 'everyday-thing'].flatMap(analysis.hits).some((thing) => {
    if (thing.sentence !== hit.sentence) return false
    if (thing.first === hit.last + 1) return target.first > thing.last || target.last < hit.first - SUBJECT
    if (thing.last >= hit.first) return false
    if (wordsBetween(thing, target) === 0) return false
    if (target.last < hit.first && target.first > thing.first) return false
    const between = analysis.tokens.slice(thing.last + 1, hit.first)
    return between.length <= SUBJECT && between.every(({ text }) => BEFORE_VERB.test(text))
  })
}

/** A target of the sentences before, carried on by a pronoun or a fragment, or of the one that follows a fragment. */
function carried(analysis: Analysis, { hit, kind }: Judgement, targets: readonly Target[]): Target | null {
  const words = analysis.tokens.filter(({ sentence }) => sentence === hit.sentence)
  const own = words.some(({ text }) => text === 'i' || text === 'im')
  const fragment = words.length <= FRAGMENT && !own
  const pointsBack =
    kind === 'phrase' || analysis.hits('third-person').some(sameSentence(hit)) || hitOpens(analysis, hit)
  if (!fragment && !pointsBack) return null
  const before = targets.findLast(
    ({ sentence }) => sentence < hit.sentence && sentence >= hit.sentence - CARRIED_BACK,
  )
  if (before !== undefined) {
    const outside = analysis.hits('outside-party').findLast(({ sentence }) => sentence < hit.sentence)
    if (outside !== undefined && before.generic) return null
    return before
  }
  if (!fragment) return null
  const after = targets.find(({ sentence }) => sentence === hit.sentence + 1)
  if (
    after === undefined ||
    analysis.hits('outside-party').some(({ sentence }) => sentence === hit.sentence + 1)
  )
    return null
  return after
}

function hitOpens(analysis: Analysis, hit: Hit): boolean {
  return analysis.tokens[hit.first - 1]?.sentence !== hit.sentence
}
