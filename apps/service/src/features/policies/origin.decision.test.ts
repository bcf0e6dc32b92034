import { expect, test } from 'vitest'
import { countOrigins, originOf, versionOf } from './origin.decision.ts'

test.each([
  ['must', null, 'must', 'suggested'],
  ['may', null, 'must', 'chosen'],
  ['may', { value: 'may', fromVersion: 3 }, 'must', 'version-3'],
  ['must', { value: 'may', fromVersion: 3 }, 'must', 'chosen'],
  ['may', null, undefined, 'chosen'],
] as const)('%s, with %j carried over and %s suggested, is %s', (value, carried, suggested, origin) => {
  expect(originOf<string>(value, carried, suggested)).toBe(origin)
})

test('an origin names a version or none, and origins are counted', () => {
  expect([versionOf('version-12'), versionOf('chosen'), versionOf(null)]).toEqual([12, undefined, undefined])
  expect(countOrigins(['chosen', 'version-2', 'chosen', null, undefined])).toEqual({
    chosen: 2,
    'version-2': 1,
  })
})
