import { folded, NumberWriter, readNumbers } from './number-text.ts'
import type { Row } from './pack-rows.ts'

/**
 * Writes rows as small numbers: for each state how many transitions it has, then for each the distance from the symbol before and from the
 * target before. Half the size of the slots that they fill.
 */
export function encodeRows(rows: readonly Row[]): string {
  const out = new NumberWriter()
  for (const row of rows) {
    out.put(row.length)
    let lastSymbol = 0
    let lastTarget = 0
    for (const [symbol, target] of [...row].sort(([a], [b]) => a - b)) {
      out.put(symbol - lastSymbol)
      out.put(folded(target - lastTarget))
      lastSymbol = symbol
      lastTarget = target
    }
  }
  return out.text()
}

/** The slots of rows: which state owns each, and where it leads. */
export interface Slots {
  readonly check: Uint16Array
  readonly next: Uint16Array
}

/**
 * Lays rows out in their slots again: the transition of a state on a symbol stands `symbol` after the state's base. Behind
 * the last there is `room` for a look-up with the largest symbol.
 */
export function decodeRows(text: string, base: Uint32Array, room: number): Slots {
  const numbers = readNumbers(text)
  let at = 0
  let furthest = 0
  for (const place of base) if (place > furthest) furthest = place
  const check = new Uint16Array(furthest + room)
  const next = new Uint16Array(furthest + room)
  for (let state = 0; state < base.length; state++) {
    let slot = base[state] ?? 0
    let target = 0
    for (let left = numbers[at++] ?? 0; left > 0; left--) {
      slot += numbers[at++] ?? 0
      const distance = numbers[at++] ?? 0
      target += (distance & 1) === 1 ? -((distance + 1) >> 1) : distance >> 1
      check[slot] = state
      next[slot] = target
    }
  }
  return { check, next }
}
