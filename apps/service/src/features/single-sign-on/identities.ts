import { randomUUID } from 'node:crypto'
import type { Transaction } from '../../platform/database/database.ts'
import { appendEntry } from '../../platform/ledger/append-entry.ts'
import type { IdentityEnding } from './tables.ts'
import './tables.ts'

/** Binds a name at the provider to a person. */
export async function bindIdentity(
  tx: Transaction,
  binding: {
    readonly personId: string
    readonly issuer: string
    readonly subjectHash: string
    readonly at: Date
  },
): Promise<string> {
  const { personId, issuer, subjectHash, at } = binding
  const id = randomUUID()
  await tx
    .insertInto('provider_identity')
    .values({ id, person_id: personId, issuer, subject_hash: subjectHash, bound_at: at })
    .execute()
  await appendEntry(tx, {
    kind: 'single-sign-on.bound',
    at,
    subjects: [personId],
    payload: { identityId: id, personId, issuer, subjectHash },
  })
  return id
}

export interface EndOfIdentities {
  readonly personId: string
  /** The person who ends it; null where the service does by itself. */
  readonly by: string | null
  readonly because: IdentityEnding
  readonly at: Date
}

/**
 * Ends what binds a person to the provider, in the transaction that makes it necessary: one who has left signs in by it no more, and
 * one who comes back is bound anew.
 * @returns how many there were
 */
export async function endIdentitiesOf(tx: Transaction, end: EndOfIdentities): Promise<number> {
  const { personId, by, because, at } = end
  const ended = await tx
    .updateTable('provider_identity')
    .set({ ended_at: at, ended_by: by, ended_because: because })
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .returning('id')
    .execute()
  for (const { id } of ended) {
    // oxlint-disable-next-line no-await-in-loop -- one connection writes one thing after the other
    await appendEntry(tx, {
      kind: 'single-sign-on.ended',
      at,
      subjects: [personId],
      payload: { identityId: id, personId, because, endedBy: by },
    })
  }
  return ended.length
}
