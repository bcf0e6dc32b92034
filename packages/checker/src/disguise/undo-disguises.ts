import { isSmallWord } from '../language/small-words.ts'
import { hashWord } from '../normalise/read-text.ts'
import {
  type Reading,
  TOKEN_CAPITAL,
  TOKEN_DISGUISED,
  TOKEN_EMOJI,
  TOKEN_LINK,
  TOKEN_MIXED,
  TOKEN_NUMBER,
  TOKEN_REPEATS,
} from '../normalise/reading.ts'
import type { DisguiseTrie } from './disguise-trie.ts'
import { DisguiseMatcher } from './match-disguise.ts'

/** Tokens that are one word in disguise. */
interface Repair {
  readonly first: number
  readonly last: number
  readonly start: number
  readonly end: number
  readonly word: string
}

const matchers = new WeakMap<DisguiseTrie, DisguiseMatcher>()

/** The matcher of a trie; its `steps` count all work done. */
export function matcherOf(trie: DisguiseTrie): DisguiseMatcher {
  const known = matchers.get(trie)
  if (known !== undefined) return known
  const made = new DisguiseMatcher(trie)
  matchers.set(trie, made)
  return made
}

/** 1: may stand before a disguised word as its first letter; 2: may go on or part it; 4: parts words;
 * 8: stands for a letter at a word's end too. */
const ROLE = new Uint8Array(128)
for (const character of '@$|!+*') ROLE[character.charCodeAt(0)] = 1
for (const character of '@$(|!+*<>~_-.,/\\`%^#?{[)}]:;&=') {
  const code = character.charCodeAt(0)
  ROLE[code] = (ROLE[code] ?? 0) | 2
}
for (const character of '*#@%$+~^') {
  const code = character.charCodeAt(0)
  ROLE[code] = (ROLE[code] ?? 0) | 8
}
for (const character of '/,;:([{"&=>') {
  const code = character.charCodeAt(0)
  ROLE[code] = (ROLE[code] ?? 0) | 4
}

/** Ordinary words that stand beside a stray letter now and then. */
const ORDINARY = new Set(
  'hit hits hitting rick nob ape rap art lap pit pits ink tart rat lot end hag lag lit old hole head face pen tit cock dick knob arse king jock sucker job blow nut'
    .split(' ')
    .map(hashWord),
)

function isSpace(code: number): boolean {
  return code <= 32 || code === 0xa0 || Number.isNaN(code)
}

/** Whether the token stands between spaces or plain punctuation, with no letters such as a plain word has not. */
function isPlain(text: string, start: number, end: number, flags: number): boolean {
  if ((flags & (TOKEN_MIXED | TOKEN_REPEATS)) !== 0) return false
  const before = start > 0 ? text.charCodeAt(start - 1) : 32
  if (before !== 32 && (before < 128 ? ((ROLE[before] ?? 0) & 1) !== 0 : before > 0x2100)) return false
  if (end >= text.length) return true
  const after = text.charCodeAt(end)
  if (after === 32) return true
  if (after === 0x2026) return isSpace(text.charCodeAt(end + 1))
  if (after > 127) return after === 0xa0 || after === 0x2019 || after === 0x201d
  const role = ROLE[after] ?? 0
  // Plain punctuation is followed by a space.
  return (role & 2) === 0 || ((role & 8) === 0 && isSpace(text.charCodeAt(end + 1)))
}

/** Whether a word in disguise may begin with `@` for its first letter before this token. */
function followsAt(trie: DisguiseTrie, reading: Reading, token: number): boolean {
  const letter = reading.chars[reading.from[token] ?? 0] ?? 0
  return trie.step(trie.step(0, 97), letter) !== 0 || trie.step(trie.step(0, 111), letter) !== 0
}

/** Whether a word may begin here: after a space, the text's start, or a mark that parts words. */
function mayBegin(text: string, at: number): boolean {
  if (at <= 0) return true
  const code = text.charCodeAt(at - 1)
  if (code > 127) return code === 0xa0 || (code >= 0x2013 && code <= 0x201e) || code === 0x2026
  return isSpace(code) || ((ROLE[code] ?? 0) & 4) !== 0 || code === 34 || code === 39 || code === 35
}

/** Where a word that ends in this token may begin: at the token, or at signs right before it that stand for letters. */
function beginnings(reading: Reading, token: number, into: number[]): void {
  const { text, start } = reading
  into.length = 0
  let at = start[token] ?? 0
  const lowest = Math.max(0, at - 4)
  while (at >= lowest) {
    if (mayBegin(text, at)) into.push(at)
    const code = text.charCodeAt(at - 1)
    if (!(code > 127 ? code >= 0x20a0 || (code >= 0xa2 && code <= 0xa5) : ((ROLE[code] ?? 0) & 1) !== 0))
      break
    at--
  }
  into.reverse()
}

function size(reading: Reading, token: number): number {
  return (reading.to[token] ?? 0) - (reading.from[token] ?? 0)
}

function hasVowel(reading: Reading, token: number): boolean {
  const to = reading.to[token] ?? 0
  for (let at = reading.from[token] ?? 0; at < to; at++) {
    const code = reading.chars[at] ?? 0
    if (code === 97 || code === 101 || code === 105 || code === 111 || code === 117 || code === 121)
      return true
  }
  return false
}

/** Whether the piece is a word that people write by itself. */
function isOrdinary(reading: Reading, token: number): boolean {
  const hash = reading.hash[token] ?? 0
  return ORDINARY.has(hash) || isSmallWord(hash)
}

/**
 * A word parted by one space (`fu ck`, `bas tard`), where neither piece is an ordinary word; a short one only where a piece
 * has no vowel, since names and foreign words are many.
 */
function joined(trie: DisguiseTrie, reading: Reading, token: number): Repair | null {
  const { text, start, end, flags, chars, from, to, tokenCount } = reading
  const next = token + 1
  if (next >= tokenCount) return null
  if ((start[next] ?? 0) - (end[token] ?? 0) !== 1 || text.charCodeAt(end[token] ?? 0) !== 32) return null
  let node = 0
  for (let at = from[token] ?? 0; at < (to[token] ?? 0); at++) {
    node = trie.step(node, chars[at] ?? 0)
    if (node === 0) return null
  }
  // Where the left piece is a word by itself, it was found already.
  if ((trie.ends[node] ?? 0) !== 0) return null
  let taken = 0
  for (let at = from[next] ?? 0; at < (to[next] ?? 0); at++) {
    if (taken > 0 && ((trie.ends[node] ?? 0) & 2) !== 0) {
      // Of a word with any ending only a short one is left: `c unt ested` is no such word.
      if ((to[next] ?? 0) - at > 3) return null
      break
    }
    node = trie.step(node, chars[at] ?? 0)
    if (node === 0) return null
    taken++
  }
  if ((trie.ends[node] ?? 0) === 0) return null
  const flag = (flags[token] ?? 0) | (flags[next] ?? 0)
  if ((flag & (TOKEN_LINK | TOKEN_EMOJI | TOKEN_NUMBER)) !== 0) return null
  const left = size(reading, token)
  const right = size(reading, next)
  const initial = left === 1 && ((flags[token] ?? 0) & TOKEN_CAPITAL) !== 0
  if (initial && ((flags[next] ?? 0) & TOKEN_CAPITAL) !== 0) return null
  const bare = !hasVowel(reading, token) || !hasVowel(reading, next)
  // `sh it`: the second piece may be an ordinary word where the first is none.
  const first = left === 1 || hasVowel(reading, token) ? isOrdinary(reading, token) : false
  if (first && !(left === 1 && right > 5)) return null
  if (isOrdinary(reading, next) && left < 5 && (left === 1 || !bare)) return null
  if (!bare && left + right < 5) return null
  const word = reading.word(token) + reading.word(next)
  return { first: token, last: next, start: start[token] ?? 0, end: end[next] ?? 0, word }
}

/** How many characters a token shows: a letter drawn as a regional indicator is one. */
function shown(reading: Reading, token: number): number {
  const units = size(reading, token)
  return units === 2 && reading.chars[reading.from[token] ?? 0] === 0xd83c ? 1 : units
}

/** Three or more tokens of one character each, a space or a mark apart. */
function isSpelt(reading: Reading, token: number): boolean {
  return (
    token + 2 < reading.tokenCount &&
    shown(reading, token + 1) === 1 &&
    shown(reading, token + 2) === 1 &&
    (reading.start[token + 1] ?? 0) - (reading.end[token] ?? 0) <= 4
  )
}

const places: number[] = []

/**
 * Finds words of `@disguised` entries behind leetspeak, masks, marks, spaces, repeats and pictures, and puts each in
 * place of the tokens that it was written with. The tokens have their classes: a word parted by a space has a piece that no lexicon
 * knows. True where anything was found.
 */
export function undoDisguises(trie: DisguiseTrie, reading: Reading): boolean {
  const matcher = matcherOf(trie)
  const repairs: Repair[] = []
  const { text, flags, start, end, wordClass, tokenCount } = reading
  let reached = 0
  for (let token = 0; token < tokenCount; token++) {
    if ((start[token] ?? 0) < reached || ((flags[token] ?? 0) & TOKEN_LINK) !== 0) continue
    const spaced = shown(reading, token) === 1 && isSpelt(reading, token)
    const from = start[token] ?? 0
    const mention = text.charCodeAt(from - 1) === 64 && !followsAt(trie, reading, token)
    if (!spaced && isPlain(text, mention ? 0 : from, end[token] ?? 0, flags[token] ?? 0)) {
      if (
        token + 1 < tokenCount &&
        (size(reading, token) === 2 || wordClass[token] === 0 || wordClass[token + 1] === 0)
      ) {
        const repair = joined(trie, reading, token)
        if (repair !== null) {
          repairs.push(repair)
          reached = repair.end
        }
      }
      continue
    }
    beginnings(reading, token, places)
    for (const place of places) {
      if (place < reached) continue
      if (!matcher.match(text, place, spaced)) continue
      const found = { end: matcher.end, word: matcher.word }
      let last = token
      while (last + 1 < tokenCount && (start[last + 1] ?? 0) < found.end) last++
      repairs.push({
        first: token,
        last,
        start: place,
        end: Math.max(found.end, end[last] ?? 0),
        word: found.word,
      })
      reached = found.end
      break
    }
  }
  if (repairs.length === 0) return false
  apply(reading, repairs)
  return true
}

/** Puts the words in place, moving what follows; one pass. */
function apply(reading: Reading, repairs: readonly Repair[]): void {
  const { chars, origin, from, to, start, end, hash, sentence, flags, tokenCount } = reading
  let used = to[tokenCount - 1] ?? 0
  let written = 0
  let next = 0
  for (let token = 0; token < tokenCount; token++) {
    const repair = repairs[next]
    if (repair === undefined || token < repair.first) {
      from[written] = from[token] ?? 0
      to[written] = to[token] ?? 0
      start[written] = start[token] ?? 0
      end[written] = end[token] ?? 0
      hash[written] = hash[token] ?? 0
      sentence[written] = sentence[token] ?? 0
      flags[written] = flags[token] ?? 0
      written++
      continue
    }
    const flag = (flags[token] ?? 0) & ~(TOKEN_MIXED | TOKEN_NUMBER | TOKEN_EMOJI)
    sentence[written] = sentence[token] ?? 0
    from[written] = used
    for (let index = 0; index < repair.word.length; index++) {
      chars[used] = repair.word.charCodeAt(index)
      origin[used++] = repair.start
    }
    to[written] = used
    start[written] = repair.start
    end[written] = repair.end
    hash[written] = hashWord(repair.word)
    flags[written] = flag | TOKEN_DISGUISED
    written++
    token = repair.last
    next++
  }
  reading.tokenCount = written
}
