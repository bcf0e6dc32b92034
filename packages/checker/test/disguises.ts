/** Ways in which people write a word so that a list does not find it, for tests: all from a seed. */
export type Random = () => number

/** A small generator of numbers from 0 to 1, the same for the same seed (linear congruential, Numerical Recipes). */
export function seeded(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

function pick<T>(list: readonly T[], random: Random, otherwise: T): T {
  return list[Math.floor(random() * list.length)] ?? otherwise
}

const LEET: Readonly<Record<string, readonly string[]>> = {
  a: ['4', '@'],
  e: ['3'],
  g: ['9', '6'],
  i: ['1', '!', '|'],
  l: ['1', '|'],
  o: ['0'],
  s: ['5', '$'],
  t: ['7', '+'],
  b: ['8'],
  c: ['(', '<'],
  k: ['|<'],
}
const LOOKS: Readonly<Record<string, string>> = {
  a: 'а',
  c: 'с',
  e: 'е',
  i: 'і',
  o: 'о',
  p: 'р',
  s: 'ѕ',
  u: 'υ',
  k: 'κ',
  t: 'т',
  h: 'һ',
  n: 'ո',
  w: 'ԝ',
  d: 'ԁ',
  r: 'г',
}

function each(word: string, change: (letter: string, index: number) => string): string {
  return Array.from(word).map(change).join('')
}

function shifted(word: string, first: number): string {
  return each(word, (letter) => String.fromCodePoint(first + letter.charCodeAt(0) - 97))
}

function inserted(word: string, random: Random, what: readonly string[]): string {
  const at = 1 + Math.floor(random() * (word.length - 1))
  return word.slice(0, at) + pick(what, random, '') + word.slice(at)
}

/** Each disguise by name. Words are small letters a to z, four or more. */
export const DISGUISES: Readonly<Record<string, (word: string, random: Random) => string>> = {
  leetspeak: (word, random) => {
    const places = Array.from(word).flatMap((letter, at) => (LEET[letter] === undefined ? [] : [at]))
    const at = pick(places, random, 0)
    const letter = word.charAt(at)
    return word.slice(0, at) + pick(LEET[letter] ?? [letter], random, letter) + word.slice(at + 1)
  },
  'leetspeak throughout': (word, random) =>
    each(word, (letter, at) =>
      at > 1 && random() < 0.7 ? pick(LEET[letter] ?? [letter], random, letter) : letter,
    ),
  spaces: (word) => Array.from(word).join(' '),
  dots: (word) => Array.from(word).join('.'),
  hyphens: (word) => Array.from(word).join('-'),
  'low lines': (word) => Array.from(word).join('_'),
  'stars between': (word) => Array.from(word).join('*'),
  'one mark': (word, random) => inserted(word, random, ['.', '-', '_', '*']),
  repeats: (word, random) => {
    const at = Math.floor(random() * word.length)
    return word.slice(0, at) + word.charAt(at).repeat(3 + Math.floor(random() * 4)) + word.slice(at + 1)
  },
  'a letter twice': (word, random) => {
    const at = Math.floor(random() * word.length)
    return word.slice(0, at) + word.charAt(at) + word.slice(at)
  },
  'look-alikes': (word, random) =>
    each(word, (letter) => (random() < 0.6 ? (LOOKS[letter] ?? letter) : letter)),
  'zero width': (word) => Array.from(word).join('\u200B'),
  'a control': (word, random) => inserted(word, random, ['\u200C', '\u2060', '\u00AD', '\uFEFF', '\u202E']),
  'struck through': (word) => each(word, (letter) => `${letter}\u0336`),
  'piled-up marks': (word) => each(word, (letter) => `${letter}\u0300\u0316\u0321\u0489`),
  accents: (word) => each(word, (letter) => ({ a: 'á', e: 'é', i: 'ï', o: 'ö', u: 'ü' })[letter] ?? letter),
  'full width': (word) => shifted(word, 0xff41),
  'mathematical letters': (word) => shifted(word, 0x1d41a),
  'circled letters': (word) => shifted(word, 0x24d0),
  'squared letters': (word) => shifted(word, 0x1f130),
  'regional indicators': (word) => shifted(word, 0x1f1e6),
  'regional indicators, spaced': (word) => Array.from(shifted(word, 0x1f1e6)).join(' '),
  'blood group emoji': (word) => word.replace('a', '🅰️').replace('o', '🅾️').replace('b', '🅱️'),
  'a vowel masked': (word, random) => {
    const vowels = Array.from(word).flatMap((letter, at) => (at > 0 && 'aeiou'.includes(letter) ? [at] : []))
    const at = pick(vowels, random, 1)
    return word.slice(0, at) + pick(['*', '#', '@', '-', '_'], random, '*') + word.slice(at + 1)
  },
  'vowels starred': (word) => word.charAt(0) + word.slice(1).replaceAll(/[aeiou]/g, '*'),
  'middle starred': (word) => word.charAt(0) + '*'.repeat(word.length - 2) + word.charAt(word.length - 1),
  'all but one starred': (word) => word.charAt(0) + '*'.repeat(word.length - 1),
  'middle dashed': (word) => word.charAt(0) + '-'.repeat(word.length - 2) + word.charAt(word.length - 1),
  'letters swapped': (word, random) => {
    const at = 1 + Math.floor(random() * (word.length - 2))
    return word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2)
  },
  'vowels left out': (word) => word.charAt(0) + word.slice(1).replaceAll(/[aeiou]/g, ''),
  'by sound': (word) => word.replace('f', 'ph').replace('ck', 'k'),
  'v for u': (word) => word.replace('u', 'v'),
  'mixed case': (word, random) => each(word, (letter) => (random() < 0.5 ? letter.toUpperCase() : letter)),
  'an emoji inside': (word) => `${word.slice(0, 2)}😂${word.slice(2)}`,
}
