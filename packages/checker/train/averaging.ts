/**
 * Mean of weights over the later part of training (Izmailov et al. 2018, "Averaging weights leads to wider optima"):
 * steadier on texts of unseen kinds than the last weights, at no cost when scoring.
 */
export class Average {
  private readonly sums: Float64Array
  private taken = 0

  constructor(size: number) {
    this.sums = new Float64Array(size)
  }

  take(values: Float64Array): void {
    for (let i = 0; i < values.length; i += 1) this.sums[i] = (this.sums[i] ?? 0) + (values[i] ?? 0)
    this.taken += 1
  }

  mean(): Float64Array {
    return this.sums.map((sum) => sum / Math.max(1, this.taken))
  }
}

/** How often in each epoch the weights are taken, from the second epoch on. */
const TAKEN_PER_EPOCH = 8

/** Whether the weights are taken after this many examples of an epoch of `size`. */
export const isTaken = (epoch: number, done: number, size: number): boolean =>
  epoch > 0 && done % Math.max(1, Math.floor(size / TAKEN_PER_EPOCH)) === 0
