import { expect, test } from 'vitest'
import { StatementNames } from './prepared-statements.ts'

function send(names: StatementNames, text: string, times: number): (string | undefined)[] {
  return Array.from({ length: times }, () => names.nameOf(text))
}

test('a statement gets a name of its own once it has been sent often', () => {
  const names = new StatementNames()
  const [unnamed, name] = [send(names, 'select $1', 4), names.nameOf('select $1')]
  expect(unnamed).toEqual([undefined, undefined, undefined, undefined])
  expect(name).toMatch(/^often-/)
  expect(names.nameOf('select $1')).toBe(name)
  expect(send(names, 'select $2', 5).at(-1)).not.toBe(name)
})

test('a name stands for the same statement in every process, whatever was sent before', () => {
  const other = new StatementNames()
  send(other, 'select $2', 5)
  expect(send(other, 'select $1', 5).at(-1)).toBe(send(new StatementNames(), 'select $1', 5).at(-1))
})

test('given up, no statement has a name', () => {
  const names = new StatementNames()
  send(names, 'select $1', 5)
  names.giveUp()
  expect(names.nameOf('select $1')).toBeUndefined()
})

test('a very long statement never gets one', () => {
  expect(send(new StatementNames(), `select ${'$1, '.repeat(2000)}`, 20)).toEqual(Array(20).fill(undefined))
})

test('however many statements there are, names and what is counted for them stay bounded', () => {
  const names = new StatementNames()
  // Sent once each, they push each other out: one that is sent often between them keeps its count.
  for (let n = 0; n < 5000; n++) {
    names.nameOf(`select ${n}`)
    if (n % 500 === 0) names.nameOf('select often')
  }
  expect(names.nameOf('select often')).toMatch(/^often-/)
  const given = Array.from({ length: 200 }, (_, n) => send(names, `select now ${n}`, 5).at(-1))
  expect(given.filter((name) => name !== undefined)).toHaveLength(99)
  expect(names.nameOf('select often')).toMatch(/^often-/)
})
