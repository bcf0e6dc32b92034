import { hashWord } from './hashing.ts'

const SLOTS = 1 << 13

/** Words of each class, by its name; the class's number is its place, counted from 1. */
export type WordLists = readonly (readonly [name: string, words: string])[]

/** Open-addressed table from the hash of a word to its class, 1 and up; 0 where it has none. */
export interface WordClasses {
  readonly keys: Int32Array
  readonly classes: Uint8Array
  /** By class: the bit that a text bears which has such a word; 0 for most classes. */
  readonly marks: Uint8Array
  /** The class of words that name groups, of which only the class is read. */
  readonly group: number
  /** The class of words that negate. */
  readonly negation: number
}

const MARKS: Readonly<Record<string, number>> = { group: 1, slur: 2, woman: 4 }

/** Builds the table. A word that stands in two lists keeps the first. */
export function buildWordClasses(lists: WordLists): WordClasses {
  const keys = new Int32Array(SLOTS)
  const classes = new Uint8Array(SLOTS)
  const marks = new Uint8Array(lists.length + 1)
  lists.forEach(([name, words], index) => {
    marks[index + 1] = MARKS[name] ?? 0
    for (const word of words.split(' ')) {
      const hash = hashWord(word)
      let slot = hash & (SLOTS - 1)
      while (classes[slot] !== 0 && keys[slot] !== hash) slot = (slot + 1) & (SLOTS - 1)
      if (classes[slot] !== 0) continue
      keys[slot] = hash
      classes[slot] = index + 1
    }
  })
  const numberOf = (wanted: string): number => lists.findIndex(([name]) => name === wanted) + 1
  return { keys, classes, marks, group: numberOf('group'), negation: numberOf('not') }
}

/** The class of the word with this hash; 0 where it has none. */
export function classOf(table: WordClasses, hash: number): number {
  let slot = hash & (SLOTS - 1)
  for (;;) {
    const found = table.classes[slot] ?? 0
    if (found === 0 || table.keys[slot] === hash) return found
    slot = (slot + 1) & (SLOTS - 1)
  }
}
