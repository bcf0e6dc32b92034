/** One figure of `npm run bench`, beside its baseline from the same run. */
export interface BenchResult {
  readonly name: string
  readonly value: number
  /** Of value and baseline. */
  readonly unit: string
  readonly baseline: number
  /** value / baseline */
  readonly ratio: number
  /** In words, such as `ratio ≤ 3`. */
  readonly goal: string
  readonly met: boolean
}
