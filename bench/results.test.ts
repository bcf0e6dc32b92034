import { describe, expect, it } from 'vitest'
import type { BenchResult } from './bench-result.ts'
import { mergeResults, resultsTable } from './results.ts'
import { quantile } from './statistics.ts'

const result = (name: string, value: number, met = true): BenchResult => ({
  name,
  value,
  unit: 'ms',
  baseline: 10,
  ratio: value / 10,
  goal: 'value ≤ 20',
  met,
})

describe('mergeResults', () => {
  it('replaces what was measured again where it stood, and keeps the rest', () => {
    const merged = mergeResults([result('a', 1), result('b', 2)], [result('c', 3), result('a', 4)])
    expect(merged.map(({ name, value }) => [name, value])).toEqual([
      ['a', 4],
      ['b', 2],
      ['c', 3],
    ])
  })
})

describe('resultsTable', () => {
  it('says of each figure whether its goal is met', () => {
    const lines = resultsTable([result('quick', 12), result('slow', 4321.5, false)]).split('\n')
    expect(lines[2]).toMatch(/^quick +12 +ms +10 +1\.2 +value ≤ 20 +met$/)
    expect(lines[3]).toMatch(/^slow +4,322 .*MISSED$/)
  })
})

describe('quantile', () => {
  it('is the nearest rank', () => {
    const values = Array.from({ length: 200 }, (_, place) => 200 - place)
    expect(quantile(values, 0.99)).toBe(198)
    expect(quantile(values, 0.5)).toBe(100)
    expect(quantile([7], 0.99)).toBe(7)
  })
})
