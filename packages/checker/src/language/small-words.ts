import { hashWord } from '../normalise/read-text.ts'
import { FUNCTION_WORDS } from './function-words.ts'

const CODES: readonly string[] = Object.keys(FUNCTION_WORDS)
const ENGLISH = 1 << CODES.indexOf('en')
const TABLE_SIZE = 8192

const keys = new Int32Array(TABLE_SIZE)
const masks = new Int32Array(TABLE_SIZE)

function place(hash: number): number {
  let slot = (hash ^ (hash >>> 15)) & (TABLE_SIZE - 1)
  while (masks[slot] !== 0 && keys[slot] !== hash) slot = (slot + 1) & (TABLE_SIZE - 1)
  return slot
}

CODES.forEach((code, number) => {
  for (const word of (FUNCTION_WORDS[code] ?? '').split(' ')) {
    const hash = hashWord(word)
    const slot = place(hash)
    keys[slot] = hash
    masks[slot] = (masks[slot] ?? 0) | (1 << number)
  }
})

/** The languages that have this small word, one bit each in the order of `FUNCTION_WORDS`. */
export function languagesOf(hash: number): number {
  return masks[place(hash)] ?? 0
}

/** Whether a folded word, by its hash, is one of the small words of English. */
export function isSmallWord(hash: number): boolean {
  return (languagesOf(hash) & ENGLISH) !== 0
}
