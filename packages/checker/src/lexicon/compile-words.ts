import { packRows, type Row } from './pack-rows.ts'
import { LexiconError } from './syntax.ts'
import { ANY_WORD, END, FIRST_SYMBOL, RESPELT, STAR } from './tables.ts'

interface Node {
  readonly children: Map<number, Node>
}

export interface CompiledWords {
  readonly alphabet: string
  readonly rows: readonly Row[]
  readonly base: number[]
  /** For each slot, how many words stand before those that go this way. */
  readonly count: number[]
  /** For each word in the automaton's order, its class. */
  readonly classes: number[]
  /** For each class, the atoms that a token of the class matches. Class 0 is no word of any lexicon. */
  readonly atomsOf: readonly (readonly string[])[]
}

/** Symbols of the characters, most frequent first, after those of `STAR` and `END`. */
function alphabetOf(atoms: readonly string[]): string {
  const counts = new Map<string, number>()
  for (const atom of atoms) {
    const word = atom.endsWith('*') ? atom.slice(0, -1) : atom
    for (let at = 0; at < word.length; at++) {
      const unit = word.charAt(at)
      counts.set(unit, (counts.get(unit) ?? 0) + 1)
    }
  }
  return [...counts]
    .sort(([a, many], [b, more]) => more - many || (a < b ? -1 : 1))
    .map(([unit]) => unit)
    .join('')
}

/** All prefixes in the list that the word begins with, and the word itself where it is one. */
function classAtoms(word: string, atoms: ReadonlySet<string>): string[] {
  const matched: string[] = atoms.has(word) ? [word] : []
  for (let size = 1; size <= word.length; size++) {
    const prefix = `${word.slice(0, size)}*`
    if (atoms.has(prefix)) matched.push(prefix)
  }
  return matched
}

/**
 * Compiles words (`lazy`) and prefixes (`bully*`) into a minimal acyclic automaton that numbers its words (after Lucchesi
 * and Kowaltowski 1993), and gives each number the class of tokens that it stands for. A respelling has the class of the word it
 * stands for, with the bit `RESPELT`.
 */
export function compileWords(
  list: Iterable<string>,
  respellings: ReadonlyMap<string, string> = new Map(),
): CompiledWords {
  const atoms = [...new Set(list)].filter((atom) => atom !== ANY_WORD).sort()
  const known = new Set(atoms)
  // A word that a lexicon has by itself is plainly written.
  const respelt = [...respellings.keys()].filter((word) => classAtoms(word, known).length === 0).sort()
  const standsFor = new Map(respelt.map((word) => [word, respellings.get(word) ?? word]))
  const spelt = [...atoms, ...respelt]
  const alphabet = alphabetOf(spelt)
  const symbolOf = new Map<string, number>()
  for (let at = 0; at < alphabet.length; at++) symbolOf.set(alphabet.charAt(at), at + FIRST_SYMBOL)
  if (alphabet.length > 250) throw new LexiconError('the lexicons use more than 250 different characters')

  const root: Node = { children: new Map() }
  for (const atom of spelt) {
    const star = atom.endsWith('*')
    const word = star ? atom.slice(0, -1) : atom
    let node = root
    for (let at = 0; at < word.length; at++) node = child(node, symbolOf.get(word.charAt(at)) ?? 0)
    child(node, star ? STAR : END)
  }

  // Minimise from the leaves: equal sets of endings are one state.
  const states = new Map<string, number>()
  const rows: Row[] = [[]]
  const sizes: number[] = [1]
  const stateOf = (node: Node): number => {
    if (node.children.size === 0) return 0
    const row = [...node.children]
      .sort(([a], [b]) => a - b)
      .map(([symbol, next]): [number, number] => [symbol, stateOf(next)])
    const key = row.map(([symbol, target]) => `${symbol}:${target}`).join(' ')
    const before = states.get(key)
    if (before !== undefined) return before
    const state = rows.length
    states.set(key, state)
    rows.push(row)
    sizes.push(row.reduce((sum, [, target]) => sum + (sizes[target] ?? 0), 0))
    return state
  }
  const start = stateOf(root)
  // The start is made state 1, which the look-up begins with.
  const swap = (state: number): number => (state === start ? 1 : state === 1 ? start : state)
  const swapped = rows.map((_row, state) =>
    (rows[swap(state)] ?? []).map(([symbol, target]): [number, number] => [symbol, swap(target)]),
  )
  if (swapped.length > 65_535) throw new LexiconError('the lexicons have too many words for 16-bit states')
  const packed = packRows(swapped)
  const count = packed.check.map(() => 0)
  swapped.forEach((row, state) => {
    let before = 0
    for (const [symbol, target] of row) {
      count[(packed.base[state] ?? 0) + symbol] = before
      before += sizes[swap(target)] ?? 0
    }
  })

  const classIds = new Map<string, number>()
  const atomsOf: string[][] = [[]]
  const classFor = (matched: string[]): number => {
    const key = matched.join(' ')
    const before = classIds.get(key)
    if (before !== undefined) return before
    classIds.set(key, atomsOf.length)
    atomsOf.push(matched)
    return atomsOf.length - 1
  }
  const classes: number[] = []
  // Walk in the automaton's order so that the n-th word gets the n-th class.
  const walk = (node: Node, word: string): void => {
    for (const [symbol, next] of [...node.children].sort(([a], [b]) => a - b)) {
      if (symbol === STAR || symbol === END) {
        const plain = symbol === END ? standsFor.get(word) : undefined
        const matched = classAtoms(plain ?? word, known)
        const id = classFor(symbol === STAR ? matched.filter((atom) => atom !== word) : matched)
        classes.push(plain === undefined ? id : id | RESPELT)
      } else walk(next, word + alphabet.charAt(symbol - FIRST_SYMBOL))
    }
  }
  walk(root, '')
  if (atomsOf.length >= RESPELT || classes.length > 65_535) {
    throw new LexiconError('the lexicons have too many words for 16-bit classes')
  }
  return { alphabet, rows: packed.rows, base: packed.base, count, classes, atomsOf }
}

function child(node: Node, symbol: number): Node {
  const before = node.children.get(symbol)
  if (before !== undefined) return before
  const made: Node = { children: new Map() }
  node.children.set(symbol, made)
  return made
}
