import { bucketOf, hashNext, hashPair, hashStart } from './hashing.ts'
import { type Reading, TOKEN_EMOJI } from '../normalise/reading.ts'
import { wordHash } from './word-hash.ts'
import { classOf, type WordClasses } from './word-classes.ts'

/** The table of weights has 2^BUCKET_BITS rows. */
export const BUCKET_BITS = 18

/** Words of a text beyond these are not judged: a post has fewer, and the time for any text stays bounded. */
export const MAX_WORDS = 512
/** Letters of a word beyond these do not count. */
const MAX_LETTERS = 24

/** More features than these are not taken from one text, however long. */
const MAX_FEATURES = 1 << 15

const SHORTEST_GRAM = 3
const LONGEST_GRAM = 5
/** Marks of a word's beginning and end, in the place of a code unit. */
const WORD_BEGINS = 0x3c
const WORD_ENDS = 0x3e
/** How many words a negation reaches. */
const NEGATION_REACH = 3

/** What keeps the hashes of one kind of feature apart from those of another. */
const GRAM = hashNext(hashStart, 0x77)
const CLASS = 0x1234567
const NEIGHBOURS = 0x51ed
const ONE_BETWEEN = 0x7abc1
const THREE = 0x33371
const NEGATED = 0x4e07
const BESIDE = 0x9d00

/**
 * The features of one text as buckets of the table, word by word. Those of word `i` stand from `from[i]`: first those
 * that reach back two words, up to `pairs[i]`, then those that reach back one, up to `own[i]`, then its own, up to
 * `from[i + 1]`. Valid until the next text is read.
 */
export interface Features {
  count: number
  words: number
  readonly bucket: Int32Array
  readonly from: Int32Array
  readonly pairs: Int32Array
  readonly own: Int32Array
}

export const makeFeatures = (): Features => ({
  count: 0,
  words: 0,
  bucket: new Int32Array(MAX_FEATURES),
  from: new Int32Array(MAX_WORDS + 1),
  pairs: new Int32Array(MAX_WORDS),
  own: new Int32Array(MAX_WORDS),
})

const wordClass = new Uint8Array(MAX_WORDS)
const general = new Int32Array(MAX_WORDS)
const itself = new Int32Array(MAX_WORDS)

/**
 * The features of a text: words, pairs of neighbours, the letters inside each word (three to five, with its beginning
 * and end), and the same with each word of a known class read as its class only, so that what is learnt of one group
 * holds for another. Where the text names a group or uses a slur, each word counts once more as standing beside it.
 * Words that a negation reaches count once more as negated.
 */
export function takeFeatures(reading: Reading, classes: WordClasses, features: Features): void {
  const { bucket } = features
  const { chars, sentence: sentences, flags } = reading
  const words = Math.min(reading.tokenCount, MAX_WORDS)
  const room = MAX_FEATURES - MAX_LETTERS * LONGEST_GRAM
  let beside = 0
  for (let i = 0; i < words; i += 1) {
    const hash = wordHash(reading, i)
    const found = classOf(classes, hash)
    wordClass[i] = found
    general[i] = found === 0 ? hash : hashPair(CLASS, found)
    itself[i] = found !== 0 && found === classes.group ? (general[i] ?? 0) : hash
    beside |= classes.marks[found] ?? 0
  }
  let count = 0
  let negatedUntil = -1
  let i = 0
  for (; i < words && count < room; i += 1) {
    const hash = itself[i] ?? 0
    const found = wordClass[i] ?? 0
    const kind = general[i] ?? 0
    const sentence = sentences[i] ?? 0
    features.from[i] = count
    if (i > 0 && sentences[i - 1] === sentence) {
      const known = found + (wordClass[i - 1] ?? 0)
      const previous = general[i - 1] ?? 0
      if (i > 1 && sentences[i - 2] === sentence && known + (wordClass[i - 2] ?? 0) > 0) {
        const around = hashPair(general[i - 2] ?? 0, kind)
        bucket[count++] = bucketOf(around ^ ONE_BETWEEN, BUCKET_BITS)
        bucket[count++] = bucketOf(hashPair(around, previous) ^ THREE, BUCKET_BITS)
      }
      features.pairs[i] = count
      bucket[count++] = bucketOf(hashPair(itself[i - 1] ?? 0, hash), BUCKET_BITS)
      if (known > 0) bucket[count++] = bucketOf(hashPair(previous, kind) ^ NEIGHBOURS, BUCKET_BITS)
    } else {
      features.pairs[i] = count
      negatedUntil = -1
    }
    features.own[i] = count
    bucket[count++] = bucketOf(hash, BUCKET_BITS)
    if (beside !== 0) bucket[count++] = bucketOf(hashPair(kind, BESIDE + beside), BUCKET_BITS)
    if (i < negatedUntil) bucket[count++] = bucketOf(hashPair(NEGATED, kind), BUCKET_BITS)
    if (found === classes.negation) negatedUntil = i + 1 + NEGATION_REACH
    if (((flags[i] ?? 0) & TOKEN_EMOJI) === 0 && (found === 0 || found !== classes.group)) {
      count = takeGrams(chars, reading.from[i] ?? 0, reading.to[i] ?? 0, bucket, count)
    }
  }
  features.from[i] = count
  features.words = i
  features.count = count
}

const padded = new Uint16Array(MAX_LETTERS + 2)

/** Runs of letters of one word; the first letters of it where it is longer than words are. Returns the new count. */
function takeGrams(chars: Uint16Array, start: number, end: number, bucket: Int32Array, at: number): number {
  const letters = Math.min(end - start, MAX_LETTERS)
  if (letters < SHORTEST_GRAM) return at
  const size = letters + 2
  padded[0] = WORD_BEGINS
  for (let i = 0; i < letters; i += 1) padded[i + 1] = chars[start + i] ?? 0
  padded[letters + 1] = WORD_ENDS
  let count = at
  for (let first = 0; first + SHORTEST_GRAM <= size; first += 1) {
    let hash = GRAM
    const longest = Math.min(first + LONGEST_GRAM, size)
    const shortest = first + SHORTEST_GRAM - 1
    let place = first
    for (; place < shortest; place += 1) hash = hashNext(hash, padded[place] ?? 0)
    for (; place < longest; place += 1) {
      hash = hashNext(hash, padded[place] ?? 0)
      bucket[count++] = bucketOf(hash, BUCKET_BITS)
    }
  }
  return count
}
