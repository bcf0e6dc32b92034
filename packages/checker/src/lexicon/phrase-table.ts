const SPREAD = 0x9e3779b1 | 0
const FIRST_SLOTS = 1 << 15

/** The phrases' automaton as it is unpacked. States and ways count from 1 and 0. */
export interface Phrases {
  /** For each class, the state after one token of it; 0 where no phrase begins so. */
  readonly root: Uint16Array
  /** For each state, and behind the last, the first of its ways. */
  readonly firstWay: Int32Array
  /** For each way, the class that goes it; below zero a set of classes, by its place: −1 for the first. Class 0 is any word. */
  readonly ways: Int32Array
  /** For each way, the state that it leads to. */
  readonly targets: Uint16Array
  /** How many classes a set has, then how far each lies from the one before, again and again. */
  readonly sets: Int32Array
  /** For each state, where its entries stand in `outputs`; 0 for none. */
  readonly output: Uint16Array
  /** How many entries, then how far the number of each lies from the one before, again and again, from place 1. */
  readonly outputs: Uint16Array
}

/**
 * The phrases' automaton, ready to walk. Each state has a small table of its own, from the class of a token to the state that follows, which
 * is made when the state is first left: a power of two of slots, one of them empty at least, so that every search ends. All
 * lie in one array, one number a slot: class above, state below.
 */
export class PhraseTable {
  readonly root: Uint16Array
  readonly output: Uint16Array
  readonly outputs: Uint16Array
  private readonly phrases: Phrases
  /** For each state, where its slots begin. */
  private readonly begin: Int32Array
  /** For each state, how far hashes are shifted down to a place among its slots; 0 where it has none, or none yet. */
  private readonly shift: Uint8Array
  /** For each state, the one that follows by any word; 0 for none. */
  private readonly any: Uint16Array
  private readonly isMade: Uint8Array
  private slots = new Int32Array(FIRST_SLOTS)
  private used = 0

  constructor(phrases: Phrases) {
    this.phrases = phrases
    this.root = phrases.root
    this.output = phrases.output
    this.outputs = phrases.outputs
    const states = phrases.output.length
    this.begin = new Int32Array(states)
    this.shift = new Uint8Array(states)
    this.any = new Uint16Array(states)
    this.isMade = new Uint8Array(states)
  }

  /**
   * The state that follows on a token's class, or on that of its stem, or on any word; 0 for none. A word of no class is any word before it
   * is its stem.
   */
  next(state: number, wordClass: number, stem: number): number {
    if (this.isMade[state] === 0) this.make(state)
    const any = this.any[state] ?? 0
    const shift = this.shift[state] ?? 0
    if (shift === 0 || (wordClass === 0 && any !== 0)) return any
    let found = wordClass === 0 ? 0 : this.look(state, shift, wordClass)
    if (found === 0 && stem !== 0) found = this.look(state, shift, stem)
    return found === 0 ? any : found
  }

  private look(state: number, shift: number, wordClass: number): number {
    const { slots } = this
    const begin = this.begin[state] ?? 0
    const last = -1 >>> shift
    for (let place = Math.imul(wordClass, SPREAD) >>> shift; ; place = (place + 1) & last) {
      const slot = slots[begin + place] ?? 0
      if (slot === 0) return 0
      if (slot >>> 16 === wordClass) return slot & 0xffff
    }
  }

  private make(state: number): void {
    const { firstWay, ways, targets, sets } = this.phrases
    this.isMade[state] = 1
    const from = firstWay[state] ?? 0
    const to = firstWay[state + 1] ?? 0
    let count = 0
    for (let at = from; at < to; at++) {
      const way = ways[at] ?? 0
      count += way < 0 ? (sets[-1 - way] ?? 0) : 1
    }
    if (count === 0) return
    let bits = 1
    while (3 * 2 ** bits <= 4 * count) bits += 1
    this.begin[state] = this.used
    this.used += 2 ** bits
    while (this.used > this.slots.length) this.grow()
    this.shift[state] = 32 - bits
    for (let at = from; at < to; at++) {
      const way = ways[at] ?? 0
      const target = targets[at] ?? 0
      if (way >= 0) this.put(state, way, target)
      else {
        const set = -1 - way
        const last = set + (sets[set] ?? 0)
        let wordClass = 0
        for (let member = set + 1; member <= last; member++) {
          wordClass += sets[member] ?? 0
          this.put(state, wordClass, target)
        }
      }
    }
  }

  private put(state: number, wordClass: number, target: number): void {
    if (wordClass === 0) {
      this.any[state] = target
      return
    }
    const { slots } = this
    const shift = this.shift[state] ?? 0
    const begin = this.begin[state] ?? 0
    const last = -1 >>> shift
    let place = Math.imul(wordClass, SPREAD) >>> shift
    while (slots[begin + place] !== 0) place = (place + 1) & last
    slots[begin + place] = (wordClass << 16) | target
  }

  private grow(): void {
    const slots = new Int32Array(this.slots.length * 2)
    slots.set(this.slots)
    this.slots = slots
  }
}
