import { encodeBytes } from '../src/models/bytes.ts'
import type { StoredBytes } from '../src/models/net.ts'
import type { Linear } from './fit.ts'

/** Levels on each side of zero; the encoding has a letter for each. */
export const LEVELS = 15

/** Weights smaller than this many standard deviations are left out. */
const LEAST = 0.5

export interface QuantisedHead {
  /** One level per bucket, −15 to 15. */
  readonly levels: Int8Array
  /** What one level is worth, before the text's scale. */
  readonly step: number
  readonly bias: number
}

/**
 * Weights as whole multiples of one step. `reach` is how many standard deviations (of the weights that are not 0) the
 * fifteenth level stands for; larger weights are held there. Weights below `LEAST`
 * deviations become 0: they are many and carry little.
 */
export function quantise({ weights, bias }: Linear, reach: number): QuantisedHead {
  let sum = 0
  let count = 0
  for (const weight of weights) {
    if (weight === 0) continue
    sum += weight * weight
    count += 1
  }
  const deviation = Math.sqrt(sum / Math.max(1, count))
  const step = (reach * deviation) / LEVELS
  const least = LEAST * deviation
  const levels = new Int8Array(weights.length)
  if (step > 0) {
    for (let b = 0; b < weights.length; b += 1) {
      const weight = weights[b] ?? 0
      if (Math.abs(weight) < least) continue
      const level = Math.round(weight / step)
      levels[b] = Math.max(-LEVELS, Math.min(LEVELS, level))
    }
  }
  return { levels, step, bias }
}

/** Numbers as signed bytes: the largest becomes 127. */
export function toBytes(values: Float64Array): StoredBytes {
  let largest = 0
  for (const value of values) largest = Math.max(largest, Math.abs(value))
  const unit = largest === 0 ? 1 : largest / 127
  return { bytes: encodeBytes(Int8Array.from(values, (value) => Math.round(value / unit))), unit }
}
