import type { Category } from '../types.ts'
import english from './en.json' with { type: 'json' }
import type { Phrase, WordingKey } from './phrases.ts'

/** The package's wording in one language, as its message file holds it. Keys that are missing are said in English. */
export type Wording = Readonly<Partial<Record<WordingKey, string>>>

/** The wording that the package comes with. */
export const ENGLISH: Wording = english

const known: Readonly<Partial<Record<string, string>>> = english

/** The message under a key in a language, in English where that language has none; the key itself where nobody has. */
export function wordingOf(key: string, wording: Wording = ENGLISH): string {
  const messages: Readonly<Partial<Record<string, string>>> = wording
  if (Object.hasOwn(messages, key)) return messages[key] ?? key
  return Object.hasOwn(known, key) ? (known[key] ?? key) : key
}

function inWords(name: string, value: unknown, wording: Wording): string {
  if (name === 'kind') return wordingOf(`file-kind.${String(value)}`, wording)
  if (!Array.isArray(value))
    return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
  const items = value.map((item) => (name === 'who' ? categoryName(item as Category, wording) : String(item)))
  // References follow each other without a word between them: they are names, not a sentence.
  if (name === 'refs') return items.join(', ')
  const last = items.pop() ?? ''
  if (items.length === 0) return last
  return `${items.join(wordingOf('list.between', wording))}${wordingOf('list.before-last', wording)}${last}`
}

/** What a category of people is called within a sentence. */
export function categoryName(category: Category, wording: Wording = ENGLISH): string {
  return wordingOf(`category.${category}`, wording)
}

/** A topic's name. */
export function topicLabel(topic: string, wording: Wording = ENGLISH): string {
  const key = `topic.${topic}.label`
  const label = wordingOf(key, wording)
  return label === key ? topic : label
}

/** What a topic covers, in a sentence. */
export function topicDescription(topic: string, wording: Wording = ENGLISH): string {
  const key = `topic.${topic}.description`
  const description = wordingOf(key, wording)
  return description === key ? '' : description
}

/** A section's heading; for one that the parser made, and the text does not head, its name in the reader's language. */
export function sectionHeading(
  section: { readonly ref: string; readonly heading: string },
  wording: Wording = ENGLISH,
): string {
  if (section.heading !== '') return section.heading
  const key = `section.${section.ref}`
  const heading = wordingOf(key, wording)
  return heading === key ? '' : heading
}

/** Says a phrase in a language. A stored phrase that this version does not know is said by its code. */
export function wordPhrase(said: Phrase, wording: Wording = ENGLISH): string {
  const params: Readonly<Record<string, unknown>> = said.params
  return wordingOf(said.code, wording).replaceAll(/\{(\w+)\}/g, (whole, name: string) =>
    Object.hasOwn(params, name) ? inWords(name, params[name], wording) : whole,
  )
}
