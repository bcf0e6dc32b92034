import {
  ASCII_KIND,
  describeCharacter,
  DIGIT,
  DROPPED,
  EXPANDS,
  expansionOf,
  HYPHEN,
  JOINER,
  LETTER,
  NEWLINE,
  SPACE,
} from '../normalise/characters.ts'
import type { Span } from '../types.ts'

/** A text as the readers of personal data want it, and where each of its characters stands in the draft. */
export interface FoldedText {
  readonly text: string
  /** For each code unit of `text`, where the character that it came from begins and ends in the draft. */
  readonly starts: readonly number[]
  readonly ends: readonly number[]
}

/** The stretch of the draft that `folded.text.slice(start, end)` came from. */
export function originOf({ starts, ends }: FoldedText, start: number, end: number): Span {
  return [starts[start] ?? 0, ends[end - 1] ?? 0]
}

/** Circled and negative circled digits that do not decompose, each run beginning with the first digit given. */
const CIRCLED: readonly (readonly [first: number, digit: number, length: number])[] = [
  [0x2776, 1, 9],
  [0x2780, 1, 9],
  [0x278a, 1, 9],
  [0x24f5, 1, 9],
  [0x24ff, 0, 1],
  [0x1f10b, 0, 1],
  [0x1f10c, 0, 1],
]

function circledDigit(point: number): string | null {
  for (const [first, digit, length] of CIRCLED)
    if (point >= first && point < first + length) return String(digit + point - first)
  return null
}

/** What the readers read for a character beyond ASCII; itself where it stands for nothing else. */
function plainOf(point: number, character: string): string {
  const described = describeCharacter(point)
  const kind = described & 15
  if (kind === DROPPED || kind === JOINER) return ''
  if (kind === SPACE) return ' '
  if (kind === NEWLINE) return '\n'
  if (kind === HYPHEN) return '-'
  const compatible = character.normalize('NFKC')
  if (/^[\x21-\x7e]{1,4}$/.test(compatible) && compatible !== '...') return compatible
  if (kind === LETTER) {
    if ((described & EXPANDS) !== 0) return expansionOf(point)
    const code = (described >> 4) & 0xffff
    if (code >= 128) return character
    const letter = String.fromCharCode(code)
    // Squared letters have no small form; they are drawn as capitals.
    return point >= 0x1f130 || character !== character.toLowerCase() ? letter.toUpperCase() : letter
  }
  if (kind === DIGIT) {
    const code = (described >> 4) & 0xffff
    return /^\p{Nd}$/u.test(character) ? String.fromCharCode(code) : character
  }
  return circledDigit(point) ?? character
}

function isMark(character: string): boolean {
  return /^\p{M}$/u.test(character)
}

/**
 * Folds digits of any script, full-width and mathematical forms, look-alikes and accents to ASCII, keeping capitals, and takes
 * out invisible characters and marks. Null where nothing of the kind stands in the text: then the text is as the readers want
 * it. Linear.
 */
export function foldText(text: string): FoldedText | null {
  const starts: number[] = []
  const ends: number[] = []
  let folded = ''
  let changed = false
  for (let at = 0; at < text.length;) {
    const code = text.charCodeAt(at)
    if (code < 128) {
      if (ASCII_KIND[code] === DROPPED) changed = true
      else {
        folded += text.charAt(at)
        starts.push(at)
        ends.push(at + 1)
      }
      at += 1
      continue
    }
    const point = text.codePointAt(at) ?? code
    const width = point > 0xffff ? 2 : 1
    const character = text.slice(at, at + width)
    const plain = plainOf(point, character)
    if (plain !== character) changed = true
    // A mark belongs to the character that carries it: a key cap is not cut in two.
    if (plain === '' && ends.at(-1) === at && isMark(character)) ends[ends.length - 1] = at + width
    for (let unit = 0; unit < plain.length; unit += 1) {
      folded += plain.charAt(unit)
      starts.push(at)
      ends.push(at + width)
    }
    at += width
  }
  return changed ? { text: folded, starts, ends } : null
}
