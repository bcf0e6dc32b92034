import type { Reading } from '../normalise/reading.ts'
import { decodeBytes } from './bytes.ts'
import { hashWord } from './hashing.ts'
import { wordHash } from './word-hash.ts'
import { classOf, type WordClasses } from './word-classes.ts'

/** Numbers that describe each word. */
export const WIDTH = 16
/** Patterns that the net looks for. */
export const FILTERS = 48
/** Words that a pattern spans. */
export const SPAN = 3
/** Words of a text beyond these are not looked at. */
export const NET_WORDS = 256

/** The net as it is stored: signed bytes, each with what one unit of it is worth. */
export interface StoredNet {
  /** Words in the order of their vectors. */
  readonly vocabulary: string
  readonly words: StoredBytes
  /** Vectors of the classes: 0 for words of none, then each class; last the place before and the place after the text. */
  readonly classes: StoredBytes
  /** By place in the pattern, number of the word's vector, pattern. */
  readonly patterns: StoredBytes
  /** By pattern. */
  readonly thresholds: StoredBytes
  /** By head, pattern. */
  readonly outputs: StoredBytes
  /** By head. */
  readonly biases: readonly number[]
}

export interface StoredBytes {
  readonly bytes: string
  readonly unit: number
}

/**
 * A small convolutional net over words (Kim 2014, "Convolutional neural networks for sentence classification"): each
 * pattern weighs every run of three words, the strongest run counts. It sees what a sum over n-grams cannot: a word
 * beside another, whatever the two are.
 */
export interface Net {
  /** Writes one logit for each head. Afterwards `strongest` says where each pattern was found. */
  readonly run: (reading: Reading, logits: Float64Array) => void
  /** For each pattern, the first word of its strongest run (−1 where it begins before the text), or `NOWHERE`. */
  readonly strongest: Int32Array
  /** For each head and pattern, what the pattern added to the logit. */
  readonly added: (head: number, pattern: number) => number
}

/** In `strongest`: the pattern was not found. */
export const NOWHERE = -2

/** Fixed point of the tables: one unit of a pattern's sum. */
const ONE = 512
const LARGEST = 10_000

/** Unpacks a stored net. What a word adds to each pattern is worked out when the word is first met. */
export function makeNet(stored: StoredNet, classes: WordClasses): Net {
  const vocabulary = stored.vocabulary.split(' ')
  const index = makeIndex(vocabulary)
  const wordVectors = decodeBytes(stored.words.bytes)
  const classVectors = decodeBytes(stored.classes.bytes)
  const patterns = decodeBytes(stored.patterns.bytes)
  const classCount = classVectors.length / WIDTH - 2
  const rows = vocabulary.length + classCount + 2
  const before = rows - 2
  const after = rows - 1
  const size = SPAN * FILTERS
  const table = new Int16Array(rows * size)
  const known = new Uint8Array(rows)
  const thresholds = Int32Array.from(decodeBytes(stored.thresholds.bytes), (byte) =>
    Math.round(byte * stored.thresholds.unit * ONE),
  )
  const heads = stored.biases.length
  const outputs = Float64Array.from(
    decodeBytes(stored.outputs.bytes).subarray(0, heads * FILTERS),
    (byte) => (byte * stored.outputs.unit) / ONE,
  )
  const row = new Int32Array(NET_WORDS + SPAN)
  const best = new Int32Array(FILTERS)
  const strongest = new Int32Array(FILTERS)
  const vector = new Float64Array(WIDTH)

  /** The vector of a row is its word's and its class's together; rows beyond the vocabulary are classes alone. */
  const fill = (at: number, wordClass: number): void => {
    for (let d = 0; d < WIDTH; d += 1) {
      const own = at < vocabulary.length ? (wordVectors[at * WIDTH + d] ?? 0) * stored.words.unit : 0
      vector[d] = own + (classVectors[wordClass * WIDTH + d] ?? 0) * stored.classes.unit
    }
    for (let place = 0; place < SPAN; place += 1) {
      for (let f = 0; f < FILTERS; f += 1) {
        let sum = 0
        for (let d = 0; d < WIDTH; d += 1)
          sum += (vector[d] ?? 0) * (patterns[(place * WIDTH + d) * FILTERS + f] ?? 0)
        const fixed = Math.round(sum * stored.patterns.unit * ONE)
        table[at * size + place * FILTERS + f] = Math.max(-LARGEST, Math.min(LARGEST, fixed))
      }
    }
    known[at] = 1
  }
  fill(before, classCount)
  fill(after, classCount + 1)

  const rowOf = (hash: number): number => {
    const wordClass = classOf(classes, hash)
    const word = index.find(hash)
    const at = word < 0 ? vocabulary.length + wordClass : word
    if (known[at] === 0) fill(at, wordClass)
    return at
  }

  return {
    strongest,
    added: (head, pattern) => (outputs[head * FILTERS + pattern] ?? 0) * (best[pattern] ?? 0),
    run: (reading, logits) => {
      const words = Math.min(reading.tokenCount, NET_WORDS)
      row[0] = before * size
      for (let i = 0; i < words; i += 1) row[i + 1] = rowOf(wordHash(reading, i)) * size
      row[words + 1] = after * size
      row[words + 2] = after * size
      best.fill(-0x40000000)
      const runs = Math.max(1, words)
      for (let at = 0; at < runs; at += 1) {
        const first = row[at] ?? 0
        const second = (row[at + 1] ?? 0) + FILTERS
        const third = (row[at + 2] ?? 0) + 2 * FILTERS
        for (let f = 0; f < FILTERS; f += 1) {
          const sum = (table[first + f] ?? 0) + (table[second + f] ?? 0) + (table[third + f] ?? 0)
          if (sum > (best[f] ?? 0)) {
            best[f] = sum
            strongest[f] = at - 1
          }
        }
      }
      for (let f = 0; f < FILTERS; f += 1) {
        const sum = (best[f] ?? 0) + (thresholds[f] ?? 0)
        best[f] = Math.max(0, sum)
        if (sum <= 0) strongest[f] = NOWHERE
      }
      for (let head = 0; head < heads; head += 1) {
        let sum = stored.biases[head] ?? 0
        for (let f = 0; f < FILTERS; f += 1) sum += (outputs[head * FILTERS + f] ?? 0) * (best[f] ?? 0)
        logits[head] = sum
      }
    },
  }
}

export interface VocabularyIndex {
  readonly find: (hash: number) => number
}

/** From a word's hash to its number in the vocabulary, −1 where it is not in it. */
export function makeIndex(vocabulary: readonly string[]): VocabularyIndex {
  let slots = 1024
  while (slots < vocabulary.length * 2) slots *= 2
  const keys = new Int32Array(slots)
  const numbers = new Int32Array(slots).fill(-1)
  vocabulary.forEach((word, number) => {
    const hash = hashWord(word)
    let slot = hash & (slots - 1)
    while (numbers[slot] !== -1) slot = (slot + 1) & (slots - 1)
    keys[slot] = hash
    numbers[slot] = number
  })
  return {
    find: (hash) => {
      let slot = hash & (slots - 1)
      for (;;) {
        const number = numbers[slot] ?? -1
        if (number === -1 || keys[slot] === hash) return number
        slot = (slot + 1) & (slots - 1)
      }
    },
  }
}
