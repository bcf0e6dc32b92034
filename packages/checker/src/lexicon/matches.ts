const FIRST_CAPACITY = 256
/** What `nextOf` holds behind the last occurrence of a category. */
export const NO_MORE = 0xffff_ffff

/** What the automaton found, as arrays that are used again: one index is one occurrence, in order of the text. */
export class Matches {
  entry: Uint16Array = new Uint16Array(FIRST_CAPACITY)
  first: Uint32Array = new Uint32Array(FIRST_CAPACITY)
  last: Uint32Array = new Uint32Array(FIRST_CAPACITY)
  /** 1 where it was found by undoing a disguise. */
  disguised: Uint8Array = new Uint8Array(FIRST_CAPACITY)
  count = 0
  /** One byte for each category: whether it occurs. */
  present: Uint8Array = new Uint8Array(0)
  /** For each category that occurs the number of its first occurrence, and for each occurrence that of the next. */
  firstOf: Uint32Array = new Uint32Array(0)
  nextOf: Uint32Array = new Uint32Array(FIRST_CAPACITY)

  push(entry: number, first: number, last: number, disguised: number): void {
    if (this.count === this.entry.length) this.grow()
    const at = this.count++
    this.entry[at] = entry
    this.first[at] = first
    this.last[at] = last
    this.disguised[at] = disguised
  }

  /** Notes which categories are there, and strings the occurrences of each together. */
  link(entryCategory: Uint16Array, categories: number): void {
    if (this.present.length !== categories) {
      this.present = new Uint8Array(categories)
      this.firstOf = new Uint32Array(categories)
    }
    const { entry, present, firstOf, nextOf } = this
    present.fill(0)
    for (let at = this.count - 1; at >= 0; at--) {
      const category = entryCategory[entry[at] ?? 0] ?? 0
      nextOf[at] = present[category] === 1 ? (firstOf[category] ?? 0) : NO_MORE
      present[category] = 1
      firstOf[category] = at
    }
  }

  private grow(): void {
    const size = this.entry.length * 2
    const entry = new Uint16Array(size)
    entry.set(this.entry)
    this.entry = entry
    const first = new Uint32Array(size)
    first.set(this.first)
    this.first = first
    const last = new Uint32Array(size)
    last.set(this.last)
    this.last = last
    const disguised = new Uint8Array(size)
    disguised.set(this.disguised)
    this.disguised = disguised
    this.nextOf = new Uint32Array(size)
  }
}
