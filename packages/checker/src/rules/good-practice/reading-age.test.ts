import { expect, test } from 'vitest'
import { readingAge } from './reading-age.ts'

const words = (text: string): string[] => text.toLowerCase().split(/\W+/)

test('short words in short sentences read young, long ones old', () => {
  expect(readingAge(words('The bins go out on Monday Put them by the kerb'), 2)).toBeLessThan(8)
  expect(
    readingAge(
      words(
        'Notification of the implementation of revised refuse collection arrangements is hereby disseminated',
      ),
      1,
    ),
  ).toBeGreaterThan(18)
})

test('it follows the formula', () => {
  // 4 words in 2 sentences, 5 syllables: 0.39 × 2 + 11.8 × 1.25 − 15.59 + 5
  expect(readingAge(['the', 'cat', 'sat', 'under'], 2)).toBeCloseTo(4.94, 2)
  expect(readingAge([], 0)).toBe(0)
})
