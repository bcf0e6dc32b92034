import { TOPIC_KEYS } from '../topics.ts'
import type { TopicSuggestion } from '../types.ts'
import { LEXICON } from './lexicon.ts'

/** Below this confidence nothing is suggested. */
const THRESHOLD = 0.3
const MOST_TOPICS = 8
/** What a provision is about shows early; the bound keeps hostile lengths cheap. */
const LONGEST = 20_000

/**
 * Suggests topics for a provision. Every sign found adds `weight` of what is still uncertain: 1 − Π(1 − weight). Nothing
 * is learnt or hidden: `because` lists the words that counted.
 */
export function scoreTopics(text: string, headings: readonly string[]): TopicSuggestion[] {
  const words = text.slice(0, LONGEST)
  const suggestions: TopicSuggestion[] = []
  for (const topic of TOPIC_KEYS) {
    let doubt = 1
    const because: string[] = []
    for (const sign of LEXICON[topic]) {
      const inText = sign.text?.exec(words)?.[0]
      const inHeading =
        sign.heading === undefined
          ? undefined
          : headings.map((heading) => sign.heading?.exec(heading)?.[0]).find(Boolean)
      const found = inText ?? inHeading
      if (found === undefined) continue
      doubt *= 1 - sign.weight
      because.push(found.slice(0, 80))
    }
    const confidence = Math.round((1 - doubt) * 100) / 100
    if (confidence >= THRESHOLD) suggestions.push({ topic, confidence, because })
  }
  suggestions.sort((one, two) => two.confidence - one.confidence)
  return suggestions.slice(0, MOST_TOPICS)
}

/** Adds what a list's introduction speaks of to an item of the list, less surely. */
export function inheritTopics(
  own: readonly TopicSuggestion[],
  parent: readonly TopicSuggestion[],
): TopicSuggestion[] {
  const inherited = parent
    .filter((suggestion) => !own.some(({ topic }) => topic === suggestion.topic))
    .map(({ topic, confidence, because }) => ({
      topic,
      confidence: Math.round(confidence * 70) / 100,
      because,
    }))
    .filter(({ confidence }) => confidence >= THRESHOLD)
  return [...own, ...inherited].sort((one, two) => two.confidence - one.confidence).slice(0, MOST_TOPICS)
}
