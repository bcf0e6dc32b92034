import type { Row } from './pack-rows.ts'
import type { Part } from './read-phrase.ts'
import { LexiconError } from './syntax.ts'
import { ANY_WORD } from './tables.ts'

/** A place in a phrase: what may follow by a word, and what follows without one. */
interface Node {
  readonly id: number
  readonly children: Map<string, Node[]>
  readonly free: Node[]
  readonly entries: number[]
}

export interface CompiledPhrases {
  /** For each class as it was given, its number in these tables. */
  readonly classNumber: readonly number[]
  /** For each class, the state after one token of it; 0 where no phrase begins so. */
  readonly root: number[]
  /** For each state, its transitions in order of their classes. */
  readonly rows: readonly Row[]
  /** For each state, where its entries stand in `outputs`; 0 for none. */
  readonly output: number[]
  /** How many entries, then their numbers, again and again. */
  readonly outputs: number[]
}

export interface NumberedPart {
  readonly part: Part
  readonly entry: number
}

/** Within so many doublings, classes are of about the same use. */
const USES_ALIKE = 4

/** Writes a part's ways through it between two places. */
class Graph {
  private nodes = 0

  make(): Node {
    return { id: this.nodes++, children: new Map(), free: [], entries: [] }
  }

  /** The place that is reached from `from` through the part. */
  add(part: Part, from: Node): Node {
    if (part.kind === 'sequence') return part.parts.reduce((place, next) => this.add(next, place), from)
    const end = this.make()
    if (part.kind === 'choice') {
      for (const option of part.options) this.add(option, from).free.push(end)
      if (part.optional) from.free.push(end)
      return end
    }
    for (const form of part.forms) {
      let place = from
      form.forEach((atom, index) => {
        const next = index === form.length - 1 ? end : this.make()
        const known = place.children.get(atom)
        if (known === undefined) place.children.set(atom, [next])
        else known.push(next)
        place = next
      })
    }
    return end
  }
}

/** The places themselves and all that are reached from them without a word, in the order of their numbers. */
function closure(places: Iterable<Node>): Node[] {
  const reached = new Set<Node>(places)
  for (const place of reached) for (const next of place.free) reached.add(next)
  return [...reached].sort((a, b) => a.id - b.id)
}

/**
 * Compiles phrases into one deterministic, minimal, acyclic automaton over classes of tokens, by the construction of
 * subsets. It is entered anew at each token, so that its depth is the longest phrase.
 */
export function compilePhrases(
  numbered: readonly NumberedPart[],
  atomsOf: readonly (readonly string[])[],
): CompiledPhrases {
  const graph = new Graph()
  const starts = numbered.map(({ part, entry }) => {
    const start = graph.make()
    graph.add(part, start).entries.push(entry)
    return start
  })
  const classesOf = new Map<string, number[]>()
  atomsOf.forEach((atoms, index) => {
    for (const atom of atoms) {
      const list = classesOf.get(atom)
      if (list === undefined) classesOf.set(atom, [index])
      else list.push(index)
    }
  })

  const outputs = [0]
  const outputAt = new Map<string, number>([['', 0]])
  const writeOutput = (set: readonly Node[]): number => {
    const entries = [...new Set(set.flatMap(({ entries }) => entries))].sort((a, b) => a - b)
    const key = entries.join(' ')
    const before = outputAt.get(key)
    if (before !== undefined) return before
    const at = outputs.length
    outputs.push(entries.length, ...entries)
    outputAt.set(key, at)
    return at
  }

  const transitions = (set: readonly Node[]): [number, number][] => {
    const targets = new Map<number, Node[]>()
    const any = set.flatMap(({ children }) => children.get(ANY_WORD) ?? [])
    if (any.length > 0) targets.set(0, [...any])
    for (const { children } of set) {
      for (const [atom, next] of children) {
        if (atom === ANY_WORD) continue
        for (const index of classesOf.get(atom) ?? []) {
          const list = targets.get(index)
          if (list === undefined) targets.set(index, [...next, ...any])
          else list.push(...next)
        }
      }
    }
    return [...targets].sort(([a], [b]) => a - b).map(([index, next]) => [index, stateOf(closure(next))])
  }

  const rows: Row[] = [[]]
  const output = [0]
  const bySet = new Map<string, number>()
  const bySignature = new Map<string, number>()
  const stateOf = (set: readonly Node[]): number => {
    const setKey = set.map(({ id }) => id).join(' ')
    const known = bySet.get(setKey)
    if (known !== undefined) return known
    const row = transitions(set)
    const out = writeOutput(set)
    const signature = `${out}|${row.map(([index, target]) => `${index}:${target}`).join(' ')}`
    let state = bySignature.get(signature)
    if (state === undefined) {
      state = rows.length
      rows.push(row)
      output.push(out)
      bySignature.set(signature, state)
    }
    bySet.set(setKey, state)
    return state
  }

  const root = atomsOf.map(() => 0)
  for (const [index, state] of transitions(closure(starts))) {
    if (index === 0) throw new LexiconError('no phrase may begin with “*” alone')
    root[index] = state
  }
  if (rows.length > 65_535) throw new LexiconError('the lexicons have too many phrases for 16-bit states')
  if (outputs.length > 65_535) throw new LexiconError('the lexicons have too many entries for 16-bit numbers')
  // Classes of much use in rows get the lowest numbers, which are the shortest to write; of about the same use, they stand in the order of their words.
  const uses = atomsOf.map(() => 0)
  for (const row of rows) for (const [index] of row) uses[index] = (uses[index] ?? 0) + 1
  const rank = uses.map((use) => (use === 0 ? -1 : Math.floor(Math.log2(use) / USES_ALIKE)))
  const number = [0]
  rank
    .map((_rank, index) => index)
    .slice(1)
    .sort((a, b) => (rank[b] ?? 0) - (rank[a] ?? 0) || a - b)
    .forEach((index, place) => {
      number[index] = place + 1
    })
  const renumbered = rows.map((row) =>
    row.map(([index, target]): [number, number] => [number[index] ?? 0, target]).sort(([a], [b]) => a - b),
  )
  const rootByNumber = root.map(() => 0)
  root.forEach((state, index) => {
    rootByNumber[number[index] ?? 0] = state
  })
  return { classNumber: number, root: rootByNumber, rows: renumbered, output, outputs }
}
