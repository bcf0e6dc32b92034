import type { Random } from './disguises.ts'

/** Small letters a to z, the letters of a word that `change` is asked about. */
function each(word: string, change: (letter: string, index: number) => string): string {
  return Array.from(word).map(change).join('')
}

const by = (table: Readonly<Record<string, string>>) => (letter: string) => table[letter] ?? letter

const SUPERSCRIPT: Readonly<Record<string, string>> = {
  a: 'ᵃ',
  b: 'ᵇ',
  c: 'ᶜ',
  d: 'ᵈ',
  e: 'ᵉ',
  f: 'ᶠ',
  g: 'ᵍ',
  h: 'ʰ',
  i: 'ⁱ',
  k: 'ᵏ',
  l: 'ˡ',
  m: 'ᵐ',
  n: 'ⁿ',
  o: 'ᵒ',
  p: 'ᵖ',
  r: 'ʳ',
  s: 'ˢ',
  t: 'ᵗ',
  u: 'ᵘ',
  w: 'ʷ',
  y: 'ʸ', // prettier-ignore
}
const SMALL_CAPITALS: Readonly<Record<string, string>> = {
  a: 'ᴀ',
  b: 'ʙ',
  c: 'ᴄ',
  d: 'ᴅ',
  e: 'ᴇ',
  f: 'ꜰ',
  g: 'ɢ',
  h: 'ʜ',
  i: 'ɪ',
  k: 'ᴋ',
  l: 'ʟ',
  m: 'ᴍ',
  n: 'ɴ',
  o: 'ᴏ',
  p: 'ᴘ',
  r: 'ʀ',
  s: 'ꜱ',
  t: 'ᴛ',
  u: 'ᴜ',
  w: 'ᴡ',
  y: 'ʏ', // prettier-ignore
}
const GREEK: Readonly<Record<string, string>> = { a: 'α', e: 'ε', i: 'ι', k: 'κ', n: 'η', o: 'ο', p: 'ρ', t: 'τ', u: 'υ', w: 'ω' } // prettier-ignore
const CURRENCY: Readonly<Record<string, string>> = { c: '¢', e: '€', s: '$', l: '£', y: '¥' }
const UPSIDE: Readonly<Record<string, string>> = { a: 'ɐ', e: 'ǝ', c: 'ɔ', h: 'ɥ', k: 'ʞ', m: 'ɯ', r: 'ɹ', t: 'ʇ', w: 'ʍ', y: 'ʎ', i: 'ᴉ', f: 'ɟ' } // prettier-ignore
const DIACRITICS: Readonly<Record<string, string>> = { a: 'å', c: 'ç', d: 'đ', e: 'ë', i: 'î', k: 'ķ', l: 'ł', n: 'ñ', o: 'ø', r: 'ř', s: 'š', t: 'ţ', u: 'ů', w: 'ŵ', y: 'ÿ' } // prettier-ignore

/** Disguises that neither the benchmark nor `disguises.ts` has, written before anything was tuned for them. */
export const MORE_DISGUISES: Readonly<Record<string, (word: string, random: Random) => string>> = {
  'thin spaces': (word) => Array.from(word).join('\u2009'),
  'no-break spaces': (word) => Array.from(word).join('\u00a0'),
  'two spaces': (word) => Array.from(word).join('  '),
  'middle dots': (word) => Array.from(word).join('·'),
  bullets: (word) => Array.from(word).join('•'),
  slashes: (word) => Array.from(word).join('/'),
  bars: (word) => Array.from(word).join('|'),
  'plus signs': (word) => Array.from(word).join('+'),
  tildes: (word) => Array.from(word).join('~'),
  'equals signs': (word) => Array.from(word).join('='),
  'capitals, spaced': (word) => Array.from(word.toUpperCase()).join(' '),
  'capitals, dotted, last dot': (word) => `${Array.from(word.toUpperCase()).join('.')}.`,
  'every letter twice': (word) => each(word, (letter) => letter + letter),
  'last letter drawn out': (word) => word + word.charAt(word.length - 1).repeat(7),
  'first letter drawn out': (word) => word.charAt(0).repeat(5) + word.slice(1),
  superscript: (word) => each(word, by(SUPERSCRIPT)),
  'small capitals': (word) => each(word, by(SMALL_CAPITALS)),
  Greek: (word) => each(word, by(GREEK)),
  'signs of money': (word) => each(word, by(CURRENCY)),
  'letters upside down': (word) => each(word, by(UPSIDE)),
  'other accents': (word) => each(word, by(DIACRITICS)),
  'parenthesised letters': (word) =>
    each(word, (letter) => String.fromCodePoint(0x249c + letter.charCodeAt(0) - 97)),
  'negative circled letters': (word) =>
    each(word, (letter) => String.fromCodePoint(0x1f150 + letter.charCodeAt(0) - 97)),
  'negative squared letters': (word) =>
    each(word, (letter) => String.fromCodePoint(0x1f170 + letter.charCodeAt(0) - 97)),
  fraktur: (word) => each(word, (letter) => String.fromCodePoint(0x1d586 + letter.charCodeAt(0) - 97)),
  'script letters': (word) =>
    each(word, (letter) => String.fromCodePoint(0x1d4ea + letter.charCodeAt(0) - 97)),
  typewriter: (word) => each(word, (letter) => String.fromCodePoint(0x1d68a + letter.charCodeAt(0) - 97)),
  underlined: (word) => each(word, (letter) => `${letter}\u0332`),
  'soft hyphen': (word) => `${word.slice(0, 2)}\u00ad${word.slice(2)}`,
  'word joiner in each gap': (word) => Array.from(word).join('\u2060'),
  'right-to-left marks': (word) => Array.from(word).join('\u200f'),
  'in brackets': (word) => each(word, (letter) => `(${letter})`),
  'in square brackets': (word) => each(word, (letter) => `[${letter}]`),
  'in quotation marks': (word) => each(word, (letter) => `"${letter}"`),
  'vowel as a hash': (word) => word.replace(/[aeiou]/, '#'),
  'vowel as a question mark': (word) => word.replace(/[aeiou]/, '?'),
  'vowel as a per cent sign': (word) => word.replace(/[aeiou]/, '%'),
  'vowel as an x': (word) => word.replace(/[aeiou]/, 'x'),
  'vowel as an apostrophe': (word) => word.replace(/[aeiou]/, "'"),
  'vowel as an ellipsis': (word) => word.replace(/[aeiou]/, '…'),
  'vowel as an emoji': (word) => word.replace(/[aeiou]/, '🤬'),
  'vowel as a block': (word) => word.replace(/[aeiou]/, '█'),
  'ending starred': (word) => word.slice(0, -1) + '*',
  'middle as mixed signs': (word) => word.charAt(0) + Array.from({ length: word.length - 2 }, (_value, at) => '@#$%&'.charAt(at % 5)).join('') + word.slice(-1), // prettier-ignore
  'middle as dots': (word) => word.charAt(0) + '.'.repeat(word.length - 2) + word.slice(-1),
  'middle as low lines': (word) => word.charAt(0) + '_'.repeat(word.length - 2) + word.slice(-1),
  'broken by a line': (word) => `${word.slice(0, 2)}-\n${word.slice(2)}`,
  'one letter a line': (word) => Array.from(word).join('\n'),
  'k for c': (word) => word.replaceAll('ck', 'kk').replaceAll('c', 'k'),
  'x for ck': (word) => word.replaceAll('ck', 'x').replaceAll('cks', 'x'),
  'z for s': (word) => word.replaceAll('s', 'z'),
  'in a hashtag': (word) => `#${word}`,
  'in a mention': (word) => `@${word}`,
  'digits and repeats': (word) =>
    word.replace('i', '111').replace('o', '000').replace('u', 'uuu').replace('a', '444'),
  'star and digit': (word) =>
    word
      .replace(/[aeiou]/, '*')
      .replace('s', '5')
      .replace('t', '7'),
  'spaces and digits': (word) =>
    Array.from(word.replace('i', '1').replace('o', '0').replace('s', '5')).join(' '),
  'half and half': (word) =>
    `${word.slice(0, Math.ceil(word.length / 2))} ${word.slice(Math.ceil(word.length / 2))}`,
}
