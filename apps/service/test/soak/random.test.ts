import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { seededRandom } from './random.ts'

test('the same seed gives the same numbers, all from 0 to 1', () => {
  fc.assert(
    fc.property(fc.nat(), (seed) => {
      const [first, second] = [seededRandom(seed), seededRandom(seed)]
      for (let count = 0; count < 20; count++) {
        const value = first()
        expect(value).toBe(second())
        expect(value >= 0 && value < 1).toBe(true)
      }
    }),
  )
})
