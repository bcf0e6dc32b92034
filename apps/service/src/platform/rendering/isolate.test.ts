import { expect, test } from 'vitest'
import { bdi, isolated } from './isolate.ts'

test('a name inside a sentence stands in an element of its own, escaped as ever', () => {
  const said = `Asked by ${isolated('<b>שרה</b>')} & ${isolated('')} on Monday`
  expect(bdi(said).toString()).toBe('Asked by <bdi>&lt;b&gt;שרה&lt;/b&gt;</bdi> &amp; <bdi></bdi> on Monday')
})

test('a mark without its other half makes no element', () => {
  expect(bdi('a \u2069 b \u2068 c').toString()).toBe('a \u2069 b \u2068 c')
  expect(bdi(undefined).toString()).toBe('')
})
