import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { DISGUISES, seeded } from '../../test/disguises.ts'
import { INNOCENT_TEXTS } from '../../test/innocent-texts.ts'
import { INNOCENT_WORDS } from '../../test/innocent-words.ts'
import { MORE_DISGUISES } from '../../test/more-disguises.ts'
import { analyse, tables } from '../analyse.ts'
import type { Hit } from '../analysis.ts'
import { readText } from '../normalise/read-text.ts'
import { Reading } from '../normalise/reading.ts'
import type { CheckerPolicy, Context } from '../types.ts'
import { matcherOf, undoDisguises } from './undo-disguises.ts'

const policy = JSON.parse(
  readFileSync(new URL('../../test/fixtures/council-policy.json', import.meta.url), 'utf8'),
) as CheckerPolicy
const context: Context = { capacity: 'personal', identifiable: true, role: 'officer' }
const obscene = (text: string): readonly Hit[] => analyse({ text }, policy, context).hits('obscenity')

const WORDS = [
  'fuck',
  'fucking',
  'shit',
  'bullshit',
  'cunt',
  'wanker',
  'bollocks',
  'twat',
  'bastard',
  'arsehole',
]
const FRAMES = [
  (word: string) => `what a ${word} of a day`,
  (word: string) => `${word} this`,
  (word: string) => `oh ${word}!`,
  (word: string) => `"${word}", he said`,
  (word: string) => `(${word}) and so on`,
]

describe('words in disguise', () => {
  test('at least 98 of 100 are found, of 34 disguises in five frames', () => {
    const random = seeded(20261122)
    const missed: string[] = []
    let all = 0
    for (const [name, disguise] of Object.entries(DISGUISES)) {
      for (const word of WORDS) {
        for (const frame of FRAMES) {
          const text = frame(disguise(word, random))
          all++
          if (obscene(text).length === 0) missed.push(`${name}: ${text}`)
        }
      }
    }
    expect(missed.length / all, missed.join('\n')).toBeLessThanOrEqual(0.02)
  })

  test.each([
    ['F*** me it is cold', 'F***'],
    ['what a sh1tshow of a monday', 'sh1tshow'],
    ['f u c k i n g brilliant', 'f u c k i n g'],
    ['phuq this', 'phuq'],
    ['a b*llocking hot one', 'b*llocking'],
    ['some cnut has left a fridge', 'cnut'],
    ['absolute w⚓s', 'w⚓s'],
    ['oh sh!t.', 'sh!t'],
    ['f**k’s sake', 'f**k'],
    ['🇫🇺🇨🇰 this', '🇫🇺🇨🇰'],
    ['what a 💩show', '💩show'],
    ['fu ck off', 'fu ck'],
    ['(f)(u)(c)(k) this', 'f)(u)(c)(k'],
    ['f\u2009u\u2009c\u2009k this', 'f\u2009u\u2009c\u2009k'],
    ['f…ck this', 'f…ck'],
    ['fxcking printer', 'fxcking'],
    ["f'cking printer", "f'cking"],
    ['𝓯𝓾𝓬𝓴 this', '𝓯𝓾𝓬𝓴'],
    ['c0ck', 'c0ck'],
    ['p*ss off', 'p*ss off'],
  ])('%s', (text, written) => {
    const [hit] = obscene(text)
    expect(hit?.disguised).toBe(true)
    expect(text.slice(hit?.span[0], hit?.span[1])).toContain(written)
  })

  test('nine in ten are found of disguises that were written down before anything was made for them', () => {
    const random = seeded(7)
    const texts = Object.values(MORE_DISGUISES).flatMap((disguise) =>
      [...WORDS, 'cock', 'prick', 'pussy', 'dick', 'knob'].flatMap((word) => {
        const written = disguise(word, random)
        return written === word ? [] : FRAMES.slice(0, 3).map((frame) => frame(written))
      }),
    )
    const missed = texts.filter((text) => obscene(text).length === 0)
    expect(texts.length).toBeGreaterThan(2000)
    expect(missed.length / texts.length, missed.join('\n')).toBeLessThanOrEqual(0.1)
  })

  test('a plain word is not said to be disguised', () => {
    expect(obscene('what a fucking day').map(({ disguised }) => disguised)).toEqual([false])
  })
})

test('of the innocent texts at most one in two hundred is taken for a disguise', () => {
  const texts = [...INNOCENT_TEXTS, ...INNOCENT_WORDS.map(({ text }) => text)]
  const wrong = texts.filter((text) => obscene(text).some(({ disguised }) => disguised))
  expect(wrong.length / texts.length, wrong.join('\n')).toBeLessThanOrEqual(0.005)
})

describe('hostile text', () => {
  const steps = (text: string): number => {
    const matcher = matcherOf(tables().disguises)
    const before = matcher.steps
    const reading = new Reading()
    readText(text, reading)
    undoDisguises(tables().disguises, reading)
    return matcher.steps - before
  }

  test.each([
    ['f*'],
    ['f.u.c.'],
    ['s h i '],
    ['b********'],
    ['*a'],
    ['fuuu'],
    ['w⚓ '],
    ['f u c k '],
    ['(f)(u)'],
    ['f\u2009u\u2009'],
    ['f…'],
    ['(((('],
    ['b@ll0ck'],
    ['/\\/\\'],
  ])('%s again and again takes steps in proportion to its length', (unit) => {
    const short = steps(unit.repeat(2000))
    const long = steps(unit.repeat(8000))
    expect(long).toBeLessThanOrEqual(short * 4.5 + 5000)
  })
})
