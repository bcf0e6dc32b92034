import { array, assert, property, string, tuple, uniqueArray } from 'fast-check'
import { expect, test } from 'vitest'
import { FormSealer, NAME_LENGTH } from './refused-form.ts'

const sealer = new FormSealer('s'.repeat(32))
const errors = [{ field: 'reason', message: 'Too long' }]

const typedFields = uniqueArray(
  tuple(
    string({ unit: 'binary' }).filter((name) => name !== '_csrf'),
    array(string({ unit: 'grapheme' })),
  ),
  { selector: ([name]) => name },
)

test('what was typed comes back for the same visitor, in whatever letters, without its token', () => {
  assert(
    property(typedFields, string(), (typed, binding) => {
      const fields = new Map<string, readonly string[]>([...typed, ['_csrf', ['secret-token']]])
      const form = sealer.open(sealer.seal({ path: '/a', late: false, fields, errors }, binding), binding)
      expect(form?.errors).toEqual(errors)
      expect(typed.map(([name]) => form?.submitted.all(name))).toEqual(typed.map(([, values]) => values))
      expect(form?.submitted.text('_csrf')).toBe('')
    }),
  )
})

test('it opens for nobody else, not with another secret, and not spoiled', () => {
  const fields = new Map([['reason', ['because']]])
  const sealed = sealer.seal({ path: '/a', late: false, fields, errors }, 'sam')
  expect(sealer.open(sealed, 'olu')).toBeUndefined()
  expect(new FormSealer('t'.repeat(32)).open(sealed, 'sam')).toBeUndefined()
  for (const at of [0, NAME_LENGTH, sealed.length - 6]) {
    const other = sealed[at] === 'A' ? 'B' : 'A'
    expect(sealer.open(sealed.slice(0, at) + other + sealed.slice(at + 1), 'sam')).toBeUndefined()
  }
  for (const text of ['', 'x', 'A'.repeat(40)]) expect(sealer.open(text, 'sam')).toBeUndefined()
})

test('the same words sealed twice have two names', () => {
  const seal = () =>
    sealer.seal({ path: '/a', late: false, fields: new Map(), errors }, 'sam').slice(0, NAME_LENGTH)
  expect(seal()).not.toBe(seal())
})
