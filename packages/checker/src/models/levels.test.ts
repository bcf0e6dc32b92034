import { array, assert, constant, integer, oneof, property } from 'fast-check'
import { expect, test } from 'vitest'
import { decodeLevels, encodeLevels } from './levels.ts'

const levels = array(
  oneof({ weight: 6, arbitrary: constant(0) }, { weight: 1, arbitrary: integer({ min: -15, max: 15 }) }),
  { maxLength: 400 },
)

test('what is written is read back, between the levels of other heads', () => {
  assert(
    property(levels, integer({ min: 1, max: 5 }), (written, stride) => {
      const table = new Int8Array(written.length * stride)
      decodeLevels(encodeLevels(Int8Array.from(written)), table, 0, stride)
      expect([...table]).toEqual(
        written.flatMap((level) => [level, ...Array.from({ length: stride - 1 }, () => 0)]),
      )
    }),
  )
})

test('a long stretch of zeros takes few characters', () => {
  expect(encodeLevels(new Int8Array(61_000)).length).toBe(1000)
})
