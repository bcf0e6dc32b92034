import { type Reading, TOKEN_EMOJI, TOKEN_LINK, TOKEN_MENTION, TOKEN_NUMBER } from '../normalise/reading.ts'
import type { Language } from '../types.ts'
import { FUNCTION_WORDS } from './function-words.ts'
import { languagesOf } from './small-words.ts'

const CODES = Object.keys(FUNCTION_WORDS)
const ENGLISH = CODES.indexOf('en')
const counts = new Int32Array(CODES.length)
/** More tokens than this say nothing more about the language. */
const ENOUGH = 400

/** Scripts that are a language of their own, or of a few that the checker reads none of. */
const SCRIPTS: readonly (readonly [from: number, to: number, code: string])[] = [
  [0x0370, 0x03ff, 'el'],
  [0x0400, 0x052f, 'ru'],
  [0x0530, 0x058f, 'hy'],
  [0x0590, 0x05ff, 'he'],
  [0x0600, 0x077f, 'ar'],
  [0x0900, 0x097f, 'hi'],
  [0x0980, 0x09ff, 'bn'],
  [0x0a00, 0x0a7f, 'pa'],
  [0x0a80, 0x0aff, 'gu'],
  [0x0b80, 0x0bff, 'ta'],
  [0x0e00, 0x0e7f, 'th'],
  [0x1200, 0x137f, 'am'],
  [0x3040, 0x30ff, 'ja'],
  [0x4e00, 0x9fff, 'zh'],
  [0xac00, 0xd7af, 'ko'],
]

function scriptLanguage(text: string): Language {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code < 0x370) continue
    const script = SCRIPTS.find(([from, to]) => code >= from && code <= to)
    if (script !== undefined) return script[2]
  }
  return 'und'
}

/**
 * Which language a text is in, from its small words and its script: `en`, another code, or `und` where there is too
 * little to tell. English wins where the counts are near, since posts in another language quote little English, while
 * English ones are full of names.
 */
export function detectLanguage(reading: Reading): Language {
  const { tokenCount, flags, hash, letters, foreignLetters } = reading
  if (letters === 0) return 'und'
  if (foreignLetters > 3 && foreignLetters * 2 > letters && !looksDisguised(reading)) {
    return scriptLanguage(reading.text)
  }
  counts.fill(0)
  let words = 0
  const last = Math.min(tokenCount, ENOUGH)
  for (let token = 0; token < last; token++) {
    if (((flags[token] ?? 0) & (TOKEN_EMOJI | TOKEN_LINK | TOKEN_MENTION | TOKEN_NUMBER)) !== 0) continue
    words++
    const value = hash[token] ?? 0
    let mask = languagesOf(value)
    for (let number = 0; mask !== 0; number++, mask >>>= 1) {
      if ((mask & 1) !== 0) counts[number] = (counts[number] ?? 0) + 1
    }
  }
  if (words === 0) return 'und'
  const english = counts[ENGLISH] ?? 0
  let best = -1
  let most = 0
  for (let number = 0; number < counts.length; number++) {
    if (number !== ENGLISH && (counts[number] ?? 0) > most) {
      most = counts[number] ?? 0
      best = number
    }
  }
  const other = CODES[best] ?? 'und'
  // Three of another language's words, more than English has, and a fair part of all: names and slang reach none of that.
  if (most >= 3 && most > english + 1 && most * 5 >= words) return other
  if (most >= 2 && english === 0 && words >= 4 && most * 4 >= words) return other
  if (english >= 2 || (english === 1 && words <= 8)) return 'en'
  return 'und'
}

/** Letters of another script inside words that also hold Latin ones: a disguise, not a language. */
function looksDisguised(reading: Reading): boolean {
  return reading.foreignLetters < reading.letters && hasMixedWord(reading)
}

function hasMixedWord(reading: Reading): boolean {
  let latin = 0
  let foreign = 0
  let mixed = 0
  let whole = 0
  const { text } = reading
  for (let at = 0; at <= text.length && at < 4000; at++) {
    const code = at < text.length ? text.charCodeAt(at) : 32
    if ((code >= 65 && code <= 90) || (code >= 97 && code <= 122)) latin++
    else if (code >= 0x370 && code < 0x1_0000) foreign++
    else {
      if (latin > 0 && foreign > 0) mixed++
      else if (foreign > 0) whole++
      latin = 0
      foreign = 0
    }
  }
  return mixed > whole
}

/** Whether anything stands in the text that can be judged: a word that is no address, or an emoji. */
export function hasSomethingToJudge(reading: Reading): boolean {
  for (let token = 0; token < reading.tokenCount; token++) {
    if (((reading.flags[token] ?? 0) & TOKEN_LINK) === 0 && !isPlaceholder(reading, token)) return true
  }
  return false
}

const PLACEHOLDERS = new Set([
  'image',
  'photo',
  'video',
  'gif',
  'link',
  'attachment',
  'picture',
  'pic',
  'sticker',
  'audio',
])

/** `[image]`, `<video>`: what stands for something that is not text. */
function isPlaceholder(reading: Reading, token: number): boolean {
  const before = reading.text.charCodeAt((reading.start[token] ?? 0) - 1)
  const after = reading.text.charCodeAt(reading.end[token] ?? 0)
  const bracketed = (before === 91 && after === 93) || (before === 60 && after === 62)
  return bracketed && PLACEHOLDERS.has(reading.word(token))
}
