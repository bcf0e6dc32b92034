import { TOPIC_KEYS, type TopicKey } from '../topics.ts'
import type { TopicSuggestion } from '../types.ts'
import { LEXICON } from './lexicon/index.ts'
import type { TopicPage, TopicSign } from './lexicon/page.ts'

/** Below this confidence nothing is suggested. */
const THRESHOLD = 0.3
/** A provision that says itself what it is about needs no heading to guess from. */
const SPEAKS_FOR_ITSELF = 0.5
/** A heading such as “Related policies” says what its items are, whatever they name. */
const DECISIVE = 0.6
/** “You must not:” says nothing by itself; its items do. */
const LONGEST_STEM = 60
const MOST_TOPICS = 8
/** What a provision is about shows early; the bound keeps hostile lengths cheap. */
const LONGEST = 20_000

interface Evidence {
  readonly doubt: number
  readonly because: readonly string[]
}

const NOTHING: Evidence = { doubt: 1, because: [] }

function weigh(signs: readonly TopicSign[], texts: readonly string[]): Evidence {
  let doubt = 1
  const because: string[] = []
  for (const { pattern, weight } of signs) {
    for (const text of texts) {
      const found = pattern.exec(text)?.[0]
      if (found === undefined) continue
      doubt *= 1 - weight
      because.push(found.slice(0, 80))
      break
    }
  }
  return { doubt, because }
}

function withoutIgnored(text: string, page: TopicPage): string {
  return page.ignore.reduce((words, pattern) => words.replaceAll(pattern, ' § '), text)
}

/**
 * Suggests topics for a provision. Every sign found adds `weight` of what is still uncertain: 1 − Π(1 − weight). A heading adds to
 * what the words say, and stands in for them only where they speak of nothing. Nothing is learnt or hidden: `because` lists the
 * words that counted.
 */
export function scoreTopics(text: string, headings: readonly string[]): TopicSuggestion[] {
  const words = text.slice(0, LONGEST)
  const read = TOPIC_KEYS.map((topic): { topic: TopicKey; own: Evidence; above: Evidence } => {
    const page = LEXICON[topic]
    return {
      topic,
      own: page.any.test(words) ? weigh(page.text, [withoutIgnored(words, page)]) : NOTHING,
      above: weigh(page.heading, headings),
    }
  })
  const isStem = /[:–—-]$/.test(words) && words.length <= LONGEST_STEM
  const speaks = isStem || read.some(({ own }) => 1 - own.doubt >= SPEAKS_FOR_ITSELF)
  const suggestions: TopicSuggestion[] = []
  for (const { topic, own, above } of read) {
    if (speaks && own.because.length === 0 && 1 - above.doubt < DECISIVE) continue
    const confidence = Math.round((1 - own.doubt * above.doubt) * 100) / 100
    if (confidence >= THRESHOLD)
      suggestions.push({ topic, confidence, because: [...own.because, ...above.because] })
  }
  suggestions.sort((one, two) => two.confidence - one.confidence)
  return suggestions.slice(0, MOST_TOPICS)
}

/** Adds what a list's introduction speaks of to an item that does not speak for itself, less surely. */
export function inheritTopics(
  own: readonly TopicSuggestion[],
  parent: readonly TopicSuggestion[],
): TopicSuggestion[] {
  const vague = !own.some(({ confidence }) => confidence >= SPEAKS_FOR_ITSELF)
  const inherited = parent
    .filter(({ confidence }) => vague && confidence >= SPEAKS_FOR_ITSELF)
    .filter((suggestion) => !own.some(({ topic }) => topic === suggestion.topic))
    .map(({ topic, confidence, because }) => ({
      topic,
      confidence: Math.round(confidence * 70) / 100,
      because,
    }))
    .filter(({ confidence }) => confidence >= THRESHOLD)
  return [...own, ...inherited].sort((one, two) => two.confidence - one.confidence).slice(0, MOST_TOPICS)
}
