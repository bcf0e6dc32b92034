import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decideCorrection, editDistance, maxSlipEdits } from './correction.decision.ts'

const text = 'Employees must not post about confidential topics within 14 days.'

describe('what is a slip', () => {
  test.each([
    ['a wrong letter', text.replace('post', 'pots'), text],
    ['a missing letter', text.replace('confidential', 'confidental'), text],
    ['a capital', text.replace('Employees', 'employees'), text],
    ['a missing full stop', text.slice(0, -1), text],
    ['a doubled word', text.replace('topics', 'topics topics'), text],
    ['a comma', text.replace('topics', 'topics,'), text],
  ])('%s', (_what, before, after) => {
    expect(decideCorrection(before, after)).toEqual({ ok: true })
  })
})

describe('what is a change of rule', () => {
  test.each([
    ['not taken out', text.replace(' not', ''), 'force-changed'],
    ['must becomes may', text.replace('must', 'may'), 'force-changed'],
    ['another number', text.replace('14', '41'), 'number-changed'],
    ['a number put in', `${text} 2`, 'number-changed'],
    ['a word such as "all" put in', text.replace('Employees', 'All employees'), 'force-changed'],
    ['a contraction of not', text.replace('must not', "mustn't"), 'force-changed'],
    ['another sentence', `${text} Ask your manager first.`, 'too-much-changed'],
    ['nothing', text, 'nothing-changed'],
    ['everything gone', ' ', 'nothing-changed'],
    ['a text nobody can oversee', 'a'.repeat(10_001), 'too-long'],
  ] as const)('%s', (_what, after, refusal) => {
    expect(decideCorrection(text, after)).toEqual({ ok: false, refusal })
  })
})

/** The textbook table, for comparing. */
function plainDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row]
    for (let column = 1; column <= b.length; column += 1) {
      const cost = a[row - 1] === b[column - 1] ? 0 : 1
      current.push(
        Math.min(
          (previous[column - 1] ?? 0) + cost,
          (previous[column] ?? 0) + 1,
          (current[column - 1] ?? 0) + 1,
        ),
      )
    }
    previous = current
  }
  return previous[b.length] ?? 0
}

test('the banded distance is the plain one, up to its limit', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 30 })
  fc.assert(
    fc.property(word, word, (a, b) => {
      expect(editDistance(a, b, maxSlipEdits)).toBe(Math.min(plainDistance(a, b), maxSlipEdits + 1))
    }),
    { numRuns: 2000 },
  )
})
