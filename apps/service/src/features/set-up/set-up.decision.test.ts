import { expect, test } from 'vitest'
import { decideSetUp } from './set-up.decision.ts'

const now = new Date('2026-11-02T09:00:00Z')
const link = { expiresAt: new Date('2026-11-02T09:00:01Z') }

test.each([
  ['a link in time', { link, bodyExists: false }, 'open'],
  ['no such link', { link: undefined, bodyExists: false }, 'dead'],
  ['a link at its last moment', { link: { expiresAt: now }, bodyExists: false }, 'dead'],
  ['a link after set-up', { link, bodyExists: true }, 'dead'],
] as const)('%s', (_name, state, expected) => {
  expect(decideSetUp(state, now)).toBe(expected)
})
