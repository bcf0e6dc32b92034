import type { BenchResult } from './bench-result.ts'

/** The results with those of the same name replaced, and new ones at the end. */
export function mergeResults(
  known: readonly BenchResult[],
  measured: readonly BenchResult[],
): readonly BenchResult[] {
  const merged = new Map([...known, ...measured].map((result) => [result.name, result]))
  return [...merged.values()]
}

function format(value: number): string {
  const digits = value >= 1000 ? 0 : value >= 100 ? 1 : 2
  return value.toLocaleString('en-GB', { maximumFractionDigits: digits })
}

/** What a terminal shows. */
export function resultsTable(results: readonly BenchResult[]): string {
  const head = ['figure', 'value', 'unit', 'baseline', 'ratio', 'goal', '']
  const rows = results.map(({ name, value, unit, baseline, ratio, goal, met }) => [
    name,
    format(value),
    unit,
    format(baseline),
    format(ratio),
    goal,
    met ? 'met' : 'MISSED',
  ])
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column]?.length ?? 0)))
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) =>
        column === 1 || column === 3 || column === 4
          ? cell.padStart(widths[column] ?? 0)
          : cell.padEnd(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd()
  return [head, widths.map((width) => '-'.repeat(width)), ...rows].map(line).join('\n')
}
