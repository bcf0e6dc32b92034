import { randomBytes, randomUUID } from 'node:crypto'
import { type JsonObject, sealEntry } from '@moothall/ledger'
import { sql } from 'kysely'
import { actorOf, type Transaction } from '../database/database.ts'
import { actorName } from '../identity/actor.ts'
import { nodeSha256 } from './node-sha256.ts'

export interface NewEntry {
  /** A key of the feature's `ledger-entries.ts`, such as `acknowledgement.made`. */
  readonly kind: string
  readonly at: Date
  /** The persons concerned: they, and auditors, may read the payload. */
  readonly subjects: readonly string[]
  /** Everything there is to say, `kind`, `at` and `recordedBy` apart. Must hold what the business rows hold, for `ledger verify`. */
  readonly payload: JsonObject
}

export interface AppendedEntry {
  readonly id: string
}

/**
 * Writes an entry, its payload and its pending mark in the caller's transaction, in one statement. The payload says who
 * recorded it, so that the leaf holds that too; the database fills in the same from the transaction's actor.
 */
export async function appendEntry(tx: Transaction, entry: NewEntry): Promise<AppendedEntry> {
  const sealed = seal(entry, actorName(actorOf(tx)))
  await write(tx, [sealed])
  return { id: sealed.id }
}

/** `appendEntry` for many at once, still in one statement: for a whole directory of people. */
export async function appendEntries(tx: Transaction, entries: readonly NewEntry[]): Promise<void> {
  if (entries.length === 0) return
  const recordedBy = actorName(actorOf(tx))
  await write(
    tx,
    entries.map((entry) => seal(entry, recordedBy)),
  )
}

interface Sealed extends NewEntry {
  readonly id: string
  readonly leafHash: Buffer
  readonly salt: Buffer
  readonly text: string
}

function seal(entry: NewEntry, recordedBy: string): Sealed {
  const content = { ...entry.payload, kind: entry.kind, at: entry.at.toISOString(), recordedBy }
  const { leafHash, salt, payloadBytes } = sealEntry(content, randomBytes(32), nodeSha256)
  return {
    ...entry,
    id: randomUUID(),
    leafHash: Buffer.from(leafHash),
    salt: Buffer.from(salt),
    text: Buffer.from(payloadBytes).toString('utf8'),
  }
}

async function write(tx: Transaction, entries: readonly Sealed[]): Promise<void> {
  const rows = entries.map(({ id, leafHash }) => sql`(${id}, ${leafHash})`)
  const payloads = entries.map(
    ({ id, kind, subjects, text, salt }) =>
      sql`(${id}, ${kind}, ${[...subjects]}::uuid[], current_actor(), ${text}, ${salt})`,
  )
  const pending = entries.map(({ id }) => sql`(${id})`)
  await sql`
    with entry as (
      insert into ledger_entry (id, leaf_hash) values ${sql.join(rows)}
    ), payload as (
      insert into ledger_payload (entry_id, kind, subjects, recorded_by, payload, salt)
      values ${sql.join(payloads)}
    )
    insert into ledger_pending (entry_id) values ${sql.join(pending)}`.execute(tx)
}
