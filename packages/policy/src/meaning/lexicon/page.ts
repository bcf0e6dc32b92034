import { compilePhrase, phrasePattern } from './phrase.ts'
import { readVocabulary, vocabularyText } from './vocabulary.ts'

/** A sign that a provision speaks of a topic. `weight` (0 to 1) is how sure it alone makes it; several are independent evidence. */
export interface TopicSign {
  readonly pattern: RegExp
  readonly weight: number
}

/** What speaks for one topic: in a provision's words, in the heading above it, and words that say something else. */
export interface TopicPage {
  readonly text: readonly TopicSign[]
  readonly heading: readonly TopicSign[]
  readonly ignore: readonly RegExp[]
  /** Any of the text's signs in one pattern: most provisions speak of few topics, and one look tells. */
  readonly any: RegExp
}

const STRENGTH: Readonly<Record<string, number>> = { strong: 0.75, likely: 0.5, hint: 0.3 }
const HEADING: Readonly<Record<string, number>> = { strong: 0.65, likely: 0.45, hint: 0.3 }
const vocabulary = readVocabulary(vocabularyText, (words) => phrasePattern(words, new Map()))

/**
 * Reads a topic's page: lines `strong: phrase`, `likely: phrase`, `hint: phrase`, the same behind `heading`, `ignore: phrase`,
 * and comments behind `#`. Throws at a line that is none of these.
 */
export function readPage(page: string): TopicPage {
  const read = { text: [] as TopicSign[], heading: [] as TopicSign[], ignore: [] as RegExp[] }
  for (const line of page.split('\n')) {
    if (line.trim() === '' || line.startsWith('#')) continue
    const [, place = '', kind = '', phrase = ''] =
      /^(heading )?(strong|likely|hint|ignore): (.+)$/.exec(line) ?? []
    if (phrase === '') throw new Error(`This line of the lexicon cannot be read: ${line}`)
    const pattern = compilePhrase(phrase.trim(), vocabulary)
    const weight = STRENGTH[kind]
    if (weight === undefined) read.ignore.push(new RegExp(pattern.source, 'gi'))
    else if (place === '') read.text.push({ pattern, weight })
    else read.heading.push({ pattern, weight: HEADING[kind] ?? weight })
  }
  return { ...read, any: new RegExp(read.text.map(({ pattern }) => pattern.source).join('|') || '(?!)', 'i') }
}
