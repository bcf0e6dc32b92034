import {
  APOSTROPHE,
  describeCharacter,
  DIGIT,
  DROPPED,
  EMOJI,
  JOINER,
  LETTER,
  REGIONAL,
  STOP,
} from '../normalise/characters.ts'

/** What a character may stand for inside a disguised word. */
export interface Substitute {
  /** Letters or runs of letters that it may be. */
  readonly letters: readonly string[]
  /** It may stand for one letter, whatever it is: 2 for a star, which says so plainly, 1 for the rest. */
  readonly mask: 0 | 1 | 2
  /** It may stand for nothing: it only parts letters. */
  readonly skip: boolean
  /** It is the letter itself. */
  readonly literal: boolean
}

function substitute(letters: string, mask: 0 | 1 | 2, skip: boolean, literal = false): Substitute {
  return { letters: letters === '' ? [] : letters.split(' '), mask, skip, literal }
}

const ASCII: (Substitute | null)[] = Array.from({ length: 128 }, () => null)

function put(characters: string, entry: Substitute): void {
  for (const character of characters) ASCII[character.charCodeAt(0)] = entry
}

for (let code = 97; code <= 122; code++) {
  const letter = String.fromCharCode(code)
  // Letters that are drawn like others: only where something else in the word is odd as well.
  const more: Readonly<Record<string, string>> = {
    v: 'v u',
    u: 'u v',
    i: 'i l',
    l: 'l i',
    z: 'z s',
    q: 'q g',
    x: 'x ks',
  }
  const entry = substitute(more[letter] ?? letter, 0, false, true)
  put(letter + letter.toUpperCase(), entry)
}
put('0', substitute('o', 0, false))
put('1', substitute('i l', 0, false))
put('2', substitute('z', 0, false))
put('3', substitute('e', 0, false))
put('4', substitute('a', 0, false))
put('5', substitute('s', 0, false))
put('6', substitute('g b', 0, false))
put('7', substitute('t', 0, false))
put('8', substitute('b', 0, false))
put('9', substitute('g q', 0, false))
put('@', substitute('a o', 2, false))
put('$', substitute('s', 2, false))
put('!', substitute('i l', 1, false))
put('|', substitute('i l', 1, true))
put('+', substitute('t', 1, true))
put('({[<', substitute('c', 0, false))
put('*', substitute('', 2, true))
put('#', substitute('h', 2, true))
put('%', substitute('o', 2, true))
put('^', substitute('a', 1, true))
put('~_-', substitute('', 1, true))
put('.', substitute('', 1, true))
put('?', substitute('', 1, false))
put(',/\\=`"\'', substitute('', 0, true))
put(':;', substitute('i', 0, true))
put('&', substitute('', 1, false))

const EURO = substitute('e c', 0, false)
const POUND = substitute('l e', 0, false)
const CENT = substitute('c', 0, false)
const YEN = substitute('y', 0, false)
const SECTION = substitute('s', 0, false)
const MICRO = substitute('u', 0, false)
const SIGNS = new Map<number, Substitute>([
  [0x20ac, EURO],
  [0xa3, POUND],
  [0xa2, CENT],
  [0xa5, YEN],
  [0xa7, SECTION],
  [0xb5, MICRO],
  [0xd7, substitute('x', 1, true)],
  [0x2020, substitute('t', 0, false)],
  [0xa1, substitute('i', 0, false)],
  [0x2022, substitute('', 2, true)],
  [0x2026, substitute('', 1, false)],
  [0xb7, substitute('', 1, true)],
  [0x25cf, substitute('o', 2, true)],
  [0x25cb, substitute('o', 2, true)],
  [0x2588, substitute('', 2, true)],
  [0x25a0, substitute('', 2, true)],
])

/** Emoji by the sound of what they show. */
const PICTURES: readonly (readonly [emoji: string, sounds: string])[] = [
  ['⚓', 'anker anchor ank'],
  ['🐓', 'cock'],
  ['🐔', 'cock chicken'],
  ['💩', 'shit shite crap poo'],
  ['🖕', 'fuck'],
  ['🍆', 'dick cock'],
  ['🍑', 'arse ass'],
  ['🐱', 'pussy cat at'],
  ['🐈', 'pussy cat at'],
  ['🦆', 'fuck uck duck'],
  ['🔔', 'bell'],
  ['🔚', 'end'],
  ['🐂', 'bull'],
  ['🐃', 'bull'],
  ['🐮', 'bull'],
  ['🥜', 'nut'],
  ['🌰', 'nut'],
  ['👁', 'i'],
  ['👀', 'i'],
  ['🐝', 'b be'],
  ['⭕', 'o'],
  ['🅾', 'o'],
  ['🍩', 'o'],
  ['🌞', 'o'],
  ['⚽', 'o ball'],
  ['🏀', 'o ball'],
  ['🎾', 'o ball'],
  ['🌕', 'o'],
  ['🥚', 'o egg'],
  ['⛳', 'o'],
  ['☀', 'o'],
  ['❌', 'x'],
  ['❎', 'x'],
  ['✖', 'x'],
  ['➕', 't'],
  ['✝', 't'],
  ['☪', 'c'],
  ['☕', 't tea'],
  ['🐍', 's'],
  ['💲', 's'],
  ['💰', 's'],
  ['🍞', 'bread'],
  ['🦵', 'leg'],
  ['🐕', 'dog'],
  ['🐶', 'dog'],
  ['🗣', 'head'],
  ['🙉', 'head'],
  ['🤯', 'head'],
  ['👤', 'head'],
  ['🕳', 'hole'],
  ['🌬', 'blow'],
  ['💼', 'job'],
  ['🍒', 'tits'],
  ['🪑', 'chair'],
  ['🚪', 'knob'],
  ['🎩', 'hat'],
  ['👒', 'hat'],
  ['🦇', 'bat'],
  ['🍭', 'suck'],
  ['🍬', 'suck'],
]

const pictures = new Map<number, Substitute>(
  PICTURES.map(([emoji, sounds]) => [emoji.codePointAt(0) ?? 0, substitute(sounds, 0, true)]),
)
const ANY_PICTURE = substitute('', 2, true)
const PARTS = substitute('', 0, true)
const letters = new Map<number, Substitute>()

/** What a code point may stand for; null for one that no word goes on through. */
export function substituteFor(point: number): Substitute | null {
  if (point < 128) return ASCII[point] ?? null
  const sign = SIGNS.get(point) ?? pictures.get(point)
  if (sign !== undefined) return sign
  const described = describeCharacter(point)
  switch (described & 15) {
    case LETTER: {
      const code = (described >> 4) & 0xffff
      return code < 128 ? (ASCII[code] ?? null) : null
    }
    case DIGIT:
      return ASCII[(described >> 4) & 0xffff] ?? null
    case REGIONAL: {
      const known = letters.get(point)
      if (known !== undefined) return known
      const made = substitute(String.fromCharCode(97 + point - 0x1f1e6), 0, false, true)
      letters.set(point, made)
      return made
    }
    case DROPPED:
    case JOINER:
    case APOSTROPHE:
      return PARTS
    case STOP:
      return null
    case EMOJI:
      return ANY_PICTURE
    default:
      return null
  }
}
