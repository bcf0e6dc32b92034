import type { BenchResult } from '../bench-result.ts'

/** Macro-F1 of yes-or-no answers, 0 to 1. */
export function macroF1(answers: readonly { readonly said: boolean; readonly is: boolean }[]): number {
  const f1 = (of: boolean): number => {
    const right = answers.filter(({ said, is }) => said === of && is === of).length
    const said = answers.filter((answer) => answer.said === of).length
    const are = answers.filter(({ is }) => is === of).length
    return said + are === 0 ? 0 : (2 * right) / (said + are)
  }
  return (f1(true) + f1(false)) / 2
}

/** A share in per cent. */
export function percent(part: number, whole: number): number {
  return whole === 0 ? 0 : (100 * part) / whole
}

/** One line of the results. `atLeast` and `atMost` are goals for the value itself. */
export function figure(
  name: string,
  value: number,
  unit: string,
  baseline: number,
  goal: { readonly atLeast: number } | { readonly atMost: number },
): BenchResult {
  const met = 'atLeast' in goal ? value >= goal.atLeast : value <= goal.atMost
  const words = 'atLeast' in goal ? `≥ ${goal.atLeast} ${unit}` : `≤ ${goal.atMost} ${unit}`
  return { name, value, unit, baseline, ratio: baseline === 0 ? 0 : value / baseline, goal: words, met }
}
