import type { Row } from './pack-rows.ts'
import { decodeBytes, encodeBytes } from '../byte-text.ts'

/**
 * Writes rows as small numbers: for each state how many transitions it has, then for each the distance from the symbol before and from the
 * target before (the sign in the lowest bit), seven bits a byte, the eighth for more to come. Half the size of the slots that they fill.
 */
export function encodeRows(rows: readonly Row[]): string {
  const bytes: number[] = []
  const put = (value: number): void => {
    let left = value
    while (left > 127) {
      bytes.push((left & 127) | 128)
      left >>>= 7
    }
    bytes.push(left)
  }
  for (const row of rows) {
    put(row.length)
    let lastSymbol = 0
    let lastTarget = 0
    for (const [symbol, target] of [...row].sort(([a], [b]) => a - b)) {
      put(symbol - lastSymbol)
      const distance = target - lastTarget
      put(distance < 0 ? -2 * distance - 1 : 2 * distance)
      lastSymbol = symbol
      lastTarget = target
    }
  }
  return encodeBytes(Uint8Array.from(bytes))
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
  const bytes = decodeBytes(text)
  let furthest = 0
  for (const place of base) if (place > furthest) furthest = place
  const check = new Uint16Array(furthest + room)
  const next = new Uint16Array(furthest + room)
  let at = 0
  const take = (): number => {
    let value = 0
    let shift = 0
    for (;;) {
      const byte = bytes[at++] ?? 0
      value |= (byte & 127) << shift
      if (byte < 128) return value
      shift += 7
    }
  }
  for (let state = 0; state < base.length; state++) {
    let slot = base[state] ?? 0
    let target = 0
    for (let left = take(); left > 0; left--) {
      slot += take()
      const distance = take()
      target += (distance & 1) === 1 ? -((distance + 1) >> 1) : distance >> 1
      check[slot] = state
      next[slot] = target
    }
  }
  return { check, next }
}
