import { expect, test } from 'vitest'
import { decidePerson, type PersonCommand, type PersonState } from './person.decision.ts'

const officer: PersonState = { personId: 'a', ended: false, roles: [], administrators: 1 }
const onlyAdministrator: PersonState = { ...officer, roles: ['administrator'] }
const oneOfTwo: PersonState = { ...onlyAdministrator, administrators: 2 }
const leaver: PersonState = { ...officer, ended: true }

const cases: readonly [string, PersonState | undefined, PersonCommand, string][] = [
  ['nobody', undefined, { kind: 'change' }, 'not-found'],
  ['an officer', officer, { kind: 'change' }, 'accepted'],
  ['a leaver', leaver, { kind: 'change' }, 'has-left'],
  ['a leaver', leaver, { kind: 'grant', role: 'auditor' }, 'has-left'],
  ['a leaver', leaver, { kind: 'end', by: 'b' }, 'has-left'],
  ['an officer', officer, { kind: 'grant', role: 'auditor' }, 'accepted'],
  ['an officer', officer, { kind: 'revoke', role: 'auditor' }, 'does-not-hold'],
  ['an administrator', oneOfTwo, { kind: 'grant', role: 'administrator' }, 'already-holds'],
  ['one of two administrators', oneOfTwo, { kind: 'revoke', role: 'administrator' }, 'accepted'],
  [
    'the only administrator',
    onlyAdministrator,
    { kind: 'revoke', role: 'administrator' },
    'last-administrator',
  ],
  ['the only administrator', onlyAdministrator, { kind: 'end', by: 'b' }, 'last-administrator'],
  ['one of two administrators', oneOfTwo, { kind: 'end', by: 'b' }, 'accepted'],
  ['one of two administrators', oneOfTwo, { kind: 'end', by: 'a' }, 'oneself'],
  ['an officer', officer, { kind: 'end', by: 'b' }, 'accepted'],
]

test.each(cases)('given %s %o, when %o, then %s', (_name, state, command, expected) => {
  const decision = decidePerson(state, command)
  expect(decision.kind === 'refused' ? decision.reason : decision.kind).toBe(expected)
})
