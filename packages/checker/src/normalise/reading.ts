/** What the pass over the characters saw anywhere in the text: bits of `Reading.seen`. */
export const SEEN_DIGIT = 1
export const SEEN_AT = 2
export const SEEN_HASH = 4
export const SEEN_CAPITAL = 8
export const SEEN_NON_ASCII = 16
export const SEEN_LINK = 32
export const SEEN_QUOTE = 64
export const SEEN_CURRENCY = 128
export const SEEN_EMOJI = 256
export const SEEN_SYMBOL = 512
export const SEEN_UNUSUAL = 1024
export const SEEN_DROPPED = 2048

/** What is known of one token: bits of `Reading.flags`. */
export const TOKEN_CAPITAL = 1
export const TOKEN_NUMBER = 2
export const TOKEN_EMOJI = 4
/** Part of a web address: no lexicon is matched against it. */
export const TOKEN_LINK = 8
export const TOKEN_MENTION = 16
export const TOKEN_HASHTAG = 32
/** A comma, colon, bracket or the end of a line stands before it: no phrase reaches across. */
export const TOKEN_AFTER_BREAK = 64
/** It ended in `'s`, of which the apostrophe is dropped. */
export const TOKEN_POSSESSIVE = 128
/** It holds an unusual letter or a dropped character. */
export const TOKEN_UNUSUAL = 256
/** Letters and digits in one token. */
export const TOKEN_MIXED = 512
/** Every letter of it is a capital, and there are two or more. */
export const TOKEN_SHOUTED = 1024
/** It was made of a disguise: the folded letters are not those that are written. */
export const TOKEN_DISGUISED = 2048
/** A letter stands three times or more in a row, or two letters stand twice. */
export const TOKEN_REPEATS = 4096

const FIRST_CAPACITY = 1024
const LARGEST_KEPT = 65_536

/**
 * A text, read once, as arrays that are used again for the next text. Token `t` is `chars[from[t] … to[t]]` folded,
 * `text[start[t] … end[t]]` as written. Not to be kept beyond the check that it was taken for.
 */
export class Reading {
  text = ''
  /** Folded code units of all tokens, one after the other. */
  chars: Uint16Array = new Uint16Array(FIRST_CAPACITY)
  /** For each folded code unit, where the character that it came from starts in the text. */
  origin: Uint32Array = new Uint32Array(FIRST_CAPACITY)
  from: Uint32Array = new Uint32Array(FIRST_CAPACITY)
  to: Uint32Array = new Uint32Array(FIRST_CAPACITY)
  start: Uint32Array = new Uint32Array(FIRST_CAPACITY)
  end: Uint32Array = new Uint32Array(FIRST_CAPACITY)
  /** FNV-1a over the folded code units. */
  hash: Int32Array = new Int32Array(FIRST_CAPACITY)
  sentence: Uint32Array = new Uint32Array(FIRST_CAPACITY)
  flags: Uint16Array = new Uint16Array(FIRST_CAPACITY)
  /** The lexicon's class of the token, 0 where no lexicon has it; the second for a possessive without its `s`. */
  wordClass: Uint16Array = new Uint16Array(FIRST_CAPACITY)
  stemClass: Uint16Array = new Uint16Array(FIRST_CAPACITY)
  tokenCount = 0
  /** Where each sentence starts and ends in the text. */
  sentenceStart: Uint32Array = new Uint32Array(FIRST_CAPACITY)
  sentenceEnd: Uint32Array = new Uint32Array(FIRST_CAPACITY)
  sentenceCount = 0
  /** Places of quotation marks in the text: pairs of opening and closing. */
  quotes: number[] = []
  seen = 0
  digits = 0
  letters = 0
  foreignLetters = 0

  /** Makes room for the tokens of a text of this length, expansions and all. */
  reserve(length: number): void {
    const needed = length * 5 + 64
    if (needed <= this.chars.length) return
    let capacity = this.chars.length
    while (capacity < needed) capacity *= 2
    this.chars = new Uint16Array(capacity)
    this.origin = new Uint32Array(capacity)
    this.from = new Uint32Array(capacity)
    this.to = new Uint32Array(capacity)
    this.start = new Uint32Array(capacity)
    this.end = new Uint32Array(capacity)
    this.hash = new Int32Array(capacity)
    this.sentence = new Uint32Array(capacity)
    this.flags = new Uint16Array(capacity)
    this.wordClass = new Uint16Array(capacity)
    this.stemClass = new Uint16Array(capacity)
    this.sentenceStart = new Uint32Array(capacity)
    this.sentenceEnd = new Uint32Array(capacity)
  }

  /** The folded text of a token. */
  word(token: number): string {
    let word = ''
    const to = this.to[token] ?? 0
    for (let at = this.from[token] ?? 0; at < to; at++) word += String.fromCharCode(this.chars[at] ?? 0)
    return word
  }
}

const spare: Reading[] = []

/** A reading to fill; give it back with `releaseReading` when nothing refers to it any more. */
export function takeReading(): Reading {
  return spare.pop() ?? new Reading()
}

/** Gives a reading back for the next text. Very large ones are let go. */
export function releaseReading(reading: Reading): void {
  if (reading.chars.length <= LARGEST_KEPT && spare.length < 4) spare.push(reading)
}
