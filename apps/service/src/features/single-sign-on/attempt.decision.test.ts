import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { ATTEMPT_LIFE_MS, decideAttempt } from './attempt.decision.ts'

const now = new Date('2026-11-03T09:00:00Z')
const ago = (ms: number) => new Date(now.getTime() - ms)

test.each([
  ['begun a moment ago', { beganAt: ago(1000), used: false, sameBrowser: true }, 'go-on'],
  ['used', { beganAt: ago(1000), used: true, sameBrowser: true }, 'used'],
  ['of another browser', { beganAt: ago(1000), used: false, sameBrowser: false }, 'unknown'],
  ['of another browser, used', { beganAt: ago(1000), used: true, sameBrowser: false }, 'unknown'],
  ['ten minutes old', { beganAt: ago(ATTEMPT_LIFE_MS), used: false, sameBrowser: true }, 'too-old'],
  ['not there', undefined, 'unknown'],
] as const)('an attempt that is %s', (_what, attempt, expected) => {
  expect(decideAttempt(attempt, now)).toBe(expected)
})

test('goes on only unused, in the same browser, and within ten minutes', () => {
  fc.assert(
    fc.property(
      fc.boolean(),
      fc.boolean(),
      fc.integer({ min: 0, max: 2 * ATTEMPT_LIFE_MS }),
      (used, sameBrowser, age) => {
        const goesOn = decideAttempt({ beganAt: ago(age), used, sameBrowser }, now) === 'go-on'
        expect(goesOn).toBe(!used && sameBrowser && age < ATTEMPT_LIFE_MS)
      },
    ),
  )
})
