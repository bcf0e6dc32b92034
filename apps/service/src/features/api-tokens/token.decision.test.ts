import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { decideMake, decideRevoke, isRunning, lastDay, lifetimes, MOST_TOKENS } from './token.decision.ts'

test.each([
  ['2026-11-22', 30, '2026-12-22'],
  ['2026-11-22', 365, '2027-11-22'],
  ['2027-11-22', 365, '2028-11-21'],
  ['2027-12-31', 90, '2028-03-30'],
] as const)('a token made on %s for %i days works up to %s', (today, lifetime, last) => {
  expect(lastDay(today, lifetime)).toBe(last)
})

test('no token works for more than a year, whenever it is made', () => {
  const days = fc.date({ min: new Date('2026-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  fc.assert(
    fc.property(days, fc.constantFrom(...lifetimes), (date, lifetime) => {
      const today = date.toISOString().slice(0, 10)
      const yearLater = `${Number(today.slice(0, 4)) + 1}${today.slice(4)}`
      const last = lastDay(today, lifetime)
      expect(last > today && last <= yearLater).toBe(true)
    }),
  )
})

test.each([
  ['on its last day', { ended: false, endsOn: '2026-12-22' }, '2026-12-22', true],
  ['on the day after', { ended: false, endsOn: '2026-12-22' }, '2026-12-23', false],
  ['once it has ended', { ended: true, endsOn: '2026-12-22' }, '2026-11-22', false],
])('whether it works %s', (_when, token, today, expected) => {
  expect(isRunning(token, today)).toBe(expected)
})

test('so many and no more', () => {
  expect(decideMake(MOST_TOKENS - 1)).toBe('accepted')
  expect(decideMake(MOST_TOKENS)).toBe('too-many')
})

const token = { personId: 'sam', endsOn: '2026-12-22', ended: false }
test.each([
  ['its person', token, { personId: 'sam', administrator: false }, 'accepted'],
  ['an administrator', token, { personId: 'ada', administrator: true }, 'accepted'],
  ['somebody else', token, { personId: 'otto', administrator: false }, 'not-found'],
  [
    'its person, again',
    { ...token, ended: true },
    { personId: 'sam', administrator: false },
    'ended-already',
  ],
  [
    'somebody else, of one that ended',
    { ...token, ended: true },
    { personId: 'otto', administrator: false },
    'not-found',
  ],
  ['anybody, of none', undefined, { personId: 'ada', administrator: true }, 'not-found'],
] as const)('a token is revoked by %s: %o', (_who, state, by, expected) => {
  expect(decideRevoke(state, by)).toBe(expected)
})
