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
  const slots = new Slots()
  const order = rows.map((_row, state) => state).filter((state) => (rows[state]?.length ?? 0) > 0)
  order.sort((a, b) => (rows[b]?.length ?? 0) - (rows[a]?.length ?? 0) || a - b)
  for (const state of order) {
    const row = rows[state] ?? []
    const smallest = row.reduce((least, [symbol]) => Math.min(least, symbol), Number.MAX_SAFE_INTEGER)
    // The lowest place at which every slot is free: only those are tried at which the smallest symbol's is.
    const others = Int32Array.from(row, ([symbol]) => symbol - smallest).filter((offset) => offset > 0)
    let slot = slots.freeFrom(smallest)
    while (!slots.areFree(slot, others)) slot = slots.freeFrom(slot + 1)
    const place = slot - smallest
    base[state] = place
    for (const [symbol, target] of row) slots.take(place + symbol, state, target)
  }
  return { rows, base, check: slots.check(), next: slots.next() }
}

/** Slots taken so far, and for each the next one that is free: pointers that shorten as they are followed. */
class Slots {
  private owner = new Int32Array(1024)
  private target = new Int32Array(1024)
  private after = Int32Array.from({ length: 1025 }, (_value, slot) => slot)
  private length = 0

  areFree(slot: number, offsets: Int32Array): boolean {
    const { owner } = this
    for (let at = 0; at < offsets.length; at++) {
      if ((owner[slot + (offsets[at] ?? 0)] ?? 0) !== 0) return false
    }
    return true
  }

  freeFrom(slot: number): number {
    if (slot >= this.after.length) return slot
    let free = slot
    while ((this.after[free] ?? free) !== free) free = this.after[free] ?? free
    for (let at = slot; at !== free;) {
      const next = this.after[at] ?? free
      this.after[at] = free
      at = next
    }
    return free
  }

  take(slot: number, state: number, target: number): void {
    while (slot >= this.owner.length) this.grow()
    this.owner[slot] = state
    this.target[slot] = target
    this.after[slot] = slot + 1
    this.length = Math.max(this.length, slot + 1)
  }

  check(): number[] {
    return Array.from(this.owner.subarray(0, this.length))
  }

  next(): number[] {
    return Array.from(this.target.subarray(0, this.length))
  }

  private grow(): void {
    const size = this.owner.length * 2
    const owner = new Int32Array(size)
    owner.set(this.owner)
    this.owner = owner
    const target = new Int32Array(size)
    target.set(this.target)
    this.target = target
    const after = Int32Array.from({ length: size + 1 }, (_value, slot) => slot)
    after.set(this.after)
    this.after = after
  }
}
