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
    ['a space too many inside a word', text.replace('within', 'with in'), text],
    ['a doubled article', text.replace('about', 'about the the'), text.replace('about', 'about the')],
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
    ['another sentence', `${text} Ask your manager first.`, 'word-changed'],
    ['full stops without end', `${text}${'.'.repeat(20)}`, 'too-much-changed'],
    ['nothing', text, 'nothing-changed'],
    ['everything gone', ' ', 'nothing-changed'],
    ['a text nobody can oversee', 'a'.repeat(10_001), 'too-long'],
  ] as const)('%s', (_what, after, refusal) => {
    expect(decideCorrection(text, after)).toEqual({ ok: false, refusal })
  })
})

describe('a word that becomes another word is no slip', () => {
  test.each([
    ['It is legal to do so.', 'It is illegal to do so.'],
    ['It is lawful to do so.', 'It is unlawful to do so.'],
    ['Keep to internal channels.', 'Keep to external channels.'],
    ['This includes volunteers.', 'This excludes volunteers.'],
    ['Ask before you post.', 'Ask after you post.'],
    ['Use private accounts.', 'Use public accounts.'],
    ['Employees must not post.', 'Members must not post.'],
    ['You must refrain from comments.', 'You must delight in comments.'],
    ['You must not post on weekdays.', 'You must not post.'],
    ['Send it to us.', 'Send it by us.'],
  ])('%s → %s', (before, after) => {
    expect(decideCorrection(before, after)).toEqual({ ok: false, refusal: 'word-changed' })
  })

  test('many slips one after the other are held against the approved text', () => {
    const approved = 'Do not sharre confidental informaton abuot custmers.'
    const almost = 'Do not share confidential information about custmers.'
    expect(decideCorrection(almost, almost.replace('custmers', 'customers'), approved)).toEqual({ ok: true })
    const far = 'Do not sharrre confidential iinformation aboutt colleaguess.'
    expect(decideCorrection(far, far.replace('sharrre', 'share'), approved)).toMatchObject({ ok: false })
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
