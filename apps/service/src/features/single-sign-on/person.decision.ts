/** How an address counts that the provider gives. */
export interface AddressRules {
  readonly emailClaim: string
  readonly verifiedClaim: string | null
  readonly emailDomains: readonly string[]
}

export type GivenAddress =
  | { readonly kind: 'verified'; readonly address: string }
  | { readonly kind: 'none' }
  | { readonly kind: 'not-verified' }
  | { readonly kind: 'other-domain' }

const MOST_ADDRESS = 320

/**
 * The address in a provider's claims, if it is one to find a person by.
 * Providers write `true` in several ways; anything else is no.
 */
export function addressIn(claims: Readonly<Record<string, unknown>>, rules: AddressRules): GivenAddress {
  const given = claims[rules.emailClaim]
  if (typeof given !== 'string' || !given.includes('@') || given.length > MOST_ADDRESS)
    return { kind: 'none' }
  if (rules.verifiedClaim !== null && !isTrue(claims[rules.verifiedClaim])) return { kind: 'not-verified' }
  const address = given.trim().normalize('NFC').toLowerCase()
  const domain = address.slice(address.lastIndexOf('@') + 1)
  if (rules.emailDomains.length > 0 && !rules.emailDomains.includes(domain)) return { kind: 'other-domain' }
  return { kind: 'verified', address }
}

function isTrue(claim: unknown): boolean {
  return (
    claim === true ||
    claim === 1 ||
    claim === '1' ||
    (typeof claim === 'string' && claim.toLowerCase() === 'true')
  )
}

/** Whom the database knows, for a provider's claims. */
export interface KnownPeople {
  /** Who is bound to this name at the provider. */
  readonly bound:
    { readonly identityId: string; readonly personId: string; readonly left: boolean } | undefined
  /** Who has the address in the directory now, and whether another name at the same provider is bound to them. */
  readonly addressed: { readonly personId: string; readonly boundToOther: boolean } | undefined
  /** Whether somebody who left had the address. */
  readonly addressOfLeaver: boolean
}

export type PersonRefusal =
  'left' | 'no-address' | 'not-verified' | 'other-domain' | 'not-in-directory' | 'bound-to-other'

export type PersonDecision =
  | { readonly kind: 'sign-in'; readonly personId: string; readonly identityId: string }
  /** `endsIdentityId`: an earlier place of the same person, who has left it. */
  | { readonly kind: 'bind'; readonly personId: string; readonly endsIdentityId: string | undefined }
  | { readonly kind: 'refused'; readonly reason: PersonRefusal }

/**
 * Whose account it is. Who is bound to the provider's own name for a person is that person, whatever their address says by now, so
 * that a changed address neither loses an account nor gets another's. Only somebody who is not bound is found by their address.
 */
export function decidePerson(known: KnownPeople, address: GivenAddress): PersonDecision {
  const { bound, addressed } = known
  if (bound && !bound.left) return { kind: 'sign-in', personId: bound.personId, identityId: bound.identityId }
  if (address.kind !== 'verified') {
    if (bound) return { kind: 'refused', reason: 'left' }
    return { kind: 'refused', reason: address.kind === 'none' ? 'no-address' : address.kind }
  }
  if (addressed === undefined)
    return { kind: 'refused', reason: bound || known.addressOfLeaver ? 'left' : 'not-in-directory' }
  if (addressed.boundToOther) return { kind: 'refused', reason: 'bound-to-other' }
  return { kind: 'bind', personId: addressed.personId, endsIdentityId: bound?.identityId }
}
