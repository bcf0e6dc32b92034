import type { CompiledPhrases } from './compile-phrases.ts'
import { NumberWriter, readNumbers } from './number-text.ts'
import { PhraseTable } from './phrase-table.ts'

/**
 * The phrases' automaton, packed. States are numbered as they are met, first from the roots, then from each state in turn, so that most
 * are met as “the next new one”; the classes that lead from a state to one other are a set, and sets return.
 */
export interface PackedPhrases {
  /** For each class, the state after one token of it: 0 the next new one, 1 none, others by how far back they were met. */
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
  // Class 0, state 0 and place 0 are none.
  degrees.put(0)
  states.put(0)
  entries.put(0)
  for (const state of root) {
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

/** Unpacks the automaton. The loops are functions of their own: an engine makes small ones fast while they still run. */
export function decodePhrases(packed: PackedPhrases): PhraseTable {
  const root = readNumbers(packed.roots)
  const met = placeRoots(root)
  const sets = readNumbers(packed.sets)
  const ways = readNumbers(packed.labels)
  const targets = readNumbers(packed.targets)
  const firstWay = placeWays(readNumbers(packed.degrees), ways, sets)
  placeTargets(targets, met)
  const outputs = readNumbers(packed.outputEntries)
  const output = readNumbers(packed.outputs)
  placeOutputs(output, outputs)
  return new PhraseTable({
    root: new Uint16Array(root),
    firstWay,
    ways,
    targets: new Uint16Array(targets),
    sets,
    output: new Uint16Array(output),
    outputs: new Uint16Array(outputs),
  })
}

/** Puts states in place of how far back they were met. Returns how many there are. */
function placeRoots(root: Int32Array): number {
  let met = 0
  for (let at = 0; at < root.length; at++) {
    const back = root[at] ?? 0
    if (back === 0) root[at] = ++met
    else root[at] = back === 1 ? 0 : met + 2 - back
  }
  return met
}

/** Puts classes and places of sets in place of labels. Returns the first way of each state from 1 on. */
function placeWays(degrees: Int32Array, ways: Int32Array, sets: Int32Array): Int32Array {
  const firstWay = new Int32Array(degrees.length + 1)
  const setAt = new Int32Array(ways.length)
  let met = 0
  let next = 0
  let way = 0
  for (let at = 0; at < degrees.length; at++) {
    let before = 0
    for (const end = way + (degrees[at] ?? 0); way < end; way++) {
      const label = ways[way] ?? 0
      if ((label & 1) === 0) {
        before += label >> 1
        ways[way] = before
        continue
      }
      let set = next
      if (label === 1) {
        setAt[met++] = set
        next += 1 + (sets[set] ?? 0)
      } else set = setAt[met - (label >> 1)] ?? 0
      before = sets[set + 1] ?? 0
      ways[way] = -1 - set
    }
    firstWay[at + 1] = way
  }
  return firstWay
}

/** Puts states in place of how far back they were met, where `met` were met before. */
function placeTargets(targets: Int32Array, met: number): void {
  let last = met
  for (let way = 0; way < targets.length; way++) {
    const back = targets[way] ?? 0
    targets[way] = back === 0 ? ++last : last + 1 - back
  }
}

/** Puts places of entries in place of how far back they were met. */
function placeOutputs(output: Int32Array, outputs: Int32Array): void {
  const places = new Int32Array(output.length)
  let met = 0
  let next = 1
  for (let state = 0; state < output.length; state++) {
    const back = output[state] ?? 0
    if (back === 0) continue
    if (back === 1) {
      places[met++] = next
      output[state] = next
      next += 1 + (outputs[next] ?? 0)
    } else output[state] = places[met + 1 - back] ?? 0
  }
}
