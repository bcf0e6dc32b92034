import { LOOK_ALIKES } from './look-alikes.ts'

/** What a character is to the reading. The numbers are the low bits of a folded character's description. */
export const SPACE = 0
export const LETTER = 1
export const DIGIT = 2
export const APOSTROPHE = 3
export const STOP = 4
export const BREAK = 5
export const NEWLINE = 6
export const SYMBOL = 7
export const HYPHEN = 8
export const DROPPED = 9
export const EMOJI = 10
export const QUOTE = 11
export const JOINER = 12
export const REGIONAL = 13

/** Kind of every ASCII character. */
export const ASCII_KIND: Uint8Array = new Uint8Array(128)
/** Folded form of every ASCII letter and digit; 0 for the rest. */
export const ASCII_FOLD: Uint8Array = new Uint8Array(128)

for (let code = 0; code < 128; code++) {
  const character = String.fromCharCode(code)
  let kind = SYMBOL
  if (code < 32 || code === 127) kind = DROPPED
  if (code === 32 || code === 9 || code === 13 || code === 11 || code === 12) kind = SPACE
  else if (code === 10) kind = NEWLINE
  else if (/[a-z]/i.test(character)) kind = LETTER
  else if (/\d/.test(character)) kind = DIGIT
  else if (character === "'" || character === '`') kind = APOSTROPHE
  else if (character === '"') kind = QUOTE
  else if (character === '-') kind = HYPHEN
  else if ('.!?'.includes(character)) kind = STOP
  else if (',;:()[]{}|/\\<>'.includes(character)) kind = BREAK
  ASCII_KIND[code] = kind
  if (kind === LETTER || kind === DIGIT) ASCII_FOLD[code] = character.toLowerCase().charCodeAt(0)
}

/**
 * What a character beyond ASCII folds to: `kind` in the low four bits; above them the folded code unit, 0 where it
 * folds to nothing or to itself as emoji; bit 20 set where the letter was a look-alike or a compatibility form.
 */
const described = new Map<number, number>()
const bmp = new Int32Array(0x1_0000)
const UNKNOWN = 0

/** The letter was not the plain one: a look-alike, or a compatibility form such as a full-width letter. */
export const UNUSUAL: number = 1 << 20
/** The letter belongs to another script than Latin. */
export const FOREIGN: number = 1 << 21
/** It folds to more than one letter: `expansionOf` has them. */
export const EXPANDS: number = 1 << 22

const expansions = new Map<number, string>([
  [0xdf, 'ss'],
  [0x1e9e, 'ss'],
  [0xe6, 'ae'],
  [0xc6, 'ae'],
  [0x153, 'oe'],
  [0x152, 'oe'],
])

/** The letters that a character with `EXPANDS` folds to. */
export function expansionOf(point: number): string {
  return expansions.get(point) ?? ''
}

const CURLY_SINGLE = new Set([
  0x2018, 0x2019, 0x201b, 0x02bc, 0x02b9, 0x00b4, 0x2032, 0xff07, 0x055a, 0x02bb, 0x02c8,
])
const CURLY_DOUBLE = new Set([0x201c, 0x201d, 0x201e, 0x201f, 0x00ab, 0x00bb, 0x2033, 0xff02])
const HYPHENS = new Set([0x2010, 0x2011, 0x2012, 0x2212, 0xfe63, 0xff0d])
const BREAKS = new Set([0x2013, 0x2014, 0x2015, 0x2022, 0x00b7, 0xff0c, 0x3001, 0x060c, 0xff1a, 0xff1b])
const STOPS = new Set([0x2026, 0x3002, 0xff01, 0xff1f, 0xff0e, 0x203c, 0x2049, 0x0964, 0x061f])

function describe(point: number): number {
  if (point >= 0x1f1e6 && point <= 0x1f1ff) return REGIONAL
  if (point === 0x200d) return JOINER
  if (point >= 0x1f3fb && point <= 0x1f3ff) return DROPPED
  if (CURLY_SINGLE.has(point)) return APOSTROPHE
  if (CURLY_DOUBLE.has(point)) return QUOTE
  if (HYPHENS.has(point)) return HYPHEN
  if (BREAKS.has(point)) return BREAK
  if (STOPS.has(point)) return STOP
  if (point === 0x2028 || point === 0x2029 || point === 0x85) return NEWLINE
  if (point === 0x3164 || point === 0xffa0 || point === 0x115f || point === 0x1160) return DROPPED
  if (expansions.has(point)) return LETTER | EXPANDS
  const character = String.fromCodePoint(point)
  const alike = LOOK_ALIKES.get(point)
  if (alike !== undefined) {
    return LETTER | (alike << 4) | UNUSUAL | (/\p{Script=Latin}/u.test(character) ? 0 : FOREIGN)
  }
  if (/\p{Default_Ignorable_Code_Point}|\p{M}|\p{Cc}|\p{Cs}/u.test(character)) return DROPPED
  if (/\p{Z}/u.test(character)) return SPACE
  // Enclosed and squared letters are emoji to Unicode and letters to people who spell with them.
  if (point >= 0x249c && point <= 0x24b5) return enclosed(point - 0x249c)
  if (point >= 0x1f130 && point <= 0x1f149) return enclosed(point - 0x1f130)
  if (point >= 0x1f150 && point <= 0x1f169) return enclosed(point - 0x1f150)
  if (point >= 0x1f170 && point <= 0x1f189) return enclosed(point - 0x1f170)
  const plain = character.normalize('NFKD').replaceAll(/\p{M}/gu, '')
  const first = plain.codePointAt(0) ?? 0
  if (/^[a-z]{2,4}$/i.test(plain)) {
    expansions.set(point, plain.toLowerCase())
    return LETTER | EXPANDS | UNUSUAL
  }
  if (plain.length >= 1 && first < 128) {
    const code = ASCII_FOLD[first] ?? 0
    if (code !== 0) {
      const kind = ASCII_KIND[first] ?? SYMBOL
      const accented = /^\p{L}$/u.test(character) && character.normalize('NFD') !== character
      return kind | (code << 4) | (accented ? 0 : UNUSUAL)
    }
    if (plain.length === 1) return ASCII_KIND[first] ?? SYMBOL
  }
  if (/\p{L}/u.test(character)) {
    const lower = character.toLowerCase()
    const code = lower.length === 1 ? lower.charCodeAt(0) : character.charCodeAt(0)
    return (
      LETTER | ((point > 0xffff ? 0xfffd : code) << 4) | (/\p{Script=Latin}/u.test(character) ? 0 : FOREIGN)
    )
  }
  if (/\p{Nd}/u.test(character)) return DIGIT | (digitOf(point) << 4)
  if (/\p{Extended_Pictographic}|\p{So}/u.test(character)) return EMOJI
  return SYMBOL
}

function enclosed(letter: number): number {
  return LETTER | ((97 + letter) << 4) | UNUSUAL
}

/** Decimal digits stand in runs of ten that begin at a digit zero; find how far into the run this one is. */
function digitOf(point: number): number {
  let zero = point
  while (point - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--
  return 48 + ((point - zero) % 10)
}

/** The description of a code point beyond ASCII; worked out once for each and remembered. */
export function describeCharacter(point: number): number {
  if (point <= 0xffff) {
    const known = bmp[point] ?? UNKNOWN
    if (known !== UNKNOWN) return known - 1
    const found = describe(point)
    bmp[point] = found + 1
    return found
  }
  const known = described.get(point)
  if (known !== undefined) return known
  const found = describe(point)
  described.set(point, found)
  return found
}
