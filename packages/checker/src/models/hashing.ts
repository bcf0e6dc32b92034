/** FNV-1a on UTF-16 code units: short, and the same in every engine because it is integer arithmetic only. */
const FNV_OFFSET = 0x811c9dc5 | 0
const FNV_PRIME = 0x01000193
const SPREAD = 0x9e3779b1 | 0

export const hashStart = FNV_OFFSET

/** Adds one code unit, or another hash, to a running hash. */
export const hashNext = (hash: number, unit: number): number => Math.imul(hash ^ unit, FNV_PRIME)

/** Hash of a word as the text reader makes it: the code units of its folded spelling. */
export function hashWord(word: string): number {
  let hash = FNV_OFFSET
  for (let i = 0; i < word.length; i += 1) hash = hashNext(hash, word.charCodeAt(i))
  return hash
}

/** Joins two hashes, order kept. */
export const hashPair = (first: number, second: number): number =>
  Math.imul(Math.imul(first, SPREAD) ^ ((second << 13) | (second >>> 19)), FNV_PRIME)

/** The bucket of a hash in a table of 2^bits: the multiplication spreads it, the high bits choose. */
export const bucketOf = (hash: number, bits: number): number =>
  Math.imul(hash ^ (hash >>> 15), SPREAD) >>> (32 - bits)
