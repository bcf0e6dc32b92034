import { setTimeout as pause } from 'node:timers/promises'
import { parseVerifierKeys, verifyReceipt } from '@moothall/ledger'
import { pino } from 'pino'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { testDatabase } from '../../../test/database.ts'
import { testKeys } from '../../../test/keys.ts'
import { systemClock } from '../clock/clock.ts'
import { systemActor } from '../identity/actor.ts'
import { appendEntry } from './append-entry.ts'
import { createLedgerService } from './create-ledger-service.ts'
import { sealPending } from './seal-pending.ts'
import { startSequencer } from './sequencer.ts'

const recorder = systemActor('demo')
const log = pino({ level: 'silent' })
const keys = testKeys()

describe('the sequencer', () => {
  test('given hundreds of transactions that commit out of order, no entry is ever skipped', async () => {
    const db = await testDatabase({ connections: 150 })
    const sequencer = startSequencer({ sequencerPool: db.sequencerPool, keys, clock: systemClock, log })
    onTestFinished(() => sequencer.stop())
    const appended = await Promise.all(
      Array.from({ length: 400 }, (_, number) =>
        db.database.inTransaction(recorder, async (tx) => {
          const entry = await appendEntry(tx, {
            kind: 'test.written',
            at: new Date(),
            subjects: [],
            payload: { number },
          })
          // Held open for a while that differs from one to the next, so that commits finish out of order.
          await pause((number * 37) % 90)
          return entry.id
        }),
      ),
    )
    await vi.waitFor(
      async () => {
        const left = await db.asOwner.selectFrom('ledger_pending').select('entry_id').execute()
        expect(left).toHaveLength(0)
      },
      { timeout: 20_000 },
    )
    const leaves = await db.asOwner.selectFrom('ledger_leaf').selectAll().orderBy('leaf_index').execute()
    expect(leaves.map(({ leaf_index }) => leaf_index)).toEqual(appended.map((_, at) => at))
    expect(new Set(leaves.map(({ entry_id }) => entry_id))).toEqual(new Set(appended))
    const checkpoints = await db.asOwner.selectFrom('ledger_checkpoint').selectAll().execute()
    expect(checkpoints.length, 'entries committed while others were being sealed').toBeGreaterThan(1)
  })

  test('given two sequencers on one database, every entry is sealed once and the tree holds together', async () => {
    const db = await testDatabase()
    const two = [1, 2].map(() =>
      startSequencer({ sequencerPool: db.sequencerPool, keys, clock: systemClock, log }),
    )
    onTestFinished(async () => {
      await Promise.all(two.map((sequencer) => sequencer.stop()))
    })
    for (let number = 0; number < 50; number++) {
      await db.database.inTransaction(recorder, (tx) =>
        appendEntry(tx, { kind: 'test.written', at: new Date(), subjects: [], payload: { number } }),
      )
    }
    await vi.waitFor(async () => {
      const leaves = await db.asOwner.selectFrom('ledger_leaf').select('leaf_index').execute()
      expect(leaves).toHaveLength(50)
    })
  })

  test('given a sealed entry, its subject gets a receipt that verifies; nobody else gets any', async () => {
    const db = await testDatabase()
    const [subject, stranger] = await db.asOwner
      .insertInto('person')
      .values([
        { name: 'Test Subject', email: 'subject@example.test', ended_at: null },
        { name: 'Test Stranger', email: 'stranger@example.test', ended_at: null },
      ])
      .returning('id')
      .execute()
    if (!subject || !stranger) throw new Error('no people')
    const entry = await db.database.inTransaction(recorder, (tx) =>
      appendEntry(tx, {
        kind: 'test.written',
        at: new Date(),
        subjects: [subject.id],
        payload: { about: 'a receipt' },
      }),
    )
    const ledger = createLedgerService(keys.verifiers)
    const receiptFor = (personId: string) =>
      db.database.inTransaction({ kind: 'person', personId, name: '', roles: [], sessionId: '' }, (tx) =>
        ledger.receiptOf(tx, entry.id),
      )
    expect(await receiptFor(subject.id)).toEqual({ outcome: 'sealing' })
    const client = await db.sequencerPool.connect()
    expect(await sealPending(client, { keys, clock: systemClock })).toBe(1)
    client.release()
    const result = await receiptFor(subject.id)
    if (result.outcome !== 'sealed') throw new Error(result.outcome)
    expect(result.receipt.payload['about']).toBe('a receipt')
    const vkeys = parseVerifierKeys(ledger.verifierKeys.join('\n'))
    expect(verifyReceipt(result.receipt, { keys: vkeys }).verdict).toBe('valid')
    expect(await receiptFor(stranger.id)).toEqual({ outcome: 'not-found' })
  })

  test('given a commit that fails half-way, nothing of the batch is sealed and the next attempt seals it all', async () => {
    const db = await testDatabase()
    await db.database.inTransaction(recorder, (tx) =>
      appendEntry(tx, { kind: 'test.written', at: new Date(), subjects: [], payload: {} }),
    )
    await db.ownerPool.query('alter table ledger_checkpoint add constraint refused check (tree_size = 0)')
    const client = await db.sequencerPool.connect()
    await expect(sealPending(client, { keys, clock: systemClock })).rejects.toThrow('refused')
    expect(await db.asOwner.selectFrom('ledger_leaf').selectAll().execute()).toEqual([])
    await db.ownerPool.query('alter table ledger_checkpoint drop constraint refused')
    expect(await sealPending(client, { keys, clock: systemClock })).toBe(1)
    client.release()
  })

  test('the service can neither change nor delete what it has recorded, nor record as somebody else', async () => {
    const db = await testDatabase()
    const entry = await db.database.inTransaction(recorder, (tx) =>
      appendEntry(tx, { kind: 'test.written', at: new Date(), subjects: [], payload: {} }),
    )
    for (const statement of [
      `update ledger_payload set payload = '{}'`,
      'delete from ledger_payload',
      `update ledger_entry set leaf_hash = '\\x00'`,
      'delete from ledger_entry',
      'delete from ledger_pending',
      `insert into ledger_leaf values (0, '${entry.id}', decode(repeat('00', 32), 'hex'))`,
      `select erase_ledger_payload('${entry.id}')`,
    ]) {
      await expect(db.servicePool.query(statement), statement).rejects.toMatchObject({ code: '42501' })
    }
    await expect(
      db.servicePool.query(
        `insert into ledger_payload select '${entry.id}', 'k', '{}', 'person:x', '{}', decode(repeat('00', 32), 'hex')`,
      ),
    ).rejects.toMatchObject({ code: '42501' })
  })

  test('the service cannot say when an entry was recorded: the database does', async () => {
    const db = await testDatabase()
    const backdated = `insert into ledger_entry (id, leaf_hash, recorded_at)
      values (gen_random_uuid(), decode(repeat('00', 32), 'hex'), '2020-01-01')`
    await expect(db.servicePool.query(backdated)).rejects.toMatchObject({ code: '42501' })
  })

  test('an entry put onto the pending list again neither stops the sealing nor is sealed twice', async () => {
    const db = await testDatabase()
    const write = async () =>
      await db.database.inTransaction(recorder, (tx) =>
        appendEntry(tx, { kind: 'test.written', at: new Date(), subjects: [], payload: {} }),
      )
    const client = await db.sequencerPool.connect()
    const { id } = await write()
    expect(await sealPending(client, { keys, clock: systemClock })).toBe(1)
    await db.servicePool.query('insert into ledger_pending (entry_id) values ($1)', [id])
    await write()
    while ((await sealPending(client, { keys, clock: systemClock })) > 0);
    client.release()
    expect(await db.asOwner.selectFrom('ledger_leaf').select('leaf_index').execute()).toHaveLength(2)
    expect(await db.asOwner.selectFrom('ledger_pending').selectAll().execute()).toEqual([])
  })
})
