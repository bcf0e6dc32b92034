/**
 * Levels of one head as text of printable characters that compresses well: one character for each level that is not
 * 0, one for each run of zeros (the longest run, written, goes on in the next character).
 */
const ALPHABET = ' !#$%&()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_abcdefghijklmnopqrstuvwxyz{|}~'
/** The highest level; the lowest is as far below zero. */
export const HIGHEST = 15
const SIGNS = HIGHEST * 2
const LONGEST_RUN = ALPHABET.length - SIGNS

/** Writes levels between −15 and 15. */
export function encodeLevels(levels: Int8Array): string {
  const out: string[] = []
  let zeros = 0
  const flush = (): void => {
    for (; zeros > 0; zeros -= LONGEST_RUN)
      out.push(ALPHABET.charAt(SIGNS + Math.min(zeros, LONGEST_RUN) - 1))
    zeros = 0
  }
  for (const level of levels) {
    if (level === 0) {
      zeros += 1
      continue
    }
    flush()
    out.push(ALPHABET.charAt(level < 0 ? level + HIGHEST : level + HIGHEST - 1))
  }
  flush()
  return out.join('')
}

const places = new Uint8Array(128)
for (let i = 0; i < ALPHABET.length; i += 1) places[ALPHABET.charCodeAt(i)] = i

/** Adds each level, shifted up by `shift` bits, to the number of its bucket. */
export function decodeLevels(text: string, table: Int32Array, shift: number): void {
  let bucket = 0
  for (let i = 0; i < text.length; i += 1) {
    const place = places[text.charCodeAt(i)] ?? 0
    if (place >= SIGNS) bucket += place - SIGNS + 1
    else {
      const level = place < HIGHEST ? place - HIGHEST : place - HIGHEST + 1
      table[bucket] = ((table[bucket] ?? 0) + (level << shift)) | 0
      bucket += 1
    }
  }
}
