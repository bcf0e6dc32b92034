import {
  createLedgerVerifier,
  type JsonObject,
  type LedgerReport,
  type OutsideCheckpoint,
  type VerifierKey,
} from '@moothall/ledger'
import type { Pool, PoolClient } from 'pg'
import type { LedgerEntryKind } from '../../platform/ledger/entry-kind.ts'
import { nodeSha256, nodeVerifySignature } from '../../platform/ledger/node-sha256.ts'
import { ExpectedRows, type RowFinding } from './business-rows.ts'
import { readErasure } from './ledger-entries.ts'

export interface StoredLedgerReport {
  readonly ledger: LedgerReport
  /** Business rows that do not follow from the entries, the first one first. */
  readonly rows: readonly RowFinding[]
  /** Entries whose payload is gone although no entry records its erasure. */
  readonly erasedUnrecorded: readonly number[]
  /**
   * Entries whose stored leaf is not the one the entry was written with, whose kind or recorder is not what their payload
   * says, and entries of a kind nobody knows.
   */
  readonly strangeEntries: readonly number[]
  /** Entries that wait to be sealed: the report says nothing of them. */
  readonly pending: number
}

interface EntryRow {
  leaf_index: number
  entry_id: string
  leaf_hash: Buffer
  entry_hash: Buffer | null
  kind: string | null
  recorded_by: string | null
  payload: string | null
  salt: Buffer | null
}

const PAGE = 5000

/**
 * Verifies the whole stored ledger against trusted keys and outside checkpoints, and the business tables against the
 * ledger. One REPEATABLE READ transaction: what is written meanwhile is not looked at.
 * @param ownerPool the tables' owner, because an auditor of the whole must see past row-level security
 */
export async function verifyStoredLedger(
  ownerPool: Pool,
  options: {
    readonly keys: readonly VerifierKey[]
    readonly outside: readonly OutsideCheckpoint[]
    readonly kinds: readonly LedgerEntryKind[]
    readonly onProgress?: (done: number, total: number) => void
  },
): Promise<StoredLedgerReport> {
  const client = await ownerPool.connect()
  try {
    await client.query('begin isolation level repeatable read read only')
    const report = await verifyWith(client, options)
    await client.query('commit')
    return report
  } catch (error) {
    await client.query('rollback')
    throw error
  } finally {
    client.release()
  }
}

async function verifyWith(
  client: PoolClient,
  options: Parameters<typeof verifyStoredLedger>[1],
): Promise<StoredLedgerReport> {
  const verifier = createLedgerVerifier({
    keys: options.keys,
    outside: options.outside,
    sha256: nodeSha256,
    verifySignature: nodeVerifySignature,
  })
  const checkpoints = await client.query<{ note: string }>(
    'select note from ledger_checkpoint order by tree_size',
  )
  verifier.addCheckpoints(checkpoints.rows.map(({ note }) => note))
  const total = await countLeaves(client)
  const expected = new ExpectedRows(options.kinds)
  const erased = new Map<string, number>()
  const recorded = new Set<string>()
  const strangeEntries: number[] = []
  let done = 0
  for (let from = -1; ;) {
    const { rows } = await client.query<EntryRow>(
      `select l.leaf_index, l.entry_id, l.leaf_hash, e.leaf_hash as entry_hash, p.kind, p.recorded_by,
         p.payload, p.salt
       from ledger_leaf l left join ledger_entry e on e.id = l.entry_id left join ledger_payload p on p.entry_id = l.entry_id
       where l.leaf_index > $1 order by l.leaf_index limit ${PAGE}`,
      [from],
    )
    for (const row of rows) {
      verifier.add({
        index: row.leaf_index,
        leafHash: row.leaf_hash,
        payloadBytes: row.payload === null ? null : Buffer.from(row.payload, 'utf8'),
        salt: row.salt,
      })
      if (!row.entry_hash?.equals(row.leaf_hash)) strangeEntries.push(row.leaf_index)
      if (row.payload === null) {
        erased.set(row.entry_id, row.leaf_index)
        continue
      }
      const payload = parsePayload(row.payload)
      const erasure = payload && readErasure(payload)
      if (erasure) {
        recorded.add(erasure.entry)
        expected.excuse(erasure.rows)
      }
      const lists = payload?.['kind'] === row.kind && payload['recordedBy'] === row.recorded_by
      if (!payload || !lists || !expected.addEntry(row.leaf_index, payload))
        strangeEntries.push(row.leaf_index)
    }
    done += rows.length
    options.onProgress?.(done, total)
    const last = rows.at(-1)
    if (!last) break
    from = last.leaf_index
  }
  // Entries that wait to be sealed already have their rows; without them those would seem to come from nowhere.
  const pending = await client.query<{ payload: string | null }>(
    `select p.payload from ledger_pending w left join ledger_payload p on p.entry_id = w.entry_id
     join ledger_entry e on e.id = w.entry_id order by e.recorded_at, e.id`,
  )
  for (const [place, { payload }] of pending.rows.entries()) {
    const parsed = payload === null ? undefined : parsePayload(payload)
    if (parsed) expected.addEntry(total + place, parsed)
  }
  const ledger = verifier.finish()
  for (const table of expected.tables) await addRows(client, table, expected)
  return {
    ledger,
    rows: expected.findings(),
    erasedUnrecorded: [...erased].filter(([id]) => !recorded.has(id)).map(([, index]) => index),
    strangeEntries: [...new Set(strangeEntries)],
    pending: pending.rows.length,
  }
}

async function addRows(client: PoolClient, table: string, expected: ExpectedRows): Promise<void> {
  const cursor = `rows_of_${table}`
  await client.query(`declare ${cursor} cursor for select to_jsonb(t) as row from ${table} t`)
  for (;;) {
    const { rows } = await client.query<{ row: JsonObject }>(`fetch ${PAGE} from ${cursor}`)
    if (rows.length === 0) break
    for (const { row } of rows) expected.addRow(table, row)
  }
  await client.query(`close ${cursor}`)
}

async function countLeaves(client: PoolClient): Promise<number> {
  const { rows } = await client.query<{ count: number }>('select count(*) as count from ledger_leaf')
  return rows[0]?.count ?? 0
}

/** An attacker may have written anything at all into the table. */
function parsePayload(text: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as JsonObject)
      : undefined
  } catch {
    return undefined
  }
}
