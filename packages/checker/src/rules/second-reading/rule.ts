import type { WholeDraft } from '../../analysis.ts'
import type { Rule, Seen } from '../../rule.ts'
import { judgeTopics, topicEvidence } from '../../topics/index.ts'
import { standsAlone } from '../../targets/stands-alone.ts'
import { addedTopics, stands } from '../../topics/judge-topics.ts'
import { TOPICS } from '../../topics/topics.ts'

const NAME = 'second-reading'

/** What the least sure finding weighs; the surest weighs as much as a rule's. */
const WEAKEST = 0.5

/**
 * Reads the draft as a whole once the other rules have looked for signs: a model of topics adds what hints and stories
 * say without any word of the lexicons, and takes back what a sign alone made of an innocent draft.
 */
function reconsider(
  draft: WholeDraft,
  seen: readonly Seen[],
  speaks: (topic: string) => boolean,
): readonly Seen[] {
  if (draft.reading.tokenCount === 0) return seen
  const judgement = judgeTopics(draft, seen)
  const kept = seen.filter(({ observation }) => stands(observation, judgement))
  if (standsAlone(draft)) return kept
  const added = addedTopics(judgement, kept, speaks).map(({ topic, probability, lead }): Seen => ({
    rule: NAME,
    observation: {
      topic,
      spans: topicEvidence(draft, topic),
      strength: WEAKEST + (1 - WEAKEST) * probability,
      lead,
      wording: topic,
    },
  }))
  return [...kept, ...added]
}

/** What the draft as a whole may touch, beyond the signs that other rules look for. */
export const secondReading: Rule = {
  name: NAME,
  topics: TOPICS,
  observe: () => [],
  reconsider,
}
