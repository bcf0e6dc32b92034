import { undoDisguises } from '../disguise/undo-disguises.ts'
import {
  type Reading,
  TOKEN_AFTER_BREAK,
  TOKEN_DISGUISED,
  TOKEN_LINK,
  TOKEN_POSSESSIVE,
  TOKEN_UNUSUAL,
} from '../normalise/reading.ts'
import { HAS_STAR, type Tables } from './decode.ts'
import type { Matches } from './matches.ts'
import {
  END,
  ENTRY_DISGUISED,
  ENTRY_INNOCENT,
  ENTRY_LEFT,
  ENTRY_ONLY_DISGUISED,
  ENTRY_RIGHT,
  GAP,
  RESPELT,
  STAR,
} from './tables.ts'

/** The class of the folded word `chars[from … to]`; 0 where no lexicon has it. */
export function classOf(tables: Tables, chars: Uint16Array, from: number, to: number): number {
  const { symbol, wordBase, wordCheck, wordNext, wordCount, wordClasses } = tables
  let state = 1
  let index = 0
  let prefix = -1
  for (let at = from; at < to; at++) {
    const packed = wordBase[state] ?? 0
    const base = packed & ~HAS_STAR
    if (packed !== base) prefix = index + (wordCount[base + STAR] ?? 0)
    const code = symbol[chars[at] ?? 0] ?? 0
    const slot = base + code
    if (code === 0 || wordCheck[slot] !== state) {
      return prefix < 0 ? 0 : (wordClasses[prefix] ?? 0)
    }
    index += wordCount[slot] ?? 0
    state = wordNext[slot] ?? 0
  }
  const base = (wordBase[state] ?? 0) & ~HAS_STAR
  if (wordCheck[base + END] === state) return wordClasses[index + (wordCount[base + END] ?? 0)] ?? 0
  if (wordCheck[base + STAR] === state) return wordClasses[index + (wordCount[base + STAR] ?? 0)] ?? 0
  return prefix < 0 ? 0 : (wordClasses[prefix] ?? 0)
}

/** It ends as a contraction or a possessive does. */
const CONTRACTION = /['’`](?:n?t|s|d|m|ll|re|ve)$/i

/**
 * Gives every token its class, and a possessive the class of the word without its `s` beside it. True where a token is
 * not written plainly.
 */
function classify(tables: Tables, reading: Reading): boolean {
  const { text, chars, from, to, start, flags, wordClass, stemClass, tokenCount } = reading
  let odd = 0
  for (let token = 0; token < tokenCount; token++) {
    let flag = flags[token] ?? 0
    const begin = from[token] ?? 0
    const end = to[token] ?? 0
    let found = (flag & TOKEN_LINK) !== 0 ? 0 : classOf(tables, chars, begin, end)
    if ((found & RESPELT) !== 0) {
      // A slip in a contraction (`cn't`) is no respelling.
      if (CONTRACTION.test(text.slice(start[token] ?? 0, reading.end[token] ?? 0))) found = 0
      else {
        found ^= RESPELT
        flag |= TOKEN_DISGUISED
        flags[token] = flag
      }
    }
    odd |= flag
    wordClass[token] = found
    const stem = (flag & TOKEN_POSSESSIVE) !== 0 ? classOf(tables, chars, begin, end - 1) : 0
    stemClass[token] = (stem & RESPELT) !== 0 ? 0 : stem
  }
  return (odd & (TOKEN_DISGUISED | TOKEN_UNUSUAL)) !== 0
}

/**
 * Finds every entry of every lexicon in the reading: one walk from each token whose word begins a phrase, never longer than the longest
 * phrase; then joins the parts of phrases with a gap and takes out what an innocent phrase covers.
 *
 * @param classified called once every token has its class and before the walk, which goes by what it leaves there
 */
export function findMatches(
  tables: Tables,
  reading: Reading,
  matches: Matches,
  classified?: (reading: Reading) => void,
): void {
  let odd = classify(tables, reading)
  if (undoDisguises(tables.disguises, reading)) odd = classify(tables, reading)
  classified?.(reading)
  matches.count = 0
  const { phrases, entryFlags } = tables
  const { root, output, outputs } = phrases
  const { wordClass, stemClass, flags, tokenCount } = reading
  let special = 0
  for (let token = 0; token < tokenCount; token++) {
    let state = root[wordClass[token] ?? 0] ?? 0
    if (state === 0) {
      const stem = stemClass[token] ?? 0
      if (stem === 0) continue
      state = root[stem] ?? 0
    }
    let last = token
    while (state !== 0) {
      let out = output[state] ?? 0
      if (out !== 0) {
        let entry = 0
        for (let left = outputs[out] ?? 0; left > 0; left--) {
          entry += outputs[++out] ?? 0
          special |= entryFlags[entry] ?? 0
          matches.push(entry, token, last, 0)
        }
      }
      if (++last >= tokenCount || ((flags[last] ?? 0) & TOKEN_AFTER_BREAK) !== 0) break
      state = phrases.next(state, wordClass[last] ?? 0, stemClass[last] ?? 0)
    }
  }
  if ((special & (ENTRY_LEFT | ENTRY_RIGHT)) !== 0) joinGaps(tables, reading, matches)
  if (odd || (special & ENTRY_ONLY_DISGUISED) !== 0) noteDisguises(tables, reading, matches)
  settle(tables, matches, special)
}

/**
 * Notes which occurrences were disguised, and takes out those of entries that are not looked for in disguise, and plain ones of entries that
 * are looked for in nothing else.
 */
function noteDisguises(tables: Tables, reading: Reading, matches: Matches): void {
  const { entryFlags } = tables
  const { entry, first, last, disguised } = matches
  const total = matches.count
  let kept = 0
  for (let at = 0; at < total; at++) {
    const number = entry[at] ?? 0
    const from = first[at] ?? 0
    const to = last[at] ?? 0
    let flags = 0
    for (let token = from; token <= to; token++) flags |= reading.flags[token] ?? 0
    const innocent = ENTRY_DISGUISED | ENTRY_INNOCENT
    if ((flags & TOKEN_DISGUISED) !== 0 && ((entryFlags[number] ?? 0) & innocent) === 0) continue
    const hidden = (flags & (TOKEN_DISGUISED | TOKEN_UNUSUAL)) !== 0
    if (!hidden && ((entryFlags[number] ?? 0) & ENTRY_ONLY_DISGUISED) !== 0) continue
    entry[kept] = number
    first[kept] = from
    last[kept] = to
    disguised[kept] = hidden ? 1 : 0
    kept++
  }
  matches.count = kept
}

/**
 * Puts a whole phrase in place of each right part that follows a left part of its own by at most `GAP` words in the same
 * sentence; parts that found no other are taken out.
 */
function joinGaps(tables: Tables, reading: Reading, matches: Matches): void {
  const { entryFlags } = tables
  const { entry, first, last, disguised } = matches
  const total = matches.count
  let kept = 0
  /** The latest places where each left part ended: few, since a gap is short. */
  const open: number[] = []
  for (let at = 0; at < total; at++) {
    const number = entry[at] ?? 0
    const flag = entryFlags[number] ?? 0
    const from = first[at] ?? 0
    const to = last[at] ?? 0
    let start = from
    let keep = true
    if ((flag & ENTRY_LEFT) !== 0) {
      open.push(number, from, to)
      keep = false
    } else if ((flag & ENTRY_RIGHT) !== 0) {
      keep = false
      for (let left = open.length - 3; left >= 0; left -= 3) {
        const begin = open[left + 1] ?? 0
        const ended = open[left + 2] ?? 0
        if (begin + 40 < from) break
        if (
          open[left] === number - 1 &&
          from > ended &&
          from - ended - 1 <= GAP &&
          reading.sentence[from] === reading.sentence[ended]
        ) {
          start = begin
          keep = true
          break
        }
      }
    }
    if (!keep) continue
    entry[kept] = number
    first[kept] = start
    last[kept] = to
    disguised[kept] = disguised[at] ?? 0
    kept++
  }
  matches.count = kept
}

/** Where an innocent phrase stands. */
interface Cover {
  readonly first: number
  readonly last: number
  readonly category: number
}

/** Takes out what an innocent phrase of the same category covers, and notes which categories are left. */
export function settle(tables: Tables, matches: Matches, special: number): void {
  const { entryCategory, entryFlags, categories } = tables
  const { entry, first, last, disguised } = matches
  const total = matches.count
  if ((special & ENTRY_INNOCENT) === 0) {
    matches.link(entryCategory, categories.length)
    return
  }
  // Copied, because occurrences move up in their arrays while others are taken out.
  const covers: Cover[] = []
  for (let at = 0; at < total; at++) {
    const number = entry[at] ?? 0
    if (((entryFlags[number] ?? 0) & ENTRY_INNOCENT) === 0) continue
    covers.push({ first: first[at] ?? 0, last: last[at] ?? 0, category: entryCategory[number] ?? 0 })
  }
  let kept = 0
  let near = 0
  for (let at = 0; at < total; at++) {
    const number = entry[at] ?? 0
    if (((entryFlags[number] ?? 0) & ENTRY_INNOCENT) !== 0) continue
    const from = first[at] ?? 0
    const to = last[at] ?? 0
    const category = entryCategory[number] ?? 0
    // Nobody hides a word that is meant innocently: `p-r-i-c-k the printer` pricks nothing.
    const hidden = disguised[at] === 1 && ((entryFlags[number] ?? 0) & ENTRY_DISGUISED) !== 0
    // Innocent phrases come in order of the text; those that ended long before reach nothing further on.
    while ((covers[near]?.last ?? Infinity) + 64 < from) near++
    let covered = false
    for (let index = hidden ? covers.length : near; !covered; index++) {
      const cover = covers[index]
      if (cover === undefined || cover.first > from) break
      covered = cover.last >= to && cover.category === category
    }
    if (covered) continue
    entry[kept] = number
    first[kept] = from
    last[kept] = to
    disguised[kept] = disguised[at] ?? 0
    kept++
  }
  matches.count = kept
  matches.link(entryCategory, categories.length)
}
