import { assert, constantFrom, property, string } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readText } from '../normalise/read-text.ts'
import { Reading } from '../normalise/reading.ts'
import { findEvidence, scoreTarget, scoreText } from './index.ts'
import { HEADS } from './model.ts'

const read = (text: string): Reading => {
  const reading = new Reading()
  readText(text, reading)
  return reading
}

describe('the trained models', () => {
  test.each([
    [
      'hate',
      'Muslims are vermin and should all be deported',
      'The library in the square opens at nine on Saturday',
    ],
    ['insult', 'you are a stupid fucking idiot', 'thank you so much for your help this morning'],
    ['sexism', 'women are too stupid to vote, stupid bitches', 'the bins are collected on Tuesday this week'],
  ] as const)('%s: a plain case scores above a harmless one', (head, bad, harmless) => {
    expect(scoreText(read(bad), head)).toBeGreaterThan(0.5)
    expect(scoreText(read(harmless), head)).toBeLessThan(0.5)
  })

  test('a target that is blamed scores above one that is thanked', () => {
    const blamed = scoreTarget(read('The corrupt council lied and failed its tenants'), 2, 2)
    const thanked = scoreTarget(read('The council celebrated a successful summer with its residents'), 1, 1)
    expect(blamed).toBeGreaterThan(thanked)
  })

  test('evidence points at words of the text', () => {
    const text = 'Honestly, what a stupid idiot.'
    const [first] = findEvidence(read(text), 'insult')
    expect(text.slice(first?.[0], first?.[1])).toMatch(/stupid|idiot/)
  })

  test.each([
    '%s should go back where they came from',
    'a lovely evening with our %s neighbours',
    'I never said that about %s',
  ])('which group is named makes no difference: %s', (sentence) => {
    const scores = ['muslims', 'christians', 'Jews', 'immigrants', 'gays', 'pensioners', 'whites'].map(
      (group) => HEADS.map((head) => scoreText(read(sentence.replace('%s', group)), head)),
    )
    for (const other of scores) expect(other).toEqual(scores[0])
  })

  test('an empty text scores nothing and has no evidence', () => {
    for (const head of HEADS)
      expect([scoreText(read(''), head), findEvidence(read(''), head)]).toEqual([0, []])
  })

  test('any text has scores between 0 and 1, and evidence inside it', () => {
    assert(
      property(string({ unit: 'binary', maxLength: 300 }), constantFrom(...HEADS), (text, head) => {
        const reading = read(text)
        const score = scoreText(reading, head)
        expect(score >= 0 && score <= 1).toBe(true)
        for (const [start, end] of findEvidence(reading, head)) {
          expect(start >= 0 && start < end && end <= text.length).toBe(true)
        }
      }),
    )
  })

  test('a text of any length is read within the bounds of its arrays', () => {
    for (const text of ['idiot '.repeat(100_000), 'x'.repeat(200_000), '😀'.repeat(50_000)]) {
      const reading = read(text)
      expect(scoreText(reading, 'insult')).toBeLessThanOrEqual(1)
      expect(scoreTarget(reading, 0, 0)).toBeLessThanOrEqual(1)
    }
  })
})
