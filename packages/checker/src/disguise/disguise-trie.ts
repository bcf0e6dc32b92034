const LETTERS = 26
const A = 97

/** The words that are looked for in disguise, as a trie over the letters a to z. */
export class DisguiseTrie {
  /** Row of 26 for each node: the node that follows, 0 for none. The root is node 0. */
  readonly next: Uint16Array
  /** 1 where a word ends, 2 where any ending may follow, 4 where the word is a first choice. */
  readonly ends: Uint8Array

  constructor(words: readonly string[]) {
    const size = words.reduce((sum, word) => sum + word.length, 1)
    const next = new Uint16Array(size * LETTERS)
    const ends = new Uint8Array(size)
    let nodes = 1
    for (const entry of words) {
      const star = entry.endsWith('*')
      const first = entry.startsWith('!')
      const word = entry.slice(first ? 1 : 0, star ? -1 : undefined)
      if (!/^[a-z]+$/.test(word)) continue
      let node = 0
      for (let at = 0; at < word.length; at++) {
        const slot = node * LETTERS + word.charCodeAt(at) - A
        if (next[slot] === 0) next[slot] = nodes++
        node = next[slot] ?? 0
      }
      ends[node] = (ends[node] ?? 0) | (star ? 3 : 1) | (first ? 4 : 0)
    }
    this.next = next.slice(0, nodes * LETTERS)
    this.ends = ends.slice(0, nodes)
  }

  /** The node after `letter` (a code unit, `a` to `z`); 0 for none. */
  step(node: number, letter: number): number {
    const index = letter - A
    return index >= 0 && index < LETTERS ? (this.next[node * LETTERS + index] ?? 0) : 0
  }
}
