import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { diffPolicies } from './diff-policies.ts'
import { diffWords } from './diff-words.ts'
import { parsePolicy } from './parse-policy.ts'

const FIRST = `Ferry Town Council

Social Media Policy

1. Scope
1.1 This policy applies to all employees and councillors.

2. Rules
2.1 Employees must not post confidential information.
2.2 You should ask your manager if you are in doubt about a post.
2.3 Councillors must follow the members' code of conduct.
2.4 Do not use the council's logo.
`

function kinds(before: string, after: string): string[] {
  return diffPolicies(parsePolicy(before), parsePolicy(after)).changes.map(
    (change) => `${change.kind} ${change.before?.ref ?? '-'} ${change.after?.ref ?? '-'}`,
  )
}

describe('the difference of two versions', () => {
  test('of the same text is nothing, and touches nobody', () => {
    const diff = diffPolicies(parsePolicy(FIRST), parsePolicy(FIRST))
    expect(new Set(diff.changes.map(({ kind }) => kind))).toEqual(new Set(['unchanged']))
    expect(Object.values(diff.whoIsAffected).flat()).toEqual([])
  })

  test('tells reworded, added, removed and renumbered apart', () => {
    const second = FIRST.replace('confidential information', 'confidential or sensitive information')
      .replace('2.2 You should ask your manager if you are in doubt about a post.\n', '')
      .replace('2.3', '2.2')
      .replace('2.4', '2.3')
      .concat('2.4 Report a breach of this policy to your manager.\n')
    expect(kinds(FIRST, second)).toEqual([
      'unchanged 1.1 1.1',
      'reworded 2.1 2.1',
      'removed 2.2 -',
      'renumbered 2.3 2.2',
      'renumbered 2.4 2.3',
      'added - 2.4',
    ])
  })

  test('shows the words that changed and whom the change touches', () => {
    const second = FIRST.replace("follow the members' code", "keep to the members' code")
    const diff = diffPolicies(parsePolicy(FIRST), parsePolicy(second))
    const change = diff.changes.find(({ kind }) => kind === 'reworded')
    expect(change?.spans).toEqual([
      { kind: 'same', text: 'Councillors must' },
      { kind: 'removed', text: 'follow' },
      { kind: 'added', text: 'keep to' },
      { kind: 'same', text: "the members' code of conduct." },
    ])
    expect(diff.whoIsAffected).toEqual({
      officer: [],
      member: ['2.3'],
      agency: [],
      'on-behalf': [],
      supplier: [],
    })
  })

  test('spans always give back both texts', () => {
    const text = fc
      .array(fc.constantFrom('a', 'b', 'must', 'not', 'post'), { maxLength: 25 })
      .map((list) => list.join(' '))
    fc.assert(
      fc.property(text, text, (before, after) => {
        const spans = diffWords(before, after)
        const side = (without: string) =>
          spans
            .filter(({ kind }) => kind !== without)
            .map((span) => span.text)
            .join(' ')
        expect([side('added'), side('removed')]).toEqual([before, after])
      }),
    )
  })
})
