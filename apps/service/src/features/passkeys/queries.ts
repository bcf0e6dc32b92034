import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/database.ts'
import './tables.ts'

export interface OwnPasskey {
  readonly id: string
  readonly name: string
  readonly addedAt: Date
  /** `YYYY-MM-DD`; null where it was not used yet, or its credential is gone. */
  readonly lastUsedOn: string | null
  /** False after a backup was restored. */
  readonly works: boolean
}

/** Passkeys of one person that they have not removed, the newest first. */
export async function listOwnPasskeys(tx: Transaction, personId: string): Promise<readonly OwnPasskey[]> {
  return await tx
    .selectFrom('passkey as p')
    .leftJoin('passkey_credential as c', 'c.passkey_id', 'p.id')
    .select([
      'p.id',
      'p.name',
      'p.added_at as addedAt',
      'c.last_used_on as lastUsedOn',
      sql<boolean>`c.passkey_id is not null`.as('works'),
    ])
    .where('p.person_id', '=', personId)
    .where('p.ended_at', 'is', null)
    .orderBy('p.added_at', 'desc')
    .orderBy('p.id')
    .execute()
}

/** One passkey of a person that they have not removed. */
export async function findOwnPasskey(
  tx: Transaction,
  personId: string,
  id: string,
): Promise<{ readonly id: string; readonly name: string } | undefined> {
  return await tx
    .selectFrom('passkey')
    .select(['id', 'name'])
    .where('id', '=', id)
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
}

/** The person a passkey is to be made for, and the credentials they have already. */
export async function findCreator(
  tx: Transaction,
  personId: string,
): Promise<{
  readonly person: { readonly id: string; readonly name: string; readonly email: string }
  readonly existing: readonly Buffer[]
  /** '' before the service is set up. */
  readonly bodyName: string
}> {
  const { body_name: bodyName, ...person } = await tx
    .selectFrom('person')
    .select(['id', 'name', 'email', (select) => select.selectFrom('body').select('name').as('body_name')])
    .where('id', '=', personId)
    .executeTakeFirstOrThrow()
  const credentials = await tx
    .selectFrom('passkey_credential as c')
    .innerJoin('passkey as p', 'p.id', 'c.passkey_id')
    .select('c.credential_id')
    .where('p.person_id', '=', personId)
    .execute()
  return { person, existing: credentials.map(({ credential_id }) => credential_id), bodyName: bodyName ?? '' }
}
