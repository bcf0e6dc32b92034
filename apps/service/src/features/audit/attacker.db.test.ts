import { type JsonObject, openCheckpointFile, say } from '@moothall/ledger'
import { expect, describe, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/database.ts'
import { testKeys } from '../../../test/keys.ts'
import { systemClock } from '../../platform/clock/clock.ts'
import { systemActor } from '../../platform/identity/actor.ts'
import { appendEntry } from '../../platform/ledger/append-entry.ts'
import type { LedgerEntryKind } from '../../platform/ledger/entry-kind.ts'
import { sealPending } from '../../platform/ledger/seal-pending.ts'
import { erasePayload } from './erase-payload.ts'
import { exportStoredCheckpoint } from './export-checkpoint.ts'
import { auditLedgerEntries } from './ledger-entries.ts'
import { verifyStoredLedger } from './verify-stored-ledger.ts'

const keys = testKeys()
const clock = systemClock

const noteWritten: LedgerEntryKind = {
  kind: 'test.note-written',
  produces: (payload: JsonObject) => [
    { table: 'test_note', key: { id: Number(payload['id']) }, row: { body: payload['body'] ?? null } },
  ],
}
const kinds = [noteWritten, ...auditLedgerEntries]

interface Scene {
  readonly db: TestDatabase
  /** A checkpoint of the first ten entries, exported before the attack. */
  readonly exported: string
  readonly entries: readonly string[]
}

/** Twelve entries with their rows; a checkpoint file was exported when there were ten. */
async function scene(): Promise<Scene> {
  const db = await testDatabase()
  await db.ownerPool.query('create table test_note (id int primary key, body text not null)')
  await db.ownerPool.query('grant select, insert on test_note to moothall_service')
  const entries: string[] = []
  for (let id = 0; id < 10; id++) entries.push(await write(db, id))
  await seal(db)
  const exported = await exportStoredCheckpoint(db.ownerPool, 0)
  if (!exported) throw new Error('nothing was sealed')
  for (let id = 10; id < 12; id++) entries.push(await write(db, id))
  await seal(db)
  return { db, exported: exported.file, entries }
}

async function write(db: TestDatabase, id: number): Promise<string> {
  return await db.database.inTransaction(systemActor('demo'), async (tx) => {
    const entry = await appendEntry(tx, {
      kind: noteWritten.kind,
      at: clock.now(),
      subjects: [],
      payload: { id, body: `note ${id}` },
    })
    await tx
      .insertInto('test_note' as never)
      .values({ id, body: `note ${id}` })
      .execute()
    return entry.id
  })
}

async function seal(db: TestDatabase): Promise<void> {
  const client = await db.sequencerPool.connect()
  try {
    await sealPending(client, { keys, clock })
  } finally {
    client.release()
  }
}

/** What only who holds the database and the key can do: build the whole tree anew and sign it. */
async function sealEverythingAnew(db: TestDatabase): Promise<void> {
  await db.ownerPool.query('delete from ledger_leaf')
  await db.ownerPool.query('delete from ledger_node')
  await db.ownerPool.query('delete from ledger_checkpoint')
  await db.ownerPool.query('insert into ledger_pending select id from ledger_entry')
  await seal(db)
}

async function verify({ db, exported }: Scene, withCheckpoint = true) {
  const opened = openCheckpointFile(exported, keys.verifiers)
  if (!opened.ok) throw new Error(say(opened.problem))
  return await verifyStoredLedger(db.ownerPool, {
    keys: keys.verifiers,
    outside: withCheckpoint ? [opened.outside] : [],
    kinds,
  })
}

const forgedLeaf = `sha256('\\x00'::bytea || convert_to(E'moothall-entry-v1\\n', 'UTF8') || salt || convert_to(payload, 'UTF8'))`

describe('an attacker who owns the database and holds the signing key', () => {
  test('given no attack, what the checkpoint covers is vouched for and the rest it cannot tell', async () => {
    const report = await verify(await scene())
    expect(report.ledger).toMatchObject({
      verdict: 'cannot-tell',
      reason: 'entries-after-outside',
      vouchedUpTo: 10,
    })
    expect(report).toMatchObject({ rows: [], erasedUnrecorded: [], strangeEntries: [], pending: 0 })
  })

  test('an edited payload is named, without any checkpoint from outside', async () => {
    const found = await scene()
    await found.db.ownerPool.query(
      `update ledger_payload set payload = replace(payload, 'note 4', 'note X') where entry_id = $1`,
      [found.entries[4]],
    )
    const report = await verify(found, false)
    expect(report.ledger).toMatchObject({ verdict: 'spoiled', firstWrong: { from: 4, to: 4 } })
    expect(report.rows[0]).toMatchObject({
      kind: 'differs',
      table: 'test_note',
      key: '4',
      columns: ['body'],
      entry: 4,
    })
  })

  test('who recorded an entry, and of which kind it is, cannot be put onto somebody else', async () => {
    const found = await scene()
    const { ownerPool } = found.db
    await ownerPool.query(`update ledger_payload set recorded_by = 'person:other' where entry_id = $1`, [
      found.entries[3],
    ])
    await ownerPool.query(`update ledger_payload set kind = 'test.other' where entry_id = $1`, [
      found.entries[5],
    ])
    expect((await verify(found)).strangeEntries).toEqual([3, 5])
  })

  test('an edit with a new leaf and everything signed anew is named by the exported checkpoint', async () => {
    const found = await scene()
    await found.db.ownerPool.query(
      `update ledger_payload set payload = replace(payload, 'note 4', 'note X') where entry_id = $1`,
      [found.entries[4]],
    )
    await found.db.ownerPool.query(
      `update ledger_entry e set leaf_hash = ${forgedLeaf} from ledger_payload p where p.entry_id = e.id and e.id = $1`,
      [found.entries[4]],
    )
    await found.db.ownerPool.query(`update test_note set body = 'note X' where id = 4`)
    await sealEverythingAnew(found.db)
    const alone = await verify(found, false)
    expect(alone.ledger.verdict, 'nothing inside the database can show it').toBe('cannot-tell')
    const report = await verify(found)
    expect(report.ledger).toMatchObject({ verdict: 'rolled-back', firstWrong: { from: 4, to: 4 } })
  })

  test('a deleted entry is named', async () => {
    const found = await scene()
    for (const table of ['ledger_payload', 'ledger_leaf']) {
      await found.db.ownerPool.query(`delete from ${table} where entry_id = $1`, [found.entries[6]])
    }
    await found.db.ownerPool.query('delete from ledger_entry where id = $1', [found.entries[6]])
    const inPlace = await verify(found, false)
    expect(inPlace.ledger).toMatchObject({ verdict: 'spoiled', firstWrong: { from: 6, to: 6 } })
    await sealEverythingAnew(found.db)
    const report = await verify(found)
    expect(report.ledger).toMatchObject({ verdict: 'rolled-back', firstWrong: { from: 6, to: 6 } })
    expect(report.rows[0]).toMatchObject({ kind: 'not-in-ledger', table: 'test_note', key: '6' })
  })

  test('two entries that changed places, signed anew, are named by the first of them', async () => {
    const found = await scene()
    await found.db.ownerPool.query(
      `update ledger_entry a set recorded_at = b.recorded_at from ledger_entry b
       where (a.id, b.id) in (($1::uuid, $2::uuid), ($2::uuid, $1::uuid))`,
      [found.entries[3], found.entries[7]],
    )
    await sealEverythingAnew(found.db)
    const report = await verify(found)
    expect(report.ledger).toMatchObject({ verdict: 'rolled-back', firstWrong: { from: 3, to: 3 } })
  })

  test('a ledger cut short is named at the first entry that is gone', async () => {
    const found = await scene()
    const gone = found.entries.slice(8)
    await found.db.ownerPool.query('delete from ledger_payload where entry_id = any($1)', [gone])
    await found.db.ownerPool.query('delete from ledger_leaf where entry_id = any($1)', [gone])
    await found.db.ownerPool.query('delete from ledger_entry where id = any($1)', [gone])
    await sealEverythingAnew(found.db)
    const report = await verify(found)
    expect(report.ledger).toMatchObject({
      verdict: 'rolled-back',
      reason: 'outside-longer',
      firstWrong: { from: 8 },
    })
  })

  test('what came after the exported checkpoint can be rewritten, and the report says it cannot tell', async () => {
    const found = await scene()
    await found.db.ownerPool.query(
      `update ledger_payload set payload = replace(payload, 'note 11', 'note Y') where entry_id = $1`,
      [found.entries[11]],
    )
    await found.db.ownerPool.query(
      `update ledger_entry e set leaf_hash = ${forgedLeaf} from ledger_payload p where p.entry_id = e.id and e.id = $1`,
      [found.entries[11]],
    )
    await found.db.ownerPool.query(`update test_note set body = 'note Y' where id = 11`)
    await sealEverythingAnew(found.db)
    const report = await verify(found)
    expect(report.ledger).toMatchObject({ verdict: 'cannot-tell', vouchedUpTo: 10 })
  })

  test('a business row changed, added or removed beside the ledger is named, the earliest first', async () => {
    const found = await scene()
    await found.db.ownerPool.query(`update test_note set body = 'changed' where id = 9`)
    await found.db.ownerPool.query('delete from test_note where id = 5')
    await found.db.ownerPool.query(`insert into test_note values (77, 'from nowhere')`)
    const report = await verify(found)
    expect(report.rows).toEqual([
      { kind: 'missing', table: 'test_note', key: '5', columns: [], entry: 5 },
      { kind: 'differs', table: 'test_note', key: '9', columns: ['body'], entry: 9 },
      { kind: 'not-in-ledger', table: 'test_note', key: '77', columns: [], entry: undefined },
    ])
  })

  test('an erasure on the record keeps every other proof; one without a record is named', async () => {
    const found = await scene()
    const { database } = found.db
    const erased = await erasePayload({ database, clock }, kinds, {
      entryId: found.entries[2] ?? '',
      reason: 'retention ended',
    })
    expect(erased).toEqual({ outcome: 'erased' })
    await seal(found.db)
    await found.db.ownerPool.query('delete from test_note where id = 2')
    const lawful = await verify(found)
    expect(lawful.ledger).toMatchObject({ verdict: 'cannot-tell', vouchedUpTo: 10, erased: 1, findings: [] })
    expect(lawful).toMatchObject({ rows: [], erasedUnrecorded: [], strangeEntries: [] })
    await found.db.ownerPool.query('delete from ledger_payload where entry_id = $1', [found.entries[3]])
    expect((await verify(found)).erasedUnrecorded).toEqual([3])
  })
})
