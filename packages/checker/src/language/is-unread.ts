import { type Reading, TOKEN_EMOJI, TOKEN_LINK, TOKEN_MENTION, TOKEN_NUMBER } from '../normalise/reading.ts'
import { isSmallWord } from './small-words.ts'

const NO_WORD = TOKEN_EMOJI | TOKEN_LINK | TOKEN_MENTION | TOKEN_NUMBER

/** Fewer words say nothing about their language. */
const ENOUGH = 5
/** A text with more small words of English than one word in so many is English. */
const ONE_IN = 4
/** Otherwise it is taken for English where at least this share of its words are known. */
const KNOWN = 0.4

/**
 * Whether a text is of words that the checker hardly knows: a language without a list of its small words, or names alone. Then what rules see
 * in it stands, and where they see nothing it cannot be judged.
 * @param knows whether English posts use the word
 */
export function isUnread(reading: Reading, knows: (reading: Reading, token: number) => boolean): boolean {
  let words = 0
  let small = 0
  for (let token = 0; token < reading.tokenCount; token += 1) {
    if (((reading.flags[token] ?? 0) & NO_WORD) !== 0) continue
    words += 1
    if (isSmallWord(reading.hash[token] ?? 0)) small += 1
  }
  if (words === 0) return true
  if (words < ENOUGH || small * ONE_IN > words) return false
  let known = 0
  for (let token = 0; token < reading.tokenCount; token += 1) {
    if (((reading.flags[token] ?? 0) & NO_WORD) === 0 && knows(reading, token)) known += 1
  }
  return known < words * KNOWN
}
