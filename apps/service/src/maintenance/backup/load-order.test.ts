import { array, assert, constantFrom, nat, property, tuple } from 'fast-check'
import { expect, test } from 'vitest'
import { loadOrder, type Reference } from './load-order.ts'

function reference(table: string, target: string): Reference {
  return { table, target, constraint: `${table}_${target}` }
}

test('given a chain, the table that others point at comes first', () => {
  const references = [
    reference('a', 'b'),
    reference('b', 'c'),
    reference('c', 'c'),
    reference('a', 'elsewhere'),
  ]
  expect(loadOrder(['a', 'b', 'c'], references)).toEqual({ tables: ['c', 'b', 'a'], circular: [] })
})

test('given a circle, one of its references is named as circular', () => {
  const references = [reference('a', 'b'), reference('b', 'a'), reference('c', 'a')]
  const order = loadOrder(['a', 'b', 'c'], references)
  expect(order).toEqual({ tables: ['a', 'b', 'c'], circular: [reference('a', 'b')] })
})

test('given any references, every table comes once, and only circular references point forward', () => {
  const table = constantFrom('a', 'b', 'c', 'd', 'e', 'f')
  assert(
    property(array(tuple(table, table)), (pairs) => {
      const tables = ['a', 'b', 'c', 'd', 'e', 'f']
      const references = pairs.map(([from, to]) => reference(from, to))
      const order = loadOrder(tables, references)
      expect([...order.tables].sort()).toEqual(tables)
      const forward = references.filter(
        ({ table: from, target }) => order.tables.indexOf(target) > order.tables.indexOf(from),
      )
      expect(order.circular).toEqual(forward)
    }),
  )
})

test('given references without a circle, none is called circular', () => {
  const tables = Array.from({ length: 12 }, (_, at) => `t${at}`)
  assert(
    property(array(tuple(nat(11), nat(11))), (pairs) => {
      const references = pairs
        .filter(([from, to]) => from > to)
        .map(([from, to]) => reference(`t${from}`, `t${to}`))
      expect(loadOrder(tables, references).circular).toEqual([])
    }),
  )
})
