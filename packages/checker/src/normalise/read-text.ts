import {
  APOSTROPHE,
  ASCII_FOLD,
  ASCII_KIND,
  BREAK,
  describeCharacter,
  DIGIT,
  DROPPED,
  EMOJI,
  EXPANDS,
  expansionOf,
  FOREIGN,
  HYPHEN,
  JOINER,
  LETTER,
  NEWLINE,
  QUOTE,
  REGIONAL,
  SPACE,
  STOP,
  UNUSUAL,
} from './characters.ts'
import { pairQuotes } from './quotes.ts'
import {
  type Reading,
  SEEN_AT,
  SEEN_CAPITAL,
  SEEN_CURRENCY,
  SEEN_DIGIT,
  SEEN_DROPPED,
  SEEN_EMOJI,
  SEEN_HASH,
  SEEN_LINK,
  SEEN_NON_ASCII,
  SEEN_QUOTE,
  SEEN_SYMBOL,
  SEEN_UNUSUAL,
  TOKEN_AFTER_BREAK,
  TOKEN_CAPITAL,
  TOKEN_EMOJI,
  TOKEN_HASHTAG,
  TOKEN_LINK,
  TOKEN_MENTION,
  TOKEN_MIXED,
  TOKEN_NUMBER,
  TOKEN_POSSESSIVE,
  TOKEN_REPEATS,
  TOKEN_SHOUTED,
  TOKEN_UNUSUAL,
} from './reading.ts'

const FNV_OFFSET = 0x811c9dc5 | 0
const FNV_PRIME = 0x01000193

/** FNV-1a of a folded word, as `Reading.hash` holds it. */
export function hashWord(word: string): number {
  let hash = FNV_OFFSET
  for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), FNV_PRIME)
  return hash
}

/** After these a full stop does not end a sentence. */
const ABBREVIATIONS = new Set(
  'mr mrs ms mx dr prof cllr cllrs cnclr rev revd fr sgt insp capt st vs etc eg ie approx dept tel plc jr sr hon rt'
    .split(' ')
    .map(hashWord),
)

/**
 * Reads a text into tokens and sentences in one pass: folds case, accents, look-alikes and compatibility forms, drops
 * zero-width characters, controls and piled-up marks, joins what an apostrophe parts, keeps every place of origin.
 * Time and room grow linearly with the length of the text.
 */
export function readText(text: string, reading: Reading): void {
  reading.reserve(text.length)
  reading.text = text
  const { chars, origin, from, to, start, end, hash, sentence, flags, sentenceStart, sentenceEnd } = reading
  const length = text.length
  let tokens = 0
  let used = 0
  let sentences = 0
  let seen = 0
  let digits = 0
  let letters = 0
  let foreign = 0
  let quoteMarks = 0
  /** Set while the last token's sentence has ended and the next token opens another. */
  let sentenceOver = true
  let brokenBefore = true
  let prefix = 0
  let inLink = false
  let hashtag = false
  let at = 0

  while (at < length) {
    // Between tokens: find where the next one starts.
    const code = text.charCodeAt(at)
    let kind: number
    let described = 0
    let width = 1
    if (code < 128) kind = ASCII_KIND[code] ?? SPACE
    else {
      seen |= SEEN_NON_ASCII
      const point = text.codePointAt(at) ?? code
      width = point > 0xffff ? 2 : 1
      described = describeCharacter(point)
      kind = described & 15
    }

    if (kind === LETTER || kind === DIGIT) {
      // One token: letters, digits, and what may stand unseen among them.
      const first = used
      const begin = at
      let flag = prefix
      let value = FNV_OFFSET
      let last = at
      let capitals = 0
      let small = 0
      let numerals = 0
      let apostropheAt = -1
      let previous = 0
      let repeats = 0
      let doubled = 0
      prefix = 0
      while (at < length) {
        const unit = text.charCodeAt(at)
        if (unit < 128) {
          const folded = ASCII_FOLD[unit] ?? 0
          if (folded !== 0) {
            if (unit > 96) small++
            else if (unit > 64) {
              if (hashtag && small > 0) break
              capitals++
              if (at === begin) flag |= TOKEN_CAPITAL
            } else numerals++
            if (folded === previous) {
              // Three in a row, or two letters that stand twice: few plain words have that.
              if (++repeats === 2) flag |= TOKEN_REPEATS
              else if (++doubled === 2) flag |= TOKEN_REPEATS
            } else {
              previous = folded
              repeats = 0
            }
            chars[used] = folded
            origin[used++] = at
            value = Math.imul(value ^ folded, FNV_PRIME)
            last = ++at
            continue
          }
          if (unit === 39 || unit === 96) {
            // An apostrophe belongs to the word only where a letter follows.
            const next = at + 1 < length ? text.charCodeAt(at + 1) : 0
            if (next >= 128 || (ASCII_KIND[next] ?? 0) === LETTER) {
              apostropheAt = used
              at++
              continue
            }
          } else if ((ASCII_KIND[unit] ?? 0) === DROPPED) {
            flag |= TOKEN_UNUSUAL
            seen |= SEEN_DROPPED
            at++
            continue
          }
          break
        }
        seen |= SEEN_NON_ASCII
        const point = text.codePointAt(at) ?? unit
        const wide = point > 0xffff ? 2 : 1
        const found = describeCharacter(point)
        const what = found & 15
        if (what === LETTER) {
          if ((found & UNUSUAL) !== 0) {
            flag |= TOKEN_UNUSUAL
            seen |= SEEN_UNUSUAL
          }
          if ((found & FOREIGN) !== 0) foreign++
          const upper = isUpper(text, at, wide)
          if (upper) {
            capitals++
            if (at === begin) flag |= TOKEN_CAPITAL
          } else small++
          if ((found & EXPANDS) !== 0) {
            const expansion = expansionOf(point)
            for (let index = 0; index < expansion.length; index++) {
              const folded = expansion.charCodeAt(index)
              chars[used] = folded
              origin[used++] = at
              value = Math.imul(value ^ folded, FNV_PRIME)
            }
          } else {
            const folded = (found >> 4) & 0xffff
            chars[used] = folded
            origin[used++] = at
            value = Math.imul(value ^ folded, FNV_PRIME)
          }
          at += wide
          last = at
          continue
        }
        if (what === DIGIT) {
          const folded = (found >> 4) & 0xffff
          numerals++
          chars[used] = folded
          origin[used++] = at
          value = Math.imul(value ^ folded, FNV_PRIME)
          at += wide
          last = at
          continue
        }
        if (what === DROPPED || what === JOINER) {
          flag |= TOKEN_UNUSUAL
          seen |= SEEN_DROPPED
          at += wide
          // A mark belongs to the letter that carries it.
          last = at
          continue
        }
        if (what === APOSTROPHE && at + 1 < length) {
          const next = text.codePointAt(at + 1) ?? 0
          const follows = next < 128 ? (ASCII_KIND[next] ?? 0) : describeCharacter(next) & 15
          if (follows === LETTER) {
            apostropheAt = used
            at += wide
            continue
          }
        }
        break
      }
      if (apostropheAt === used - 1 && apostropheAt > first && chars[apostropheAt] === 115) {
        flag |= TOKEN_POSSESSIVE
      }
      letters += small + capitals
      digits += numerals
      if (numerals > 0) {
        seen |= SEEN_DIGIT
        flag |= small + capitals > 0 ? TOKEN_MIXED : TOKEN_NUMBER
      }
      if (capitals > 0) {
        seen |= SEEN_CAPITAL
        if (small === 0 && capitals > 1) flag |= TOKEN_SHOUTED
      }
      if (hashtag) flag |= TOKEN_HASHTAG
      if (brokenBefore) flag |= TOKEN_AFTER_BREAK
      const after = text.charCodeAt(last)
      if ((after === 58 || after === 46) && !inLink && startsLink(text, begin, last, chars, first, used)) {
        inLink = true
        seen |= SEEN_LINK
      }
      if (inLink) flag |= TOKEN_LINK
      if (sentenceOver) {
        if (sentences > 0) sentenceEnd[sentences - 1] = end[tokens - 1] ?? begin
        sentenceStart[sentences++] = begin
        sentenceOver = false
      }
      from[tokens] = first
      to[tokens] = used
      start[tokens] = begin
      end[tokens] = last
      hash[tokens] = value
      sentence[tokens] = sentences - 1
      flags[tokens] = flag
      tokens++
      brokenBefore = false
      continue
    }

    if (inLink && kind !== SPACE && kind !== NEWLINE && kind !== QUOTE) {
      at += width
      continue
    }
    hashtag = false
    prefix = 0
    switch (kind) {
      case SPACE:
        inLink = false
        break
      case NEWLINE:
        inLink = false
        if (tokens > 0) sentenceOver = true
        brokenBefore = true
        break
      case BREAK:
        brokenBefore = true
        break
      case QUOTE:
        inLink = false
        seen |= SEEN_QUOTE
        quoteMarks++
        break
      case APOSTROPHE:
        seen |= SEEN_QUOTE
        quoteMarks++
        break
      case STOP:
        if (tokens > 0 && endsSentence(text, at, code, reading, tokens)) {
          sentenceOver = true
          brokenBefore = true
        }
        break
      case EMOJI:
      case REGIONAL: {
        seen |= SEEN_EMOJI
        const begin = at
        const first = used
        let value = FNV_OFFSET
        const single = kind === REGIONAL
        let joined = true
        let regionals = 0
        while (at < length) {
          const point = text.codePointAt(at) ?? 0
          const wide = point > 0xffff ? 2 : 1
          const what = point < 128 ? (ASCII_KIND[point] ?? 0) : describeCharacter(point) & 15
          if (what === JOINER) joined = true
          else if (what === DROPPED && point >= 128) {
            // A variation selector, a skin tone, a tag: no part of the meaning.
          } else if (single && what === REGIONAL && regionals < 2) regionals++
          else if (!(what === EMOJI && joined && !single)) break
          else joined = false
          if (what === REGIONAL || (what === EMOJI && point !== 0x2640 && point !== 0x2642)) {
            for (let index = 0; index < wide; index++) {
              const unit = text.charCodeAt(at + index)
              chars[used] = unit
              origin[used++] = begin
              value = Math.imul(value ^ unit, FNV_PRIME)
            }
          }
          at += wide
        }
        if (used > first) {
          // An emoji after the last word still belongs to what it comments on.
          if (sentences === 0) {
            sentenceStart[sentences++] = begin
            sentenceOver = false
          }
          from[tokens] = first
          to[tokens] = used
          start[tokens] = begin
          end[tokens] = at
          hash[tokens] = value
          sentence[tokens] = sentences - 1
          flags[tokens] = TOKEN_EMOJI | (brokenBefore ? TOKEN_AFTER_BREAK : 0)
          tokens++
          brokenBefore = false
        }
        continue
      }
      case DROPPED:
      case JOINER:
        seen |= SEEN_DROPPED
        break
      case HYPHEN:
        break
      default:
        seen |= SEEN_SYMBOL
        if (code === 64) {
          seen |= SEEN_AT
          prefix = TOKEN_MENTION
        } else if (code === 35) {
          seen |= SEEN_HASH
          hashtag = true
        } else if (code === 36 || code === 0xa3 || code === 0x20ac) seen |= SEEN_CURRENCY
        // `&` reads as `and`; signs of money are words of their own.
        if (code === 38 || code === 0xa3 || code === 0x20ac) {
          if (sentenceOver) {
            if (sentences > 0) sentenceEnd[sentences - 1] = end[tokens - 1] ?? at
            sentenceStart[sentences++] = at
            sentenceOver = false
          }
          from[tokens] = used
          const word = code === 38 ? 'and' : code === 0xa3 ? '£' : '€'
          for (let index = 0; index < word.length; index++) {
            chars[used] = word.charCodeAt(index)
            origin[used++] = at
          }
          to[tokens] = used
          start[tokens] = at
          end[tokens] = at + 1
          hash[tokens] = code === 38 ? AND_HASH : code
          sentence[tokens] = sentences - 1
          flags[tokens] = brokenBefore ? TOKEN_AFTER_BREAK : 0
          brokenBefore = false
          tokens++
        }
    }
    at += width
  }

  if (sentences > 0) sentenceEnd[sentences - 1] = tokens > 0 ? (end[tokens - 1] ?? length) : length
  reading.tokenCount = tokens
  reading.sentenceCount = sentences
  reading.seen = seen
  reading.digits = digits
  reading.letters = letters
  reading.foreignLetters = foreign
  reading.quotes.length = 0
  if (quoteMarks > 1 || (seen & SEEN_QUOTE) !== 0) pairQuotes(text, reading.quotes)
}

const AND_HASH = hashWord('and')
const NO_HASH = hashWord('no')

function isUpper(text: string, at: number, width: number): boolean {
  const character = text.slice(at, at + width)
  return character !== character.toLowerCase()
}

/** `http://`, `https://` or `www.` starts here: what follows up to the next space is an address. */
function startsLink(
  text: string,
  begin: number,
  last: number,
  chars: Uint16Array,
  first: number,
  used: number,
): boolean {
  const size = used - first
  if (size === 3) return chars[first] === 119 && chars[first + 1] === 119 && text.charCodeAt(last) === 46
  if (size !== 4 && size !== 5) return false
  return (
    text.charCodeAt(last) === 58 &&
    text.charCodeAt(last + 1) === 47 &&
    text.charCodeAt(last + 2) === 47 &&
    (text.charCodeAt(begin) | 32) === 104
  )
}

/** Whether the stop at `at` ends the sentence: not within a number, an abbreviation or initials. */
function endsSentence(text: string, at: number, code: number, reading: Reading, tokens: number): boolean {
  const next = at + 1 < text.length ? text.charCodeAt(at + 1) : 32
  if (next < 128) {
    const kind = ASCII_KIND[next] ?? 0
    if (kind === LETTER || kind === DIGIT) return false
  }
  if (code !== 46) return true
  const token = tokens - 1
  if (reading.end[token] !== at) return true
  const size = (reading.to[token] ?? 0) - (reading.from[token] ?? 0)
  if (size === 1) {
    const initial = ((reading.flags[token] ?? 0) & TOKEN_CAPITAL) !== 0
    if (initial || text.charCodeAt((reading.start[token] ?? 0) - 1) === 46) return false
  }
  const hash = reading.hash[token] ?? 0
  // `No. 4` is a number, `No. Four` is an answer.
  if (hash === NO_HASH) return !(text.charCodeAt(at + 2) >= 48 && text.charCodeAt(at + 2) <= 57)
  return !(size <= 6 && ABBREVIATIONS.has(hash))
}
