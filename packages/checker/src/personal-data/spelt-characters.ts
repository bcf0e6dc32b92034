import type { FoldedText } from './fold-text.ts'

/** How many characters in a row make a number that is written apart. */
const FEWEST = 6

function isAlphanumeric(code: number): boolean {
  return (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122)
}

function isMark(code: number): boolean {
  return code === 32 || (code >= 42 && code <= 47) || code === 95 || code === 124
}

/** Where a row of single characters that begins at `at` ends, each one and the same mark apart; `at` where there is none. */
function endOfRow(text: string, at: number): number {
  const mark = text.charCodeAt(at + 1)
  if (!isMark(mark)) return at
  let last = at
  while (
    text.charCodeAt(last + 1) === mark &&
    isAlphanumeric(text.charCodeAt(last + 2)) &&
    !isAlphanumeric(text.charCodeAt(last + 3))
  )
    last += 2
  return last
}

/**
 * Puts together what is written character by character (`0 7 7 0 0 …`, `M.W.4.8.…`), six or more. Null where nothing is.
 * Linear: what a row has passed is not looked at again.
 */
export function joinSpelt(text: string): FoldedText | null {
  const starts: number[] = []
  const ends: number[] = []
  let joined = ''
  let changed = false
  for (let at = 0; at < text.length; at += 1) {
    const begins = isAlphanumeric(text.charCodeAt(at)) && !isAlphanumeric(text.charCodeAt(at - 1))
    const last = begins ? endOfRow(text, at) : at
    const step = last - at >= 2 * (FEWEST - 1) ? 2 : 1
    changed ||= step === 2
    for (let place = at; place <= last; place += step) {
      joined += text.charAt(place)
      starts.push(place)
      ends.push(place + 1)
    }
    at = last
  }
  return changed ? { text: joined, starts, ends } : null
}
