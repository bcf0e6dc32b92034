import { expect, test } from 'vitest'
import { bodyNameDecision, namesAnotherBody } from './body-name.decision.ts'

test.each([
  ['Hinckley and Bosworth Borough Council', 'Example District Council', true],
  ['Example District Council', 'Example Borough Council', true],
  ['Example & Sample Council', 'the EXAMPLE and Sample  council', false],
  ['St. Mary’s Town Council', 'St Mary s Town Council', false],
  ['', 'Example District Council', false],
  ['Example District Council', '', false],
])('“%s” in the text and “%s” set up: another body is %s', (inText, setUp, another) => {
  expect(namesAnotherBody({ inText, setUp })).toBe(another)
})

test('an answer counts for the two names that it was given for, and no others', () => {
  const decided = {
    in_text: 'Old',
    set_up: 'New',
    choice: 'same-body',
    origin: 'chosen',
    decided_by: 'o',
    decided_at: new Date(0),
    row_version: 1,
  } as const
  expect(bodyNameDecision({ inText: 'Old', setUp: 'New' }, decided)).toBe(decided)
  expect(bodyNameDecision({ inText: 'Old', setUp: 'Newer' }, decided)).toBeUndefined()
  expect(bodyNameDecision({ inText: 'Old', setUp: 'New' }, null)).toBeUndefined()
})
