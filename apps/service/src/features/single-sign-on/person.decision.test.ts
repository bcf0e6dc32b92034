import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addressIn,
  type AddressRules,
  decidePerson,
  type GivenAddress,
  type KnownPeople,
} from './person.decision.ts'

const usual: AddressRules = { emailClaim: 'email', verifiedClaim: 'email_verified', emailDomains: [] }
const email = 'Sam@Example.gov.uk'
const verified = { kind: 'verified', address: 'sam@example.gov.uk' } as const

describe('the address in claims', () => {
  test.each<[unknown]>([[true], ['true'], ['True'], ['1'], [1]])(
    'counts where it is verified by %j',
    (said) => {
      expect(addressIn({ email, email_verified: said }, usual)).toEqual(verified)
    },
  )

  test.each<[unknown]>([[false], [undefined], ['false'], [''], [0], ['yes'], [null], [[true]], [{}]])(
    'does not count by %j',
    (said) => {
      expect(addressIn({ email, email_verified: said }, usual)).toEqual({ kind: 'not-verified' })
    },
  )

  test.each<[unknown]>([
    [undefined],
    [''],
    ['sam'],
    [7],
    [['a@example.gov.uk']],
    [`${'a'.repeat(400)}@b.example`],
  ])('is none where the claim is %j', (given) => {
    expect(addressIn({ email: given, email_verified: true }, usual)).toEqual({ kind: 'none' })
  })

  test('is taken from the claims that the settings name', () => {
    const rules = { ...usual, emailClaim: 'upn', verifiedClaim: 'xms_edov' }
    expect(addressIn({ email: 'other@example.org', upn: email, xms_edov: '1' }, rules)).toEqual(verified)
  })

  test('counts without being verified only by the setting, and its whole domain has to be listed', () => {
    const rules = { ...usual, verifiedClaim: null, emailDomains: ['example.gov.uk'] }
    expect(addressIn({ email }, rules)).toEqual(verified)
    for (const other of [
      'a@evil-example.gov.uk',
      'a@x.example.gov.uk',
      'a@example.gov.uk.evil.example',
      'a@example.gov.uk@evil.example',
    ])
      expect(addressIn({ email: other }, rules)).toEqual({ kind: 'other-domain' })
  })
})

const nobody: KnownPeople = { bound: undefined, addressed: undefined, addressOfLeaver: false }
const bound = { identityId: 'i', personId: 'sam', left: false }
const here = { personId: 'sam', boundToOther: false }

describe('whose account it is', () => {
  test.each<[string, KnownPeople, GivenAddress, unknown]>([
    ['bound', { ...nobody, bound }, { kind: 'none' }, { kind: 'sign-in', personId: 'sam', identityId: 'i' }],
    [
      'bound, and the address is another person’s now',
      { ...nobody, bound, addressed: { personId: 'robin', boundToOther: true } },
      verified,
      { kind: 'sign-in', personId: 'sam', identityId: 'i' },
    ],
    ['new', { ...nobody, addressed: here }, verified, { kind: 'bind', personId: 'sam' }],
    [
      'bound to somebody who left and came back',
      { ...nobody, bound: { ...bound, left: true }, addressed: { personId: 'sam-2', boundToOther: false } },
      verified,
      { kind: 'bind', personId: 'sam-2', endsIdentityId: 'i' },
    ],
    [
      'of a leaver',
      { ...nobody, bound: { ...bound, left: true } },
      verified,
      { kind: 'refused', reason: 'left' },
    ],
    [
      'of a leaver, silent',
      { ...nobody, bound: { ...bound, left: true } },
      { kind: 'none' },
      { kind: 'refused', reason: 'left' },
    ],
    [
      'of a leaver, by address',
      { ...nobody, addressOfLeaver: true },
      verified,
      { kind: 'refused', reason: 'left' },
    ],
    ['unknown', nobody, verified, { kind: 'refused', reason: 'not-in-directory' }],
    ['without an address', nobody, { kind: 'none' }, { kind: 'refused', reason: 'no-address' }],
    [
      'with one not verified',
      { ...nobody, addressed: here },
      { kind: 'not-verified' },
      { kind: 'refused', reason: 'not-verified' },
    ],
    [
      'of another domain',
      { ...nobody, addressed: here },
      { kind: 'other-domain' },
      { kind: 'refused', reason: 'other-domain' },
    ],
    [
      'of a person who has another account',
      { ...nobody, addressed: { ...here, boundToOther: true } },
      verified,
      { kind: 'refused', reason: 'bound-to-other' },
    ],
  ])('%s', (_what, known, address, expected) => {
    expect(decidePerson(known, address)).toEqual(expected)
  })

  test('nobody gets in without being bound to the same name, or a verified address of somebody who is here and is not bound', () => {
    const person = fc.constantFrom('sam', 'robin')
    const anyKnown = fc.record({
      bound: fc.option(fc.record({ identityId: fc.constant('i'), personId: person, left: fc.boolean() }), {
        nil: undefined,
      }),
      addressed: fc.option(fc.record({ personId: person, boundToOther: fc.boolean() }), { nil: undefined }),
      addressOfLeaver: fc.boolean(),
    })
    const anyAddress = fc.constantFrom<GivenAddress>(
      verified,
      { kind: 'none' },
      { kind: 'not-verified' },
      { kind: 'other-domain' },
    )
    fc.assert(
      fc.property(anyKnown, anyAddress, (known, address) => {
        const decision = decidePerson(known, address)
        const { bound: name, addressed } = known
        const isBound = name !== undefined && !name.left
        const mayBind =
          !isBound && address.kind === 'verified' && addressed !== undefined && !addressed.boundToOther
        const owner = isBound ? name.personId : addressed?.personId
        expect(decision.kind).toBe(isBound ? 'sign-in' : mayBind ? 'bind' : 'refused')
        expect('personId' in decision ? decision.personId : owner).toBe(owner)
      }),
    )
  })
})
