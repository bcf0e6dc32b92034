import type { Analysis, Hit } from '../../analysis.ts'

/**
 * `word`: counts only near a target. `phrase`: a structure that says it whole. `sarcasm`: praise meant the other way.
 * `ridicule`: likening, measuring, wondering, which praise beside it turns into a joke.
 */
export type JudgementKind = 'word' | 'phrase' | 'sarcasm' | 'ridicule'

export interface Judgement {
  readonly hit: Hit
  readonly kind: JudgementKind
}

const CATEGORIES: readonly (readonly [string, JudgementKind])[] = [
  ['damning-phrase', 'phrase'],
  ['insult-phrase', 'phrase'],
  ['negative-judgement', 'word'],
  ['insult-noun', 'word'],
  ['insult-adjective', 'word'],
  ['sarcastic-praise', 'sarcasm'],
  ['ridicule', 'ridicule'],
]

/** Every lexicon that may hold a judgement: the rule is skipped where none of them occurs. */
export const JUDGEMENT_LEXICONS: readonly string[] = CATEGORIES.map(([category]) => category)

const SELF = new Set(['i', 'im', 'me', 'my', 'mine', 'myself', 'ive', 'id'])
const SELF_REACH = 4
const COUNTER_REACH = 12

/**
 * The judgements that the author makes: not those negated, reported, turned against what others say, or passed on the
 * author's own doings.
 */
export function findJudgements(analysis: Analysis): readonly Judgement[] {
  return CATEGORIES.flatMap(([category, kind]) =>
    analysis
      .hits(category)
      .filter((hit) => isMeant(analysis, hit, kind))
      .map((hit) => ({ hit, kind })),
  )
}

function isMeant(analysis: Analysis, hit: Hit, kind: JudgementKind): boolean {
  if (analysis.reported(hit)) return false
  if (kind === 'ridicule' && isKindly(analysis, hit)) return false
  if ((kind === 'word' || kind === 'phrase') && isDenied(analysis, hit)) return false
  if (isAgainstOthers(analysis, hit) || isFondly(analysis, hit) || isOfNoun(analysis, hit)) return false
  return !isOfSelf(analysis, hit)
}

/** Praise or good humour in the same sentence, which takes the sting out of a likening. */
function isKindly(analysis: Analysis, { sentence, first, last }: Hit): boolean {
  if (analysis.has('good-humour') || analysis.has('affection')) return true
  return analysis
    .hits('good-word')
    .some((good) => good.sentence === sentence && (good.last < first || good.first > last))
}

/** Many phrases hold a negation themselves; only one before them turns them round. */
function isDenied(analysis: Analysis, hit: Hit): boolean {
  if (analysis.tokens[hit.first - 1]?.text === 'least') return true
  return analysis.negated(hit)
}

function isAgainstOthers(analysis: Analysis, hit: Hit): boolean {
  return analysis
    .hits('others-say')
    .some(
      ({ sentence, last }) =>
        sentence === hit.sentence && last < hit.first && hit.first - last <= COUNTER_REACH,
    )
}

/** `You mad bunch of idiots, thank you for the cake`: what friends call one another. */
function isFondly(analysis: Analysis, hit: Hit): boolean {
  if (hit.category === 'sarcastic-praise' || !analysis.has('affection')) return false
  return hit.category !== 'damning-phrase' || hit.entry.startsWith('(lot|bunch|')
}

const BEFORE_ADJECTIVE =
  /^(?:is|are|was|were|be|been|being|so|too|as|most|more|how|just|absolutely|utterly|totally|completely|really|such|and|or|always|still|bit|plain|fucking|bloody|proper|right|dead|im|hes|shes|theyre|youre|its|a|an)$/

/** `The scruffy bit by the bins`: an adjective before a thing that it alone is said of. */
function isOfNoun(analysis: Analysis, { category, first, sentence }: Hit): boolean {
  if (category !== 'insult-adjective') return false
  const before = analysis.tokens[first - 1]
  return before !== undefined && before.sentence === sentence && !BEFORE_ADJECTIVE.test(before.text)
}

/** `I was useless on the gully sucker`: the author stands just before, and nobody of the body between. */
function isOfSelf(analysis: Analysis, hit: Hit): boolean {
  for (let token = hit.first - 1; token >= hit.first - SELF_REACH; token--) {
    const word = analysis.tokens[token]
    if (word === undefined || word.sentence !== hit.sentence) return false
    if (!SELF.has(word.text)) continue
    const next = analysis.tokens[token + 1]?.text ?? ''
    if (word.text === 'me' || word.text === 'myself') return token === hit.first - 1
    if (word.text === 'im') return true
    if (word.text === 'i')
      return /^(?:am|was|feel|felt|must|can|could|cant|couldnt|have|had|look|looked|ve)$/.test(next)
  }
  const after = analysis.tokens[hit.last + 1]?.text
  return (
    after === 'me' ||
    (analysis.tokens[hit.last + 1]?.text === 'of' && analysis.tokens[hit.last + 2]?.text === 'me')
  )
}
