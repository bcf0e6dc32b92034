import { decodeBytes, encodeBytes } from '../byte-text.ts'
import { folded, NumberWriter, readNumbers } from './number-text.ts'
import type { PackedPhrases } from './phrase-codec.ts'

/** The compiled lexicons, as the generated module holds them: numbers as text of two or three bytes each. */
export interface PackedTables {
  readonly categories: readonly string[]
  /** All entries, one a line, in the order of their numbers. */
  readonly entries: string
  /** For each entry its category's number and its flags. */
  readonly entryCategory: string
  readonly entryFlags: string
  /** Characters of the words' automaton; the first has symbol 1. */
  readonly alphabet: string
  readonly wordBase: string
  readonly wordRows: string
  readonly wordCount: string
  readonly wordClasses: string
  readonly phrases: PackedPhrases
  /** The words of `@disguised` entries, parted by spaces; a star stands for any ending, `!` before it for first choice. */
  readonly disguises: string
}

/** Flags of an entry. */
export const ENTRY_INNOCENT = 1
export const ENTRY_DISGUISED = 2
/** This number stands for the part before a gap; the part after it has the number that follows. */
export const ENTRY_LEFT = 4
export const ENTRY_RIGHT = 8
/** Written plainly it is no occurrence. */
export const ENTRY_ONLY_DISGUISED = 16

/** The symbol that stands for "any ending" in the words' automaton. */
export const STAR = 1
/** The symbol that ends a word. */
export const END = 2
/** The symbol of the alphabet's first character. */
export const FIRST_SYMBOL = 3

/** Set in the class of a word that is a respelling of another. */
export const RESPELT = 0x8000

/** The atom that any word matches. In the phrases' automaton it is class 0, which is tried where no other leads on. */
export const ANY_WORD = '*'

/** The longest gap that ` ... ` spans, in words. */
export const GAP = 3

/** Numbers as bytes: all lowest bytes first, then all higher ones, which compresses well. */
function encodePlanes(values: ArrayLike<number>, planes: number): string {
  const bytes = new Uint8Array(values.length * planes)
  for (let plane = 0; plane < planes; plane++) {
    for (let at = 0; at < values.length; at++) {
      bytes[plane * values.length + at] = ((values[at] ?? 0) >> (8 * plane)) & 255
    }
  }
  return encodeBytes(bytes)
}

/** Numbers below 65,536. */
export function encodeWords(values: ArrayLike<number>): string {
  return encodePlanes(values, 2)
}

/** Reads what `encodeWords` wrote. */
export function decodeWords(text: string): Uint16Array {
  const bytes = decodeBytes(text)
  const size = bytes.length / 2
  const values = new Uint16Array(size)
  for (let at = 0; at < size; at++) values[at] = (bytes[at] ?? 0) | ((bytes[size + at] ?? 0) << 8)
  return values
}

/** Numbers below 16,777,216. */
export function encodeLongs(values: ArrayLike<number>): string {
  return encodePlanes(values, 3)
}

/** Reads what `encodeLongs` wrote. */
export function decodeLongs(text: string): Uint32Array {
  const bytes = decodeBytes(text)
  const size = bytes.length / 3
  const values = new Uint32Array(size)
  for (let at = 0; at < size; at++) {
    values[at] = (bytes[at] ?? 0) | ((bytes[size + at] ?? 0) << 8) | ((bytes[2 * size + at] ?? 0) << 16)
  }
  return values
}

/** Classes of words in the order of the words, with `RESPELT`: neighbours are inflections of one another, whose classes often are, too. */
export function encodeClasses(classes: readonly number[]): string {
  const out = new NumberWriter()
  let before = 0
  for (const word of classes) {
    const wordClass = word & ~RESPELT
    out.put(folded(wordClass - before) * 2 + (word === wordClass ? 0 : 1))
    before = wordClass
  }
  return out.text()
}

/** Reads what `encodeClasses` wrote. */
export function decodeClasses(text: string): Uint16Array {
  const numbers = readNumbers(text)
  const classes = new Uint16Array(numbers.length)
  let wordClass = 0
  for (let at = 0; at < numbers.length; at++) {
    const number = numbers[at] ?? 0
    const distance = number >> 1
    wordClass += (distance & 1) === 1 ? -((distance + 1) >> 1) : distance >> 1
    classes[at] = wordClass | ((number & 1) === 1 ? RESPELT : 0)
  }
  return classes
}
