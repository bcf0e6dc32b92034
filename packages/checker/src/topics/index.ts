import type { WholeDraft } from '../analysis.ts'
import { storedTopics } from '../generated/topics.ts'
import type { Seen } from '../rule.ts'
import type { Span } from '../types.ts'
import type { Judgement } from './judge-topics.ts'
import { makeTopicFeatures, takeTopicFeatures } from './topic-features.ts'
import { makeTopicModel, type TopicModel } from './topic-model.ts'
import { HEADS, type KnownTopic, OUTCOMES, TOPICS } from './topics.ts'

/** How many stretches of words explain a topic. */
const EVIDENCE = 3

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

/** The words that speak most for a topic in the draft that was judged last, in order of the text. */
export function topicEvidence(draft: WholeDraft, topic: KnownTopic): readonly Span[] {
  const model = made
  if (model === null) return []
  const head = TOPICS.indexOf(topic)
  const shares: { share: number; span: Span }[] = []
  for (let at = 0; at < features.count; at += 1) {
    const first = features.first[at] ?? -1
    const share = first < 0 ? 0 : model.share(features, at, head)
    if (share <= 0) continue
    const { start, end } = draft.reading
    shares.push({ share, span: [start[first] ?? 0, end[features.last[at] ?? first] ?? 0] })
  }
  return shares
    .sort((one, other) => other.share - one.share)
    .slice(0, EVIDENCE)
    .map(({ span }) => span)
    .sort((one, other) => one[0] - other[0])
}
