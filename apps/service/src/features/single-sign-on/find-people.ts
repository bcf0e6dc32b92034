import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/database.ts'
import type { GivenAddress, KnownPeople } from './person.decision.ts'
import './tables.ts'

/** Whom the database knows for a provider's name and address of somebody. */
export async function findKnownPeople(
  tx: Transaction,
  of: { readonly issuer: string; readonly subjectHash: string; readonly address: GivenAddress },
): Promise<KnownPeople> {
  const bound = await tx
    .selectFrom('provider_identity as identity')
    .innerJoin('person', 'person.id', 'identity.person_id')
    .select(['identity.id', 'person.id as person_id', 'person.ended_at'])
    .where('identity.subject_hash', '=', of.subjectHash)
    .where('identity.ended_at', 'is', null)
    .forUpdate('identity')
    .executeTakeFirst()
  const here = bound && { identityId: bound.id, personId: bound.person_id, left: bound.ended_at !== null }
  if (of.address.kind !== 'verified') return { bound: here, addressed: undefined, addressOfLeaver: false }
  const addressed = await tx
    .selectFrom('person')
    .select((eb) => [
      'person.id',
      'person.ended_at',
      eb
        .exists(
          eb
            .selectFrom('provider_identity as other')
            .select('other.id')
            .whereRef('other.person_id', '=', 'person.id')
            .where('other.issuer', '=', of.issuer)
            .where('other.subject_hash', '<>', of.subjectHash)
            .where('other.ended_at', 'is', null),
        )
        .as('bound_to_other'),
    ])
    .where(sql`lower(email)`, '=', of.address.address)
    .orderBy(sql`ended_at is not null`)
    .limit(1)
    .executeTakeFirst()
  const left = addressed !== undefined && addressed.ended_at !== null
  return {
    bound: here,
    addressed:
      addressed === undefined || left
        ? undefined
        : { personId: addressed.id, boundToOther: Boolean(addressed.bound_to_other) },
    addressOfLeaver: left,
  }
}
