import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { coverageChart } from './coverage-chart.ts'

const states = ['a', 'b', 'c', 'd']
const rows = fc.array(
  fc.record({ label: fc.string(), counts: fc.array(fc.nat(3000), { minLength: 4, maxLength: 4 }) }),
)

describe('the chart of coverage', () => {
  it('fills each bar from edge to edge with parts in proportion, and draws nothing for nothing', () => {
    fc.assert(
      fc.property(rows, (list) => {
        const chart = coverageChart(list, states, String)
        for (const [at, bar] of chart.bars.entries()) {
          const counts = list[at]?.counts ?? []
          const total = counts.reduce((sum, count) => sum + count, 0)
          expect(bar.parts).toHaveLength(counts.filter((count) => count > 0).length)
          expect(bar.parts.reduce((sum, part) => sum + part.width, 0)).toBeCloseTo(total === 0 ? 0 : 100, 0)
          expect(bar.parts.map(({ x }) => x)).toEqual(bar.parts.map(({ x }) => x).toSorted((a, b) => a - b))
        }
      }),
    )
  })

  it('writes a number into a part that can hold it', () => {
    const write = (count: number) => count.toLocaleString('en-GB')
    const [bar] = coverageChart([{ label: 'Officers', counts: [9900, 100, 0, 0] }], states, write).bars
    expect(bar?.label).toBe('Officers')
    expect(bar?.parts.map(({ text }) => text)).toEqual(['9,900', ''])
  })
})
