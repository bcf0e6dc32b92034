import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/database.ts'
import type { EntryFilter } from './entry-filter.ts'

export interface ListedEntry {
  /** Place in the ledger, counted from 0. */
  readonly leafIndex: number
  readonly entryId: string
  readonly recordedAt: Date
  /** Undefined where the content was erased. */
  readonly content:
    { readonly kind: string; readonly recordedBy: string; readonly subjects: readonly string[] } | undefined
}

export interface WholeEntry extends ListedEntry {
  readonly leafHash: Buffer
  readonly payload: string | undefined
}

interface EntryRow {
  leaf_index: number
  entry_id: string
  recorded_at: Date
  kind: string | null
  recorded_by: string | null
  subjects: string[] | null
}

/**
 * Sealed entries, the newest first. Paged by place in the ledger: what is added meanwhile moves nothing.
 * @param page.before only entries before this place
 */
export async function listEntries(
  tx: Transaction,
  filter: EntryFilter,
  page: { readonly before: number | undefined; readonly limit: number },
): Promise<readonly ListedEntry[]> {
  const conditions = [sql`true`]
  if (page.before !== undefined) conditions.push(sql`l.leaf_index < ${page.before}`)
  if (filter.kind !== undefined) conditions.push(sql`p.kind = ${filter.kind}`)
  if (filter.from !== undefined) {
    conditions.push(sql`e.recorded_at >= (${filter.from}::date)::timestamp at time zone 'Europe/London'`)
  }
  if (filter.to !== undefined) {
    conditions.push(sql`e.recorded_at < (${filter.to}::date + 1)::timestamp at time zone 'Europe/London'`)
  }
  if (filter.person !== undefined) {
    const ids = await findPersonIds(tx, filter.person)
    const actors = ids.map((id) => `person:${id}`)
    conditions.push(sql`(p.subjects && ${ids}::uuid[] or p.recorded_by = any (${actors}))`)
  }
  const { rows } = await sql<EntryRow>`
    select l.leaf_index, l.entry_id, e.recorded_at, p.kind, p.recorded_by, p.subjects
    from ledger_leaf l join ledger_entry e on e.id = l.entry_id
    left join ledger_payload p on p.entry_id = l.entry_id
    where ${sql.join(conditions, sql` and `)}
    order by l.leaf_index desc limit ${page.limit}`.execute(tx)
  return rows.map(entryOf)
}

export async function findEntry(tx: Transaction, entryId: string): Promise<WholeEntry | undefined> {
  const { rows } = await sql<EntryRow & { leaf_hash: Buffer; payload: string | null }>`
    select l.leaf_index, l.entry_id, l.leaf_hash, e.recorded_at, p.kind, p.recorded_by, p.subjects, p.payload
    from ledger_leaf l join ledger_entry e on e.id = l.entry_id
    left join ledger_payload p on p.entry_id = l.entry_id
    where l.entry_id = ${entryId}`.execute(tx)
  const [row] = rows
  return row && { ...entryOf(row), leafHash: row.leaf_hash, payload: row.payload ?? undefined }
}

/** Names by person, of those of whom there is one. */
export async function findNames(
  tx: Transaction,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await tx
    .selectFrom('person')
    .select(['id', 'name'])
    .where('id', 'in', [...new Set(ids)])
    .execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}

async function findPersonIds(tx: Transaction, text: string): Promise<string[]> {
  const pattern = `%${text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`
  const rows = await tx
    .selectFrom('person')
    .select('id')
    .where((where) =>
      where.or([where('name', 'ilike', pattern), where(sql`lower(email)`, '=', text.toLowerCase())]),
    )
    .execute()
  return rows.map(({ id }) => id)
}

function entryOf(row: EntryRow): ListedEntry {
  const { kind, recorded_by: recordedBy, subjects } = row
  return {
    leafIndex: row.leaf_index,
    entryId: row.entry_id,
    recordedAt: row.recorded_at,
    content:
      kind === null || recordedBy === null ? undefined : { kind, recordedBy, subjects: subjects ?? [] },
  }
}

export interface NewestCheckpoint {
  readonly size: number
  readonly note: string
  readonly signedAt: Date
}

/** For anybody: a checkpoint says nothing about anyone. */
export async function findNewestCheckpoint(tx: Transaction): Promise<NewestCheckpoint | undefined> {
  const row = await tx
    .selectFrom('ledger_checkpoint')
    .select(['tree_size', 'note', 'signed_at'])
    .orderBy('tree_size', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && { size: row.tree_size, note: row.note, signedAt: row.signed_at }
}
