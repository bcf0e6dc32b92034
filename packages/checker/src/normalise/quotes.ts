import { APOSTROPHE, ASCII_KIND, describeCharacter, DIGIT, LETTER, QUOTE } from './characters.ts'

/** A quotation longer than this is taken for a mark that nobody closed. */
const LONGEST = 600

function isWord(text: string, at: number): boolean {
  if (at < 0 || at >= text.length) return false
  const code = text.charCodeAt(at)
  if (code >= 0xd800 && code <= 0xdfff) return false
  const kind = code < 128 ? (ASCII_KIND[code] ?? 0) : describeCharacter(code) & 15
  return kind === LETTER || kind === DIGIT
}

function isSpaceOrEdge(text: string, at: number): boolean {
  if (at < 0 || at >= text.length) return true
  const code = text.charCodeAt(at)
  return code <= 32 || code === 40 || code === 91 || code === 0xa0 || code === 58 || code === 45
}

/**
 * Finds quotations: pairs of places (opening mark, just after the closing mark), in order of closing. A single mark opens only before a
 * word and after a space, and closes only after something and before no letter, so that an apostrophe does neither. One pass;
 * nested quotations of the same mark close one another in turn.
 */
export function pairQuotes(text: string, into: number[]): void {
  let double = -1
  let single = -1
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    let kind: number
    if (code < 128) {
      if (code === 10 && text.charCodeAt(at + 1) === 10) {
        double = -1
        single = -1
        continue
      }
      if (code !== 34 && code !== 39 && code !== 96) continue
      kind = code === 34 ? QUOTE : APOSTROPHE
    } else {
      if (code >= 0xd800 && code <= 0xdfff) continue
      kind = describeCharacter(code) & 15
      if (kind !== QUOTE && kind !== APOSTROPHE) continue
    }
    if (kind === QUOTE) {
      const opens = code === 0x201c || code === 0x201e || code === 0xab
      if (double >= 0 && !opens && at - double <= LONGEST) {
        if (at > double + 1) into.push(double, at + 1)
        double = -1
      } else double = at
      continue
    }
    if (single >= 0 && at - single <= LONGEST && !isSpaceOrEdge(text, at - 1) && !isWord(text, at + 1)) {
      into.push(single, at + 1)
      single = -1
    } else if (isSpaceOrEdge(text, at - 1) && !isSpaceOrEdge(text, at + 1)) single = at
  }
}
