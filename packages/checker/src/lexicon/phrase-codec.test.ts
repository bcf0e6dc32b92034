import { array, assert, type Arbitrary, nat, property, record, uniqueArray } from 'fast-check'
import { expect, test } from 'vitest'
import type { CompiledPhrases } from './compile-phrases.ts'
import { decodePhrases, encodePhrases } from './phrase-codec.ts'

const CLASSES = 40

interface Drawn {
  readonly states: readonly {
    readonly symbols: readonly number[]
    readonly targets: readonly number[]
    readonly entries: readonly number[]
  }[]
  readonly root: readonly number[]
}

const drawn: Arbitrary<Drawn> = record({
  states: array(
    record({
      symbols: uniqueArray(nat(CLASSES - 1), { maxLength: 12 }),
      targets: array(nat(1000), { minLength: 3, maxLength: 3 }),
      entries: uniqueArray(nat(50), { maxLength: 2 }),
    }),
    { maxLength: 30 },
  ),
  root: array(nat(1000), { minLength: CLASSES, maxLength: CLASSES }),
})

/** An acyclic automaton: a state leads only to those before it. */
function automaton({ states, root }: Drawn): CompiledPhrases {
  const outputs = [0]
  const output = [0]
  const rows: (readonly (readonly [number, number])[])[] = [[]]
  states.forEach(({ symbols, targets, entries }, before) => {
    const ways = before === 0 ? [] : symbols.toSorted((a, b) => a - b)
    rows.push(ways.map((symbol) => [symbol, 1 + ((targets[symbol % 3] ?? 0) % before)] as const))
    output.push(entries.length === 0 ? 0 : outputs.length)
    if (entries.length > 0) outputs.push(entries.length, ...entries.toSorted((a, b) => a - b))
  })
  return {
    classNumber: [],
    root: root.map((state, symbol) => (symbol === 0 ? 0 : state % rows.length)),
    rows,
    output,
    outputs,
  }
}

test('what is packed walks as what was compiled', () => {
  assert(
    property(drawn, (from) => {
      const compiled = automaton(from)
      const table = decodePhrases(encodePhrases(compiled))
      const entriesOf = (state: number): number[] => {
        const at = table.output[state] ?? 0
        let entry = 0
        const size = at === 0 ? 0 : (table.outputs[at] ?? 0)
        return Array.from({ length: size }, (_value, index) => (entry += table.outputs[at + 1 + index] ?? 0))
      }
      const met = new Map<number, number>()
      const compare = (state: number, unpacked: number): void => {
        expect(unpacked === 0).toBe(state === 0)
        expect(met.get(state) ?? unpacked).toBe(unpacked)
        if (state === 0 || met.has(state)) return
        met.set(state, unpacked)
        const at = compiled.output[state] ?? 0
        expect(entriesOf(unpacked)).toEqual(
          compiled.outputs.slice(at + 1, at + 1 + (compiled.outputs[at] ?? 0)),
        )
        const leads = new Map(compiled.rows[state])
        const any = leads.get(0) ?? 0
        for (let symbol = 0; symbol < CLASSES; symbol++) {
          compare(leads.get(symbol) ?? any, table.next(unpacked, symbol, 0))
        }
      }
      compiled.root.forEach((state, symbol) => compare(state, table.root[symbol] ?? 0))
    }),
  )
})

test('a word of no class is any word before it is its stem, any other is its stem before it is any word', () => {
  const table = decodePhrases(
    encodePhrases({
      classNumber: [],
      root: [0, 1, 0],
      rows: [
        [],
        [
          [0, 2],
          [2, 3],
        ],
        [],
        [],
      ],
      output: [0, 0, 0, 0],
      outputs: [0],
    }),
  )
  const [any, stem] = [table.next(1, 0, 0), table.next(1, 2, 0)]
  expect(any).not.toBe(stem)
  expect(table.next(1, 0, 2)).toBe(any)
  expect(table.next(1, 1, 2)).toBe(stem)
})
