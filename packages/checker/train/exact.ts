/**
 * Arithmetic that every engine does alike: IEEE 754 fixes +, −, ×, ÷ and √ to the bit, but not `Math.exp` or
 * `Math.log`, so training uses none of those.
 */

const { LN2 } = Math

/** e^x for |x| ≤ 700, to about 15 digits: x = k ln 2 + r, Taylor series in r, then exact powers of two. */
function exp(x: number): number {
  const k = Math.round(x / LN2)
  const r = x - k * LN2
  let term = 1
  let sum = 1
  for (let n = 1; n <= 16; n += 1) {
    term = (term * r) / n
    sum += term
  }
  const step = k < 0 ? 0.5 : 2
  for (let left = Math.abs(k); left > 0; left -= 1) sum *= step
  return sum
}

/** The logistic function, held inside (0, 1). */
export function logistic(x: number): number {
  const held = x > 30 ? 30 : x < -30 ? -30 : x
  return 1 / (1 + exp(-held))
}

/** Seeded generator of numbers in [0, 1): mulberry32 (Tommy Ettinger, public domain). Integer arithmetic only. */
export function seededRandom(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
