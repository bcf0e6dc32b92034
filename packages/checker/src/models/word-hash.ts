import { type Reading, TOKEN_LINK, TOKEN_MENTION } from '../normalise/reading.ts'
import { hashWord } from './hashing.ts'

const MENTION = hashWord('@')
const LINK = hashWord('://')

/** The hash under which the models know a token: every account is one word, and so is every part of an address. */
export function wordHash(reading: Reading, token: number): number {
  const flags = reading.flags[token] ?? 0
  if ((flags & (TOKEN_MENTION | TOKEN_LINK)) === 0) return reading.hash[token] ?? 0
  return (flags & TOKEN_MENTION) === 0 ? LINK : MENTION
}
