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

/** 1: may stand before a disguised word as its first letter; 2: may go on or part it; 4: parts words. */
const ROLE = new Uint8Array(128)
for (const character of '@$(|!+*<') ROLE[character.charCodeAt(0)] = 1
for (const character of '@$(|!+*<>~_-.,/\\`%^#?{[)}]:;&=') {
  const code = character.charCodeAt(0)
  ROLE[code] = (ROLE[code] ?? 0) | 2
}
for (const character of '/,;:([{"&=>') {
  const code = character.charCodeAt(0)
  ROLE[code] = (ROLE[code] ?? 0) | 4
}

/** Ordinary words that stand beside a stray letter now and then. */
const ORDINARY = new Set(
  'hit hits hitting it its at an as in is or he we me rick nob ape rap art lap pit pits unt ink tart rat lot end hag lag lit oft off on off old hole head face up out'
    .split(' ')
    .map(hashWord),
)

function isSpace(code: number): boolean {
  return code <= 32 || code === 0xa0 || Number.isNaN(code)
}

/** Whether the token's surroundings or letters are such as a plain word's are not. */
function isOdd(reading: Reading, token: number): boolean {
  const { text, flags, start, end } = reading
  const flag = flags[token] ?? 0
  if ((flag & (TOKEN_MIXED | TOKEN_REPEATS)) !== 0) return true
  const after = text.charCodeAt(end[token] ?? 0)
  if (after > 127 ? after !== 0x2026 && after !== 0x2019 && after !== 0x201d : !isSpace(after)) {
    const role = after > 127 ? 2 : (ROLE[after] ?? 0)
    if (role !== 0) {
      const next = text.charCodeAt((end[token] ?? 0) + 1)
      if (after === 42 || (role & 2) !== 0) {
        // Plain punctuation is followed by a space.
        if (!isSpace(next) || after === 42) return true
      }
    }
  }
  const before = text.charCodeAt((start[token] ?? 0) - 1)
  return before < 128 ? ((ROLE[before] ?? 0) & 1) !== 0 : !isSpace(before) && before > 0x2100
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
    if (!(code > 127 ? code >= 0x20a0 || code === 0xa3 : ((ROLE[code] ?? 0) & 1) !== 0)) break
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
    if (code === 97 || code === 101 || code === 105 || code === 111 || code === 117 || code === 121) return true
  }
  return false
}

/** A word parted by one space of which a piece is no word (`fu ck`); null where both may be. */
function joined(trie: DisguiseTrie, reading: Reading, token: number): Repair | null {
  const { text, start, end, flags, chars, from, to, hash, tokenCount } = reading
  const next = token + 1
  if (next >= tokenCount) return null
  const left = size(reading, token)
  const right = size(reading, next)
  if (left + right < 4 || left + right > 12 || (left > 4 && right > 3)) return null
  if ((start[next] ?? 0) - (end[token] ?? 0) !== 1 || text.charCodeAt(end[token] ?? 0) !== 32) return null
  const oddLeft = left === 1 ? !hasVowel(reading, token) : left <= 4 && !hasVowel(reading, token)
  const oddRight = right <= 3 && !hasVowel(reading, next)
  if (!oddLeft && !oddRight) return null
  const flag = (flags[token] ?? 0) | (flags[next] ?? 0)
  if ((flag & (TOKEN_LINK | TOKEN_EMOJI | TOKEN_NUMBER)) !== 0) return null
  if (left === 1 && ((flags[token] ?? 0) & TOKEN_CAPITAL) !== 0 && ((flags[next] ?? 0) & TOKEN_CAPITAL) !== 0) return null
  if ((left === 1 && ORDINARY.has(hash[next] ?? 0)) || (right === 1 && ORDINARY.has(hash[token] ?? 0))) return null
  let node = 0
  let word = ''
  for (let piece = token; piece <= next; piece++) {
    const last = to[piece] ?? 0
    for (let at = from[piece] ?? 0; at < last; at++) {
      const code = chars[at] ?? 0
      word += String.fromCharCode(code)
      if ((trie.ends[node] ?? 0) & 2 && piece === next) continue
      node = trie.step(node, code)
      if (node === 0) return null
    }
    // Where the left piece is a word by itself, it was found already.
    if (piece === token && (trie.ends[node] ?? 0) !== 0) return null
  }
  if ((trie.ends[node] ?? 0) === 0) return null
  return { first: token, last: next, start: start[token] ?? 0, end: end[next] ?? 0, word }
}

/** Three or more tokens of one character each, a space or a mark apart. */
function isSpelt(reading: Reading, token: number): boolean {
  return (
    token + 2 < reading.tokenCount &&
    size(reading, token + 1) === 1 &&
    (size(reading, token + 2) === 1 || token + 3 < reading.tokenCount) &&
    (reading.start[token + 1] ?? 0) - (reading.end[token] ?? 0) <= 4
  )
}

const places: number[] = []

/**
 * Finds words of `@disguised` entries behind leetspeak, masks, marks, spaces, repeats and pictures, and puts each in
 * place of the tokens that it was written with. True where anything was found.
 */
export function undoDisguises(trie: DisguiseTrie, reading: Reading): boolean {
  const matcher = matcherOf(trie)
  const repairs: Repair[] = []
  const { text, flags, start, end, tokenCount } = reading
  let reached = 0
  for (let token = 0; token < tokenCount; token++) {
    if ((start[token] ?? 0) < reached || ((flags[token] ?? 0) & TOKEN_LINK) !== 0) continue
    const small = size(reading, token)
    const spaced = small === 1 && isSpelt(reading, token)
    if (!spaced && !isOdd(reading, token)) {
      if (small <= 4 || (token + 1 < tokenCount && size(reading, token + 1) <= 3)) {
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
      const found = matcher.match(text, place, spaced)
      if (found === null) continue
      let last = token
      while (last + 1 < tokenCount && (start[last + 1] ?? 0) < found.end) last++
      repairs.push({ first: token, last, start: place, end: Math.max(found.end, end[last] ?? 0), word: found.word })
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
