import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { INNOCENT_WORDS } from '../../test/innocent-words.ts'
import { check } from '../check.ts'
import type { CheckerPolicy, Context } from '../types.ts'

const policy = JSON.parse(
  readFileSync(new URL('../../test/fixtures/council-policy.json', import.meta.url), 'utf8'),
) as CheckerPolicy
const context: Context = { capacity: 'personal', identifiable: true, role: 'officer' }
const RUDE = new Set(['obscenity', 'insult', 'discriminatory-language'])
const rude = (text: string): string[] =>
  check({ text }, policy, context)
    .findings.filter(({ topic }) => RUDE.has(topic))
    .map(({ topic }) => topic)

test('of names and words that mean nothing rude, one in fifty at most is taken for it', () => {
  expect(INNOCENT_WORDS.length).toBeGreaterThan(900)
  const wrong = INNOCENT_WORDS.filter(({ text }) => rude(text).length > 0).map(({ text }) => text)
  expect(wrong.length / INNOCENT_WORDS.length, wrong.join('\n')).toBeLessThanOrEqual(0.02)
})

describe('a few words', () => {
  test.each([
    'pansy',
    'dyke path',
    'cock robin',
    'witch',
    'bastard file',
    'Plymouth Hoe',
    'fag end',
    'cracker jokes',
  ])('that state nothing about anybody are left alone: %s', (text) => {
    expect(rude(text)).toEqual([])
  })

  test.each([
    'p@nsies',
    'you pansies',
    'dykes are disgusting',
    'she is a witch and a cow',
    'idiots',
    'bellend',
    'c0ck',
    'd!ck',
  ])('that are hidden, aimed, a statement, or nothing else are not: %s', (text) => {
    expect(rude(text)).not.toEqual([])
  })

  test('that answer somebody are not', () => {
    const { findings } = check({ text: 'Weasel.', replyTo: 'The bins will be late.' }, policy, context)
    expect(findings.map(({ topic }) => topic)).toContain('insult')
  })
})
