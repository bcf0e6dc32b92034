import { array, assert, constant, constantFrom, integer, oneof, property } from 'fast-check'
import { expect, test } from 'vitest'
import { decodeLevels, encodeLevels } from './levels.ts'

const levels = array(
  oneof({ weight: 6, arbitrary: constant(0) }, { weight: 1, arbitrary: integer({ min: -15, max: 15 }) }),
  { maxLength: 400 },
)

test('what is written is read back, between the levels of other heads', () => {
  assert(
    property(levels, constantFrom(0, 8, 16, 24), (written, shift) => {
      const before = 0x0f0f0f0f
      const table = new Int32Array(written.length).fill(before)
      decodeLevels(encodeLevels(Int8Array.from(written)), table, shift)
      expect([...table]).toEqual(written.map((level) => before + level * 2 ** shift))
    }),
  )
})

test('a long stretch of zeros takes few characters', () => {
  expect(encodeLevels(new Int8Array(61_000)).length).toBe(1000)
})
