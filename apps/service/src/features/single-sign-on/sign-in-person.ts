import type { Context } from '../../context.ts'
import { systemActor } from '../../platform/identity/actor.ts'
import { appendEntry } from '../../platform/ledger/append-entry.ts'
import type { ProviderClaims } from '../../platform/openid-connect/identity-provider.ts'
import { providerDigest } from './digests.ts'
import { findKnownPeople } from './find-people.ts'
import { bindIdentity, endIdentitiesOf } from './identities.ts'
import { addressIn, type AddressRules, decidePerson, type PersonRefusal } from './person.decision.ts'

const signIn = systemActor('sign-in')

export type PersonOutcome =
  | { readonly kind: 'signed-in'; readonly personId: string }
  | { readonly kind: 'refused'; readonly reason: PersonRefusal }

/** Finds whose account a provider's word opens, binds it where that is the first time, and records that they signed in. */
export async function signInPerson(
  { clock, database }: Pick<Context, 'clock' | 'database'>,
  person: ProviderClaims,
  rules: AddressRules,
): Promise<PersonOutcome> {
  const at = clock.now()
  const { issuer } = person
  const subjectHash = providerDigest(issuer, person.subject)
  const address = addressIn(person.claims, rules)
  const attempt = () =>
    database.inTransaction(signIn, async (tx): Promise<PersonOutcome> => {
      const decision = decidePerson(await findKnownPeople(tx, { issuer, subjectHash, address }), address)
      if (decision.kind === 'refused') return decision
      const { personId } = decision
      if (decision.kind === 'bind' && decision.endsIdentityId !== undefined) {
        const { person_id } = await tx
          .selectFrom('provider_identity')
          .select('person_id')
          .where('id', '=', decision.endsIdentityId)
          .executeTakeFirstOrThrow()
        await endIdentitiesOf(tx, { personId: person_id, by: null, because: 'left', at })
      }
      const identityId =
        decision.kind === 'bind'
          ? await bindIdentity(tx, { personId, issuer, subjectHash, at })
          : decision.identityId
      await appendEntry(tx, {
        kind: 'single-sign-on.signed-in',
        at,
        subjects: [personId],
        payload: { personId, identityId },
      })
      return { kind: 'signed-in', personId }
    })
  try {
    return await attempt()
  } catch (error) {
    if (!happenedMeanwhile(error)) throw error
    return await attempt()
  }
}

/** Somebody was bound, or left, at the same moment: what holds now decides. */
function happenedMeanwhile(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === '23505' || error.code === '23001')
}
