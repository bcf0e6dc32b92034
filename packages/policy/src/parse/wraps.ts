import type { OmittedKind } from '../types.ts'
import { isCapitals } from './heading-shape.ts'
import type { SourceLine } from './lines.ts'
import { readMarker } from './markers.ts'

const ENDS_SENTENCE = /[.:;?!]["”’')\]]*$/

/** No line of a text ends so that is not cut in the middle. */
const UNFINISHED = /\s(?:the|a|an|of|and|or|by|with|for|your|their|our)$/

function lengthOf(line: SourceLine): number {
  return line.indent + line.text.length
}

/** Lines longer than this were broken by nobody. */
const LONGER_THAN_ANY_PAGE = 160

/**
 * The column at which a source breaks its lines, read from lines that end inside a sentence and go on in lower case on
 * the next line; infinite where paragraphs are single lines, so that every line end is meant; null where nothing tells.
 */
export function findWrapWidth(
  lines: readonly SourceLine[],
  furniture: ReadonlyMap<number, OmittedKind>,
): number | null {
  const lengths: number[] = []
  let long = 0
  for (let index = 0; index + 1 < lines.length; index += 1) {
    const line = lines[index]
    const next = lines[index + 1]
    if (line === undefined || next === undefined || line.text === '' || furniture.has(index)) continue
    if (lengthOf(line) > LONGER_THAN_ANY_PAGE) long += 1
    if (!/^\p{Ll}/u.test(next.text) || ENDS_SENTENCE.test(line.text.slice(-4))) continue
    if (readMarker(next.text) === null && line.text.length >= 25) lengths.push(lengthOf(line))
  }
  if (lengths.length < 2) return long >= 2 ? Number.POSITIVE_INFINITY : null
  lengths.sort((one, two) => one - two)
  const median = lengths[lengths.length >> 1] ?? 0
  return lengths.findLast((length) => length <= median * 1.25) ?? median
}

/** Whether the first word of `next` would not have fitted on `line`. */
export function isFull(line: SourceLine, next: SourceLine, width: number): boolean {
  const space = next.text.indexOf(' ')
  const firstWord = space < 0 ? next.text.length : space
  return lengthOf(line) + 1 + firstWord > width
}

/** Whether `next`, which follows `line` without a blank line, goes on with the same paragraph. */
export function isSoftWrap(
  line: SourceLine,
  next: SourceLine,
  width: number | null,
  sameStyle: boolean,
): boolean {
  if (!sameStyle) return false
  // A line set against the right margin stands by itself.
  if (line.indent >= next.indent + 12) return false
  if (/\p{L}-$/u.test(line.text.slice(-3)) && /^\p{Ll}/u.test(next.text)) return true
  if (isCapitals(line.text.slice(0, 200)) && !isCapitals(next.text.slice(0, 200))) return false
  const shouts = isCapitals(next.text.slice(0, 200)) && !isCapitals(line.text.slice(0, 200))
  if (shouts && next.text.includes(' ') && (width === null || !isFull(line, next, width))) return false
  if (UNFINISHED.test(line.text.slice(-12)) && line.text.length > 40) return true
  const ends = ENDS_SENTENCE.test(line.text.slice(-4))
  const lower = /^[\p{Ll}\d(&£]/u.test(next.text)
  if (width === null) {
    if (ends) return false
    return lower ? true : line.text.length > 60
  }
  if (lengthOf(line) > width * 1.3) return !ends
  if (lower) return !line.text.endsWith(':') && lengthOf(line) >= width * 0.6
  return isFull(line, next, width)
}
