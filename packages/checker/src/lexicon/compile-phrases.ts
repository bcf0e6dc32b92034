import { packRows, type Row } from './pack-rows.ts'
import { LexiconError, type Variant } from './syntax.ts'

interface Node {
  readonly id: number
  readonly children: Map<string, Node>
  readonly entries: Set<number>
}

export interface CompiledPhrases {
  /** For each class, the state after one token of it; 0 where no phrase begins so. */
  readonly root: number[]
  readonly base: number[]
  readonly check: number[]
  readonly next: number[]
  /** For each state, where its entries stand in `outputs`; 0 for none. */
  readonly output: number[]
  /** How many entries, then their numbers, again and again. */
  readonly outputs: number[]
}

export interface NumberedVariant {
  readonly variant: Variant
  readonly entry: number
}

/**
 * Compiles sequences of words into one deterministic, minimal, acyclic automaton over classes of tokens. It is entered anew at each
 * token, so that its depth is the longest phrase.
 */
export function compilePhrases(
  variants: readonly NumberedVariant[],
  atomsOf: readonly (readonly string[])[],
): CompiledPhrases {
  let nodes = 0
  const make = (): Node => ({ id: nodes++, children: new Map(), entries: new Set() })
  const trie = make()
  for (const { variant, entry } of variants) {
    let node = trie
    for (const atom of variant) {
      const before = node.children.get(atom)
      const next = before ?? make()
      if (before === undefined) node.children.set(atom, next)
      node = next
    }
    node.entries.add(entry)
  }
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
    const entries = [...new Set(set.flatMap((node) => [...node.entries]))].sort((a, b) => a - b)
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
    for (const node of set) {
      for (const [atom, next] of node.children) {
        for (const index of classesOf.get(atom) ?? []) {
          const list = targets.get(index)
          if (list === undefined) targets.set(index, [next])
          else list.push(next)
        }
      }
    }
    return [...targets].sort(([a], [b]) => a - b).map(([index, next]) => [index, stateOf(next)])
  }

  const rows: Row[] = [[]]
  const output = [0]
  const bySet = new Map<string, number>()
  const bySignature = new Map<string, number>()
  const stateOf = (set: readonly Node[]): number => {
    const setKey = set
      .map(({ id }) => id)
      .sort((a, b) => a - b)
      .join(' ')
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
  for (const [index, state] of transitions([trie])) root[index] = state
  if (rows.length > 65_535) throw new LexiconError('the lexicons have too many phrases for 16-bit states')
  if (outputs.length > 65_535) throw new LexiconError('the lexicons have too many entries for 16-bit numbers')
  return { root, ...packRows(rows), output, outputs }
}
