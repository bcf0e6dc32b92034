import type { WholeDraft } from '../analysis.ts'
import { storedTopics } from '../generated/topics.ts'
import { isSmallWord } from '../language/small-words.ts'
import type { Seen } from '../rule.ts'
import type { Span } from '../types.ts'
import type { Judgement } from './judge-topics.ts'
import { makeTopicFeatures, takeTopicFeatures } from './topic-features.ts'
import { makeTopicModel, type TopicModel } from './topic-model.ts'
import { HEADS, type KnownTopic, OUTCOMES, TOPICS } from './topics.ts'

/** How many stretches of words explain a topic, at most. */
const EVIDENCE = 3
/** A stretch that adds less than this share of what the strongest adds explains nothing. */
const WEIGHTY = 0.4

let made: TopicModel | null = null
const features = makeTopicFeatures()
const logits = new Float64Array(HEADS.length)

/** Copied for each draft: every answer has the same shape, which is quicker to read than one that is put together anew. */
const UNASKED = Object.fromEntries(TOPICS.map((topic) => [topic, 0])) as Record<KnownTopic, number>

/** What the model of topics makes of a draft and of what the rules observed in it. */
export function judgeTopics(draft: WholeDraft, seen: readonly Seen[]): Judgement {
  made ??= makeTopicModel(storedTopics)
  takeTopicFeatures(draft, seen, features)
  made.score(features, logits)
  const probability = (head: number): number => 1 / (1 + Math.exp(-(logits[head] ?? 0)))
  const topics = { ...UNASKED }
  TOPICS.forEach((topic, head) => {
    topics[topic] = probability(head)
  })
  const [clear = 0, advise = 0, review = 0, stop = 0, redirect = 0] = OUTCOMES.map((_, at) =>
    probability(TOPICS.length + at),
  )
  return {
    topics,
    clear,
    leads: { advise, review, stop, redirect },
  }
}

/**
 * The words that speak most for a topic in the draft that was judged last, in order of the text. Small words alone explain nothing to a
 * reader and are left out: there may be none, where the draft as a whole is meant.
 */
export function topicEvidence(draft: WholeDraft, topic: KnownTopic): readonly Span[] {
  const model = made
  if (model === null) return []
  const head = TOPICS.indexOf(topic)
  const { start, end, hash } = draft.reading
  const shares: { share: number; span: Span }[] = []
  for (let at = 0; at < features.count; at += 1) {
    const first = features.first[at] ?? -1
    const last = features.last[at] ?? first
    if (first < 0 || (isSmallWord(hash[first] ?? 0) && isSmallWord(hash[last] ?? 0))) continue
    const share = model.share(features, at, head)
    if (share > 0) shares.push({ share, span: [start[first] ?? 0, end[last] ?? 0] })
  }
  shares.sort((one, other) => other.share - one.share)
  const least = (shares[0]?.share ?? 0) * WEIGHTY
  return shares
    .filter(({ share }) => share >= least)
    .slice(0, EVIDENCE)
    .map(({ span }) => span)
    .sort((one, other) => one[0] - other[0])
}
