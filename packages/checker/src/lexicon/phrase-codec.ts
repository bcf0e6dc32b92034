import type { CompiledPhrases } from './compile-phrases.ts'
import { NumberWriter, readNumbers } from './number-text.ts'
import { PhraseTable } from './phrase-table.ts'

/**
 * The phrases' automaton, packed. States are numbered as they are met, first from the roots, then from each state in turn, so that most
 * are met as “the next new one”; the classes that lead from a state to one other are a set, and sets return.
 */
export interface PackedPhrases {
  /** For each class from 1 on, the state after one token of it: 0 the next new one, 1 none, others by how far back they were met. */
  readonly roots: string
  /** For each state, to how many others it leads. */
  readonly degrees: string
  /** For each way, its classes: even a single one, by its distance from the one before; 1 a new set; odd a set that was met. */
  readonly labels: string
  /** For each way, where it leads: 0 the next new state, others by how far back they were met. */
  readonly targets: string
  /** For each set, how many classes it has, and the distance of each from the one before. */
  readonly sets: string
  /** For each state: 0 no entries, 1 new ones, others by how far back they were met. */
  readonly outputs: string
  /** How many entries, and the distance of each from the one before, again and again. */
  readonly outputEntries: string
}

/** Classes of one state that lead to the same other, in order of the lowest. */
function waysOf(row: readonly (readonly [symbol: number, target: number])[]): Map<number, number[]> {
  const ways = new Map<number, number[]>()
  for (const [symbol, target] of row) {
    const symbols = ways.get(target)
    if (symbols === undefined) ways.set(target, [symbol])
    else symbols.push(symbol)
  }
  return ways
}

function putAscending(writer: NumberWriter, values: readonly number[]): void {
  writer.put(values.length)
  let before = 0
  for (const value of values) {
    writer.put(value - before)
    before = value
  }
}

/** Packs the automaton. Rows are in order of their symbols. */
export function encodePhrases({ root, rows, output, outputs }: CompiledPhrases): PackedPhrases {
  const roots = new NumberWriter()
  const degrees = new NumberWriter()
  const labels = new NumberWriter()
  const targets = new NumberWriter()
  const sets = new NumberWriter()
  const states = new NumberWriter()
  const entries = new NumberWriter()
  const numberOf = new Map<number, number>()
  const met: number[] = []
  const setNumber = new Map<string, number>()

  /** How far back the state was met; 0 where it is met now. */
  const meet = (state: number): number => {
    const number = numberOf.get(state)
    if (number !== undefined) return met.length + 1 - number
    met.push(state)
    numberOf.set(state, met.length)
    return 0
  }
  const putSet = (symbols: readonly number[]): void => {
    const key = symbols.join(' ')
    const known = setNumber.get(key)
    if (known !== undefined) {
      labels.put(1 + 2 * (setNumber.size - known))
      return
    }
    setNumber.set(key, setNumber.size)
    labels.put(1)
    putAscending(sets, symbols)
  }
  for (const state of root.slice(1)) {
    const back = state === 0 ? 0 : meet(state)
    roots.put(state === 0 ? 1 : back === 0 ? 0 : back + 1)
  }
  // The list grows as it is gone through.
  for (const state of met) {
    const ways = waysOf(rows[state] ?? [])
    degrees.put(ways.size)
    let before = 0
    for (const [target, symbols] of ways) {
      const [lowest = 0] = symbols
      if (symbols.length === 1) labels.put(2 * (lowest - before))
      else putSet(symbols)
      before = lowest
      targets.put(meet(target))
    }
  }

  const written = new Map<number, number>()
  for (const state of met) {
    const at = output[state] ?? 0
    const known = written.get(at)
    if (at === 0) states.put(0)
    else if (known !== undefined) states.put(1 + written.size - known)
    else {
      written.set(at, written.size)
      states.put(1)
      putAscending(entries, outputs.slice(at + 1, at + 1 + (outputs[at] ?? 0)))
    }
  }
  return {
    roots: roots.text(),
    degrees: degrees.text(),
    labels: labels.text(),
    targets: targets.text(),
    sets: sets.text(),
    outputs: states.text(),
    outputEntries: entries.text(),
  }
}

/** Unpacks the automaton. */
export function decodePhrases(packed: PackedPhrases): PhraseTable {
  const roots = readNumbers(packed.roots)
  const root = new Uint16Array(roots.length + 1)
  let met = 0
  for (let at = 0; at < roots.length; at++) {
    const back = roots[at] ?? 0
    if (back !== 1) root[at + 1] = back === 0 ? ++met : met + 2 - back
  }

  const sets = readNumbers(packed.sets)
  const degrees = readNumbers(packed.degrees)
  const ways = readNumbers(packed.labels)
  const targets = readNumbers(packed.targets)
  const firstWay = new Int32Array(degrees.length + 2)
  let way = 0
  const setAt: number[] = []
  let nextSet = 0
  for (let at = 0; at < degrees.length; at++) {
    firstWay[at + 1] = way
    let before = 0
    for (const end = way + (degrees[at] ?? 0); way < end; way++) {
      const back = targets[way] ?? 0
      targets[way] = back === 0 ? ++met : met + 1 - back
      const label = ways[way] ?? 0
      if ((label & 1) === 0) {
        before += label >> 1
        ways[way] = before
      } else {
        let set = nextSet
        if (label === 1) {
          setAt.push(set)
          nextSet += 1 + (sets[set] ?? 0)
        } else set = setAt[setAt.length - (label >> 1)] ?? 0
        before = sets[set + 1] ?? 0
        ways[way] = -1 - set
      }
    }
  }
  firstWay[degrees.length + 1] = way
  return new PhraseTable({ root, firstWay, ways, targets, sets, ...decodeOutputs(packed) })
}

function decodeOutputs(packed: PackedPhrases): { output: Uint16Array; outputs: Uint16Array } {
  const backs = readNumbers(packed.outputs)
  const entries = readNumbers(packed.outputEntries)
  const output = new Uint16Array(backs.length + 1)
  const outputs = new Uint16Array(entries.length + 1)
  outputs.set(entries, 1)
  const places: number[] = []
  let next = 1
  for (let at = 0; at < backs.length; at++) {
    const back = backs[at] ?? 0
    if (back === 1) {
      places.push(next)
      output[at + 1] = next
      next += 1 + (outputs[next] ?? 0)
    } else if (back > 1) output[at + 1] = places[places.length + 1 - back] ?? 0
  }
  return { output, outputs }
}
