import { randomBytes, randomUUID } from 'node:crypto'
import { type JsonObject, sealEntry } from '@moothall/ledger'
import { sql } from 'kysely'
import type { Transaction } from '../database/database.ts'
import { nodeSha256 } from './node-sha256.ts'

export interface NewEntry {
  /** A key of the feature's `ledger-entries.ts`, such as `acknowledgement.made`. */
  readonly kind: string
  readonly at: Date
  /** The persons concerned: they, and auditors, may read the payload. */
  readonly subjects: readonly string[]
  /** Everything there is to say, `kind` and `at` apart. Must hold what the business rows hold, for `ledger verify`. */
  readonly payload: JsonObject
}

export interface AppendedEntry {
  readonly id: string
}

/**
 * Writes an entry, its payload and its pending mark in the caller's transaction, in one statement. The database itself
 * fills in who recorded it, from the transaction's actor.
 */
export async function appendEntry(tx: Transaction, entry: NewEntry): Promise<AppendedEntry> {
  const id = randomUUID()
  const sealed = sealEntry(
    { ...entry.payload, kind: entry.kind, at: entry.at.toISOString() },
    randomBytes(32),
    nodeSha256,
  )
  const payload = Buffer.from(sealed.payloadBytes).toString('utf8')
  await sql`
    with entry as (
      insert into ledger_entry (id, leaf_hash) values (${id}, ${Buffer.from(sealed.leafHash)})
    ), payload as (
      insert into ledger_payload (entry_id, kind, subjects, recorded_by, payload, salt)
      values (${id}, ${entry.kind}, ${[...entry.subjects]}::uuid[], current_actor(), ${payload}, ${Buffer.from(sealed.salt)})
    )
    insert into ledger_pending (entry_id) values (${id})`.execute(tx)
  return { id }
}
