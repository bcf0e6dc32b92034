import { DisguiseTrie } from '../disguise/disguise-trie.ts'
import { decodeRows } from './row-codec.ts'
import { decodePhrases } from './phrase-codec.ts'
import type { PhraseTable } from './phrase-table.ts'
import { decodeClasses, decodeLongs, decodeWords, FIRST_SYMBOL, type PackedTables, STAR } from './tables.ts'

/** The lexicons, ready to match. */
export interface Tables {
  readonly categories: readonly string[]
  readonly categoryNumber: ReadonlyMap<string, number>
  readonly entryText: (entry: number) => string
  readonly entryCategory: Uint16Array
  readonly entryFlags: Uint16Array
  /** For each UTF-16 code unit its symbol in the words' automaton; 0 for none. */
  readonly symbol: Uint8Array
  readonly wordBase: Uint32Array
  readonly wordCheck: Uint16Array
  readonly wordNext: Uint16Array
  readonly wordCount: Uint16Array
  readonly wordClasses: Uint16Array
  readonly phrases: PhraseTable
  readonly disguises: DisguiseTrie
}

/** Set in `wordBase` of a state where any ending may follow. */
export const HAS_STAR: number = 1 << 30

function markStars(base: Uint32Array, check: Uint16Array): Uint32Array {
  for (let state = 1; state < base.length; state++) {
    const place = base[state] ?? 0
    if (check[place + STAR] === state) base[state] = place | HAS_STAR
  }
  return base
}

/** Unpacks the tables of the generated module; done once, when the first draft is read. */
export function decodeTables(packed: PackedTables): Tables {
  const symbol = new Uint8Array(0x1_0000)
  for (let at = 0; at < packed.alphabet.length; at++) {
    symbol[packed.alphabet.charCodeAt(at)] = at + FIRST_SYMBOL
  }
  const wordBase = decodeLongs(packed.wordBase)
  const words = decodeRows(packed.wordRows, wordBase, 512)
  let texts: readonly string[] | null = null
  return {
    categories: packed.categories,
    categoryNumber: new Map(packed.categories.map((category, number) => [category, number])),
    entryText: (entry) => {
      texts ??= packed.entries.split('\n')
      return texts[entry] ?? ''
    },
    entryCategory: decodeWords(packed.entryCategory),
    entryFlags: decodeWords(packed.entryFlags),
    symbol,
    wordBase: markStars(wordBase, words.check),
    wordCheck: words.check,
    wordNext: words.next,
    wordCount: decodeWords(packed.wordCount),
    wordClasses: decodeClasses(packed.wordClasses),
    phrases: decodePhrases(packed.phrases),
    disguises: new DisguiseTrie(packed.disguises.split(' ')),
  }
}
