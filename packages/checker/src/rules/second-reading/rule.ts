import type { WholeDraft } from '../../analysis.ts'
import type { Rule, Seen } from '../../rule.ts'
import { judgeTopics, topicEvidence } from '../../topics/index.ts'
import { standsAlone } from '../../targets/stands-alone.ts'
import { addedTopics, stands } from '../../topics/judge-topics.ts'
import { TOPICS } from '../../topics/topics.ts'

const NAME = 'second-reading'

/** What the least sure finding weighs; the surest weighs as much as a rule's. */
const WEAKEST = 0.5

/** From this score on a model that learnt from many thousand texts of all kinds takes a draft for hateful, sexist or insulting. */
const LIKELY = 0.5
/** A draft with so many digits was read for numbers of people by its form. */
const DIGITS = 4

/**
 * Whether a topic may rest on this model, which learnt from some thousand posts of councils: of rude language others have learnt more and are asked as
 * well; what is obscene is known by its words, and numbers by their form.
 */
function isSupported(topic: string, draft: WholeDraft): boolean {
  switch (topic) {
    case 'discriminatory-language':
      return Math.max(draft.score('hate'), draft.score('sexism')) >= LIKELY
    case 'insult':
      return draft.score('insult') >= LIKELY
    case 'obscenity':
      return false
    case 'personal-data':
      return draft.digits < DIGITS
    default:
      return true
  }
}

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
  const may = (topic: string): boolean => speaks(topic) && isSupported(topic, draft)
  const added = addedTopics(judgement, kept, may).map(({ topic, probability, lead }): Seen => ({
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
