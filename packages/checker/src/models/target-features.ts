import { bucketOf, hashNext, hashPair, hashStart } from './hashing.ts'
import { classOf, type WordClasses } from './word-classes.ts'
import { wordHash } from './word-hash.ts'
import { MAX_WORDS } from './features.ts'
import type { Reading } from '../normalise/reading.ts'

/** The table of the target's weights has 2^TARGET_BITS rows. */
export const TARGET_BITS = 17

const SIDE = 0x2f0b
const PLAIN = 0x1d3f
const PAIR = 0x6a09
const CHAIN = 0x3c6e
const TARGET = 0x7a26e7
const EDGE = 0x0ed6e
const GRAM = 0x510e
const KIND = 0x1f83

/** Buckets of one text seen from one target. */
export interface TargetFeatures {
  count: number
  readonly bucket: Int32Array
}

export const makeTargetFeatures = (): TargetFeatures => ({ count: 0, bucket: new Int32Array(MAX_WORDS * 16) })

/** How far a word stands from the target, in six steps. */
const farness = (words: number): number =>
  words <= 2 ? words : words <= 4 ? 3 : words <= 8 ? 4 : words <= 16 ? 5 : 6

/**
 * What a text says around a target, given by its first and last token. The target's own words are left out, so that no
 * name is learnt. Every word, every pair of
 * neighbours, and both again with the side of the target on which they stand and how far from it.
 */
export function takeTargetFeatures(
  reading: Reading,
  classes: WordClasses,
  firstToken: number,
  lastToken: number,
  features: TargetFeatures,
): void {
  const { bucket } = features
  const { chars, sentence: sentences } = reading
  const words = Math.min(reading.tokenCount, MAX_WORDS)
  let count = 0
  const add = (hash: number): void => {
    bucket[count++] = bucketOf(hash, TARGET_BITS)
  }
  for (let i = 0; i < words; i += 1) {
    if (i >= firstToken && i <= lastToken) continue
    const hash = wordHash(reading, i)
    const before = i < firstToken
    const away = before ? firstToken - i : i - lastToken
    const place = (before ? 16 : 32) + farness(away) + (sentences[i] === sentences[firstToken] ? 0 : 8)
    const previous = i === 0 ? EDGE : i === lastToken + 1 ? TARGET : wordHash(reading, i - 1)
    add(hash ^ PLAIN)
    add(hashPair(hash, SIDE + place))
    add(hashPair(previous, hash) ^ PAIR)
    if (away <= 4) add(hashPair(hashPair(previous, hash), SIDE + (before ? 1 : 2)))
    if (i === firstToken - 1) add(hashPair(hash, TARGET) ^ CHAIN)
    if (i > 1) {
      const earlier = i === lastToken + 2 ? TARGET : wordHash(reading, i - 2)
      add(hashPair(hashPair(earlier, previous), hash) ^ CHAIN)
    }
    const kind = classOf(classes, hash)
    if (kind !== 0) {
      add(hashPair(KIND, kind))
      add(hashPair(SIDE + place, kind))
    }
    const stem = stemHash(chars, reading.from[i] ?? 0, reading.to[i] ?? 0)
    if (stem !== 0) {
      add(hashPair(stem, GRAM))
      add(hashPair(stem, SIDE + place))
    }
  }
  features.count = count
}

/** Hash of a long word's first five letters: a cheap stem. 0 for short words. */
function stemHash(chars: Uint16Array, start: number, end: number): number {
  if (end - start < 6) return 0
  let hash = hashNext(hashStart, GRAM)
  for (let at = start; at < start + 5; at += 1) hash = hashNext(hash, chars[at] ?? 0)
  return hash
}
