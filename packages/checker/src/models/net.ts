import type { Reading } from '../normalise/reading.ts'
import { decodeBytes, signedByteAt } from './bytes.ts'
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
  /** Writes one logit for each head. */
  readonly run: (reading: Reading, logits: Float64Array) => void
  /**
   * Notes the strongest run of each pattern that the last text held: the number of its first word, −1 where the run
   * begins before the text, and what it adds to the head's logit.
   */
  readonly strongest: (head: number, note: (first: number, weight: number) => void) => void
  /** Whether the word with this hash stood in enough of the texts that the net was trained on, which are all English. */
  readonly knows: (hash: number) => boolean
}

/** Fixed point of the tables: one unit of a pattern's sum. */
const ONE = 256
/** No word adds more to a pattern than this, so that three of them, and the difference of two sums, fit 16 bits. */
const LARGEST = 5000
/** Two patterns share one 32-bit number; the lower is kept positive by this, three times in a sum. */
const LIFT = LARGEST
const PAIRS = FILTERS / 2

/** Unpacks a stored net. What a word adds to each pattern is worked out when the word is first met. */
export function makeNet(stored: StoredNet, classes: WordClasses): Net {
  const vocabulary = stored.vocabulary.split(' ')
  const index = makeIndex(vocabulary)
  // Most words are never met: their vectors are read when they are.
  const words = stored.words.bytes
  const classVectors = decodeBytes(stored.classes.bytes)
  const patterns = decodeBytes(stored.patterns.bytes)
  const classCount = classVectors.length / WIDTH - 2
  const rows = vocabulary.length + classCount + 2
  const before = rows - 2
  const after = rows - 1
  const size = SPAN * PAIRS
  const table = new Int32Array(rows * size)
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
  const vector = new Float64Array(WIDTH)
  let runs = 0

  /** The vector of a row is its word's and its class's together; rows beyond the vocabulary are classes alone. */
  const fill = (at: number, wordClass: number): void => {
    for (let d = 0; d < WIDTH; d += 1) {
      const own = at < vocabulary.length ? signedByteAt(words, at * WIDTH + d) * stored.words.unit : 0
      vector[d] = own + (classVectors[wordClass * WIDTH + d] ?? 0) * stored.classes.unit
    }
    for (let place = 0; place < SPAN; place += 1) {
      for (let f = 0; f < FILTERS; f += 1) {
        let sum = 0
        for (let d = 0; d < WIDTH; d += 1)
          sum += (vector[d] ?? 0) * (patterns[(place * WIDTH + d) * FILTERS + f] ?? 0)
        const fixed = Math.round(sum * stored.patterns.unit * ONE)
        const held = Math.max(-LARGEST, Math.min(LARGEST, fixed))
        const cell = at * size + place * PAIRS + (f >> 1)
        // The even pattern lies in the lower half, the odd one in the upper.
        table[cell] = (f & 1) === 0 ? held + LIFT : ((held << 16) + (table[cell] ?? 0)) | 0
      }
    }
    known[at] = 1
  }
  fill(before, classCount)
  fill(after, classCount + 1)

  const rowOf = (hash: number): number => {
    const wordClass = classOf(classes, hash)
    const word = wordClass !== 0 && wordClass === classes.group ? -1 : index.find(hash)
    const at = word < 0 ? vocabulary.length + wordClass : word
    if (known[at] === 0) fill(at, wordClass)
    return at
  }

  /** Puts the rows of the text's words in place, the places around it too. Returns how many runs of words there are. */
  const placeRows = (reading: Reading): number => {
    const words = Math.min(reading.tokenCount, NET_WORDS)
    row[0] = before * size
    for (let i = 0; i < words; i += 1) row[i + 1] = rowOf(wordHash(reading, i)) * size
    row[words + 1] = after * size
    row[words + 2] = after * size
    return Math.max(1, words)
  }

  /** The first run of words that weighs as much for a pattern, by its first word. */
  const placeOf = (f: number, sought: number): number => {
    const pair = f >> 1
    const even = (f & 1) === 0
    for (let at = 0; at < runs; at += 1) {
      const sum =
        ((table[(row[at] ?? 0) + pair] ?? 0) +
          (table[(row[at + 1] ?? 0) + PAIRS + pair] ?? 0) +
          (table[(row[at + 2] ?? 0) + 2 * PAIRS + pair] ?? 0)) |
        0
      if ((even ? (sum & 0xffff) - SPAN * LIFT : sum >> 16) === sought) return at - 1
    }
    return -1
  }

  return {
    run: (reading, logits) => {
      runs = placeRows(reading)
      for (let pair = 0; pair < PAIRS; pair += 1) {
        let upper = -0x40000000
        let lower = 0
        let first = (row[0] ?? 0) + pair
        let second = (row[1] ?? 0) + pair
        for (let at = 2; at < runs + 2; at += 1) {
          const third = (row[at] ?? 0) + pair
          const sum =
            ((table[first] ?? 0) + (table[second + PAIRS] ?? 0) + (table[third + 2 * PAIRS] ?? 0)) | 0
          // The larger of two without a branch: the difference is added where it is not negative.
          const high = (sum - upper) | 0
          upper = (upper + (high & ~(high >> 31))) | 0
          const low = ((sum & 0xffff) - lower) | 0
          lower = (lower + (low & ~(low >> 31))) | 0
          first = second
          second = third
        }
        best[pair * 2] = Math.max(0, lower - SPAN * LIFT + (thresholds[pair * 2] ?? 0))
        best[pair * 2 + 1] = Math.max(0, (upper >> 16) + (thresholds[pair * 2 + 1] ?? 0))
      }
      for (let head = 0; head < heads; head += 1) {
        let sum = stored.biases[head] ?? 0
        for (let f = 0; f < FILTERS; f += 1) sum += (outputs[head * FILTERS + f] ?? 0) * (best[f] ?? 0)
        logits[head] = sum
      }
    },

    knows: (hash) => index.find(hash) >= 0,

    strongest: (head, note) => {
      for (let f = 0; f < FILTERS; f += 1) {
        const largest = best[f] ?? 0
        if (largest === 0) continue
        const sought = largest - (thresholds[f] ?? 0)
        note(placeOf(f, sought), (outputs[head * FILTERS + f] ?? 0) * largest)
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
