import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decideAdd, decideChange, isCloned, isOpen } from './passkey.decision.ts'
import { relyingPartyOf } from './relying-party.ts'

describe('how many passkeys', () => {
  test.each([
    [0, 'accepted'],
    [9, 'accepted'],
    [10, 'too-many'],
    [11, 'too-many'],
  ] as const)('with %i there already: %s', (kept, decision) => {
    expect(decideAdd(kept)).toBe(decision)
  })
})

describe('a counter', () => {
  test('that never counts says nothing', () => {
    expect(isCloned({ kept: 0, told: 0 })).toBe(false)
  })

  test('that goes on is the one authenticator’s; one that does not is another’s', () => {
    const counter = fc.integer({ min: 0, max: 2 ** 32 - 1 })
    fc.assert(
      fc.property(counter, counter, (kept, told) => {
        fc.pre(kept > 0 || told > 0)
        expect(isCloned({ kept, told })).toBe(told <= kept)
      }),
    )
  })
})

describe('changing a passkey', () => {
  const mine = { personId: 'me', ended: false }
  test.each([
    [mine, 'me', 'accepted'],
    [mine, 'you', 'not-found'],
    [{ ...mine, ended: true }, 'me', 'ended-already'],
    [{ ...mine, ended: true }, 'you', 'not-found'],
    [undefined, 'me', 'not-found'],
  ] as const)('%j by %s: %s', (passkey, personId, decision) => {
    expect(decideChange(passkey, personId)).toBe(decision)
  })
})

test('what was asked is open until its time, and not at it', () => {
  const expiresAt = new Date('2026-11-22T10:05:00Z')
  expect(isOpen({ expiresAt }, new Date('2026-11-22T10:04:59.999Z'))).toBe(true)
  expect(isOpen({ expiresAt }, expiresAt)).toBe(false)
})

describe('the relying party', () => {
  test.each([
    [
      'https://policy.example.gov.uk',
      { id: 'policy.example.gov.uk', origin: 'https://policy.example.gov.uk' },
    ],
    [
      'https://policy.example.gov.uk:8443',
      { id: 'policy.example.gov.uk', origin: 'https://policy.example.gov.uk:8443' },
    ],
    ['http://localhost:3000', { id: 'localhost', origin: 'http://localhost:3000' }],
    ['http://127.0.0.1:3000', undefined],
    ['https://[::1]:3000', undefined],
    ['http://policy.example.gov.uk', undefined],
  ])('at %s', (address, expected) => {
    expect(relyingPartyOf(address)).toEqual(expected)
  })
})
