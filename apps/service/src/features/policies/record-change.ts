import type { JsonObject, JsonValue } from '@moothall/ledger'
import type { Transaction } from '../../platform/database/database.ts'
import { type Actor, actorName, type PersonActor } from '../../platform/identity/actor.ts'
import { appendEntry } from '../../platform/ledger/append-entry.ts'
import type { ChangedRows, PolicyEntryKind } from './ledger-entries.ts'

export interface VersionName {
  readonly policyId: string
  readonly slug: string
  readonly version: number
}

interface Change {
  readonly kind: PolicyEntryKind
  readonly at: Date
  readonly actor: Actor
  readonly of: VersionName
  /** What a reader of the log should see first; the rows say the rest. */
  readonly facts?: JsonObject
  readonly rows: ChangedRows
}

/** Writes the ledger entry of a change of a policy, with the rows that the same transaction wrote. */
export async function recordChange(tx: Transaction, change: Change): Promise<void> {
  const { actor, of } = change
  await appendEntry(tx, {
    kind: change.kind,
    at: change.at,
    subjects: actor.kind === 'person' ? [actor.personId] : [],
    payload: {
      policyId: of.policyId,
      slug: of.slug,
      version: of.version,
      by: actorName(actor),
      ...change.facts,
      rows: change.rows,
    },
  })
}

/** `recordChange` for work on a draft: notes that the actor had a hand in it, which bars them from approving it. */
export async function recordDraftChange(
  tx: Transaction,
  change: Change & { readonly actor: PersonActor },
): Promise<void> {
  const row = {
    policy_id: change.of.policyId,
    version: change.of.version,
    person_id: change.actor.personId,
    first_at: change.at,
  }
  const added = await tx
    .insertInto('policy_contributor')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .returning('person_id')
    .execute()
  const rows = added.length > 0 ? { ...change.rows, policy_contributor: [jsonRow(row)] } : change.rows
  await recordChange(tx, { ...change, rows })
}

/** A row as the ledger carries it: times as RFC 3339 in UTC, columns that were not written left out. */
export function jsonRow(row: Readonly<Record<string, JsonValue | Date | undefined>>): JsonObject {
  const written: Record<string, JsonValue> = {}
  for (const [column, value] of Object.entries(row)) {
    if (value !== undefined) written[column] = value instanceof Date ? value.toISOString() : value
  }
  return written
}
