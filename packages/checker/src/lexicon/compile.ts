import { compilePhrases, type NumberedVariant } from './compile-phrases.ts'
import { compileWords } from './compile-words.ts'
import { expandPhrase } from './expand.ts'
import type { Lexicon, Variant } from './syntax.ts'
import {
  encodeLongs,
  encodeWords,
  ENTRY_DISGUISED,
  ENTRY_INNOCENT,
  ENTRY_LEFT,
  ENTRY_RIGHT,
  type PackedTables,
} from './tables.ts'

/**
 * Compiles all lexicons into the tables of one automaton.
 * @throws {LexiconError} naming the file and line of a phrase that cannot be read.
 */
export function compileLexicons(lexicons: readonly Lexicon[]): PackedTables {
  const entries: string[] = []
  const entryCategory: number[] = []
  const entryFlags: number[] = []
  const variants: NumberedVariant[] = []
  const add = (
    text: string,
    category: number,
    flags: number,
    phrases: readonly (readonly string[])[],
  ): void => {
    const entry = entries.length
    entries.push(text)
    entryCategory.push(category)
    entryFlags.push(flags)
    for (const variant of phrases) variants.push({ variant, entry })
  }
  lexicons.forEach((lexicon, category) => {
    for (const { text, line, innocent, disguised } of lexicon.entries) {
      const { left, right } = expandPhrase(text, `${lexicon.category}.txt line ${line}`)
      const flags = (innocent ? ENTRY_INNOCENT : 0) | (disguised ? ENTRY_DISGUISED : 0)
      if (right === null) add(text, category, flags, lexicon.possessive ? withPossessives(left) : left)
      else {
        add(text, category, flags | ENTRY_LEFT, left)
        add(text, category, flags | ENTRY_RIGHT, right)
      }
    }
  })
  const words = compileWords(variants.flatMap(({ variant }) => variant))
  const phrases = compilePhrases(variants, words.atomsOf)
  return {
    categories: lexicons.map(({ category }) => category),
    entries: entries.join('\n'),
    entryCategory: encodeWords(entryCategory),
    entryFlags: encodeWords(entryFlags),
    alphabet: words.alphabet,
    wordBase: encodeLongs(words.base),
    wordCheck: encodeWords(words.check),
    wordNext: encodeWords(words.next),
    wordCount: encodeWords(words.count),
    wordClasses: encodeWords(words.classes),
    phraseRoot: encodeWords(phrases.root),
    phraseBase: encodeLongs(phrases.base),
    phraseCheck: encodeWords(phrases.check),
    phraseNext: encodeWords(phrases.next),
    phraseOutput: encodeWords(phrases.output),
    outputs: encodeWords(phrases.outputs),
  }
}

/** Each variant, and each with its last word in the possessive; folding drops apostrophes. */
function withPossessives(variants: readonly Variant[]): Variant[] {
  return variants.flatMap((variant) => {
    const last = variant.at(-1)
    if (last === undefined || /[s*]$/.test(last)) return [variant]
    return [variant, [...variant.slice(0, -1), `${last}s`]]
  })
}
