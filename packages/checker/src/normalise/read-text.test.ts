import { existsSync, readFileSync } from 'node:fs'
import { array, assert, constantFrom, oneof, property, string } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readText } from './read-text.ts'
import { Reading, TOKEN_CAPITAL, TOKEN_HASHTAG, TOKEN_LINK } from './reading.ts'

function read(text: string): Reading {
  const reading = new Reading()
  readText(text, reading)
  return reading
}

function words(text: string): string[] {
  const reading = read(text)
  return Array.from({ length: reading.tokenCount }, (_value, token) => reading.word(token))
}

/** Pieces of text that have broken readers before. */
const awkward = constantFrom(
  "'",
  '’',
  '"',
  '.',
  '...',
  ' ',
  '\n',
  '\u200B',
  '\u202E',
  '\u0301',
  '\uD83D',
  '\uDE00',
  '😂',
  '👨‍👩‍👧',
  '🏳️‍🌈',
  '🇬🇧',
  '🅰️',
  'ﬁ',
  'ß',
  'æ',
  'é',
  'ａ',
  'а',
  '٣',
  '@a',
  '#TwoWords',
  'https://example.org/a?b=c',
  "don't",
  '£',
  '&',
)
const anyText = array(
  oneof(awkward, string({ unit: 'grapheme', maxLength: 8 }), string({ unit: 'binary', maxLength: 4 })),
  {
    maxLength: 40,
  },
).map((parts) => parts.join(''))

describe('words', () => {
  test.each([
    ['Hello, World!', ['hello', 'world']],
    ["can't won’t council's", ['cant', 'wont', 'councils']],
    ['co-operate with the Café', ['co', 'operate', 'with', 'the', 'cafe']],
    ['ＦＵＬＬ ｗｉｄｔｈ', ['full', 'width']],
    ['раураl', ['paypal']],
    ['pay\u200Bpal \u202Eabc', ['paypal', 'abc']],
    ['s\u0336h\u0336i\u0336p', ['ship']],
    ['straße ﬁne', ['strasse', 'fine']],
    ['𝐛𝐨𝐥𝐝 ⓒⓘⓡⓒⓛⓔ 🅱🅾🅻🅳', ['bold', 'circle', 'bold']],
    ['R&D for £5', ['r', 'and', 'd', 'for', '£', '5']],
    ['#SaveOurPool now', ['save', 'our', 'pool', 'now']],
    ['🤦‍♂️🤦🏽', ['🤦', '🤦']],
    ['٣ apples', ['3', 'apples']],
    ['\uD83D lone \uDE00', ['lone']],
  ])('%s', (text, expected) => {
    expect(words(text)).toEqual(expected)
  })

  test('a rainbow flag is no white flag, and a flag of letters is one token', () => {
    expect(words('🏳️‍🌈')).not.toEqual(words('🏳️'))
    expect(words('🇬🇧🇫🇷')).toHaveLength(2)
  })

  test('capitals, hashtags and addresses are noted', () => {
    const reading = read('See #BinDay at https://example.org/a/b now')
    const flagged = (flag: number): string[] =>
      words(reading.text).filter((_word, token) => ((reading.flags[token] ?? 0) & flag) !== 0)
    expect(flagged(TOKEN_CAPITAL)).toEqual(['see', 'bin', 'day'])
    expect(flagged(TOKEN_HASHTAG)).toEqual(['bin', 'day'])
    expect(flagged(TOKEN_LINK)).toEqual(['https', 'example', 'org', 'a', 'b'])
  })
})

describe('sentences', () => {
  test.each([
    ['One. Two! Three?', 3],
    ['Mr. Pruett and Cllr. Ainscow met at 8.30 e.g. today.', 1],
    ['J. Smith spoke. Then left.', 2],
    ['First line\nsecond line', 2],
    ['No end', 1],
    ['', 0],
    ['example.org is a site', 1],
  ])('%s', (text, count) => {
    expect(read(text).sentenceCount).toBe(count)
  })
})

describe('quotations', () => {
  test.each([
    ["He said 'no way' to me", ["'no way'"]],
    ["it's the council's own", []],
    ['“one” and "two"', ['“one”', '"two"']],
    ["rock 'n' roll don't stop", ["'n'"]],
    ['never "closed', []],
  ])('%s', (text, expected) => {
    const { quotes } = read(text)
    const found: string[] = []
    for (let at = 0; at < quotes.length; at += 2) found.push(text.slice(quotes[at], quotes[at + 1]))
    expect(found).toEqual(expected)
  })
})

test('tokens lie in the text in order, do not overlap, and keep where each letter came from', () => {
  assert(
    property(anyText, (text) => {
      const reading = read(text)
      let reached = 0
      let sentence = 0
      for (let token = 0; token < reading.tokenCount; token++) {
        const start = reading.start[token] ?? -1
        const end = reading.end[token] ?? -1
        expect(start).toBeGreaterThanOrEqual(reached)
        expect(end).toBeGreaterThan(start)
        expect(end).toBeLessThanOrEqual(text.length)
        reached = end
        expect(reading.to[token]).toBeGreaterThan(reading.from[token] ?? 0)
        let origin = start
        for (let at = reading.from[token] ?? 0; at < (reading.to[token] ?? 0); at++) {
          expect(reading.origin[at]).toBeGreaterThanOrEqual(origin)
          expect(reading.origin[at]).toBeLessThan(end)
          origin = reading.origin[at] ?? 0
        }
        expect(reading.sentence[token]).toBeGreaterThanOrEqual(sentence)
        sentence = reading.sentence[token] ?? 0
      }
      expect(reading.sentenceCount).toBeGreaterThanOrEqual(reading.tokenCount > 0 ? 1 : 0)
      for (let at = 1; at < reading.sentenceCount; at++) {
        expect(reading.sentenceStart[at]).toBeGreaterThanOrEqual(reading.sentenceEnd[at - 1] ?? 0)
      }
    }),
    { numRuns: 500 },
  )
})

test('reading again with the same arrays gives the same', () => {
  const reading = new Reading()
  assert(
    property(anyText, anyText, (one, other) => {
      readText(one, reading)
      const first = Array.from({ length: reading.tokenCount }, (_value, token) => reading.word(token))
      readText(other, reading)
      readText(one, reading)
      expect(Array.from({ length: reading.tokenCount }, (_value, token) => reading.word(token))).toEqual(
        first,
      )
    }),
  )
})

test.each([
  ['letters', 'a'],
  ['combining marks alone', '\u0301'],
  ['lone surrogates', '\uD83D'],
  ['right-to-left overrides', '\u202E'],
  ['nested quotes', '\'"'],
  ['opening brackets', '(('],
  ['emoji joined without end', '👩‍'],
  ['regional indicators', '🇬'],
  ['apostrophes', "a'"],
  ['new lines', 'a\n'],
  ['ligatures', 'ﬃ'],
])('a megabyte of %s is read', (_name, unit) => {
  const text = unit.repeat(Math.ceil(1_000_000 / unit.length))
  const reading = read(text)
  expect(reading.tokenCount).toBeLessThanOrEqual(text.length)
  expect(reading.quotes.length).toBeLessThanOrEqual(text.length)
})

const vectors = new URL('../../../../../shared/data/vectors/confusables.json', import.meta.url)

interface Vector {
  readonly identifier: string
  readonly label: string
  readonly target: string
  readonly category: string
}

describe('look-alike characters of namespace-guard', () => {
  const found = existsSync(vectors)
  test.runIf(found)('fold to the letters they are drawn like, save for plain ASCII ones', () => {
    const list = JSON.parse(readFileSync(vectors, 'utf8')) as Vector[]
    // A capital I and a one are drawn like an l; here they stay i and 1, and disguises are undone elsewhere.
    const same = (text: string): string =>
      text.replaceAll(/[i1l]/g, 'l').replaceAll('0', 'o').replaceAll('s', 'f')
    const wrong = list
      .filter(({ label, category }) => label === 'malicious' && category !== 'ascii-lookalike')
      .filter(({ identifier, target }) => same(words(identifier).join('')) !== same(target))
      .map(({ identifier, target }) => `${identifier} is not ${target}`)
    expect(wrong).toEqual([])
  })
  test.runIf(!found)('were not looked at: there is no ../shared/data', () => {
    expect(found).toBe(false)
  })
})
