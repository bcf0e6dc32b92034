/** Transitions of one state: symbol and target. */
export type Row = readonly (readonly [symbol: number, target: number])[]

export interface PackedRows {
  /** Each state's transitions in order of their symbols, as `encodeRows` takes them. */
  readonly rows: readonly Row[]
  /** For each state, where its row begins. */
  readonly base: number[]
  /** For each slot, the state that owns it; 0 for none. */
  readonly check: number[]
  /** For each slot, the target. */
  readonly next: number[]
}

/**
 * Lays sparse rows over one another so that no two transitions share a slot (row displacement, after Tarjan and Yao
 * 1979): the transition of state `s` on symbol `c` stands in slot `base[s] + c` where `check` says `s`. States count from 1.
 * A look-up may reach past the last slot by the largest symbol: whoever reads the rows makes room for it.
 */
export function packRows(rows: readonly Row[]): PackedRows {
  const base: number[] = rows.map(() => 0)
  const check: number[] = []
  const next: number[] = []
  let firstFree = 0
  const order = rows.map((_row, state) => state).filter((state) => (rows[state]?.length ?? 0) > 0)
  order.sort((a, b) => (rows[b]?.length ?? 0) - (rows[a]?.length ?? 0) || a - b)
  for (const state of order) {
    const row = rows[state] ?? []
    const smallest = row.reduce((least, [symbol]) => Math.min(least, symbol), Number.MAX_SAFE_INTEGER)
    while ((check[firstFree] ?? 0) !== 0) firstFree++
    let place = Math.max(0, firstFree - smallest)
    while (row.some(([symbol]) => (check[place + symbol] ?? 0) !== 0)) place++
    base[state] = place
    for (const [symbol, target] of row) {
      const slot = place + symbol
      while (check.length <= slot) {
        check.push(0)
        next.push(0)
      }
      check[slot] = state
      next[slot] = target
    }
  }
  return { rows, base, check, next }
}
