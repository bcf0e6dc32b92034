import { createHash } from 'node:crypto'
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseVerifierKeys, verifyReceipt } from '@moothall/ledger'
import type { Pool } from 'pg'
import { pino } from 'pino'
import { expect, onTestFinished, test, vi } from 'vitest'
import { backUpTestDatabase, folderForTest, installationBeside } from '../../../test/backup.ts'
import { buildActor, buildPolicyInForce } from '../../../test/builders/policy-in-force.ts'
import { testDatabase } from '../../../test/database.ts'
import { storePerson } from '../../features/people/index.ts'
import { type Installation, openInstallation } from '../../installation.ts'
import { systemClock } from '../../platform/clock/clock.ts'
import { createDatabase, type Database } from '../../platform/database/database.ts'
import { closePool, type ConnectionSettings, createPool } from '../../platform/database/pool.ts'
import { systemActor } from '../../platform/identity/actor.ts'
import { enqueue } from '../../platform/jobs/enqueue.ts'
import { type Keys, openKeyFolder } from '../../platform/keys/key-folder.ts'
import { createLedgerService } from '../../platform/ledger/create-ledger-service.ts'
import { startSequencer } from '../../platform/ledger/sequencer.ts'
import { readCatalogue } from './catalogue.ts'
import { restore } from './restore.ts'

const log = pino({ level: 'silent' })
const WRITERS = 6
/** People made by a builder: they have an appointment, but neither entry nor job. */
const BUILT = 2

/** A person, their appointment, the entry that says so and a job, in one transaction, as the service writes them. */
async function writePerson(database: Database, number: number): Promise<string> {
  return await database.inTransaction(systemActor('demo'), async (tx) => {
    const details = {
      name: `Person ${number}\twith a tab, a \\ and a\nnew line`,
      email: `under-load-${number}@example.gov.uk`,
      category: 'officer' as const,
      post: 'Clerk',
      team: 'Records',
      managerId: null,
    }
    const personId = await storePerson(tx, details, { at: new Date(), startsOn: '2026-01-01' })
    await enqueue(tx, { task: 'test.greet', payload: { person: personId }, key: personId })
    return personId
  })
}

/** Writes without pause from several connections until told to stop. */
function writeUnderLoad(database: Database): { written: string[]; stop: () => Promise<void> } {
  const written: string[] = []
  const stopping = new AbortController()
  let number = 0
  const writers = Array.from({ length: WRITERS }, async () => {
    while (!stopping.signal.aborted) written.push(await writePerson(database, number++))
  })
  return {
    written,
    stop: async () => {
      stopping.abort()
      await Promise.all(writers)
    },
  }
}

async function column(pool: Pool, statement: string): Promise<string[]> {
  return (await pool.query<{ value: string }>(statement)).rows.map(({ value }) => value)
}

/** The receipt of each person's entry, as the person gets it. */
async function verdicts(database: Database, keys: Keys, entries: readonly { id: string; person: string }[]) {
  const ledger = createLedgerService(keys.verifiers)
  const trusted = parseVerifierKeys(ledger.verifierKeys.join('\n'))
  const found = new Map<string, number>()
  for (const { id, person } of entries) {
    const actor = { kind: 'person', personId: person, name: '', roles: [], sessionId: 'none' } as const
    const result = await database.inTransaction(actor, (tx) => ledger.receiptOf(tx, id))
    const word =
      result.outcome === 'sealed' ? verifyReceipt(result.receipt, { keys: trusted }).verdict : result.outcome
    found.set(word, (found.get(word) ?? 0) + 1)
  }
  return Object.fromEntries(found)
}

/** Until the test ends; before its connections do. */
function startSealing(sequencerPool: Pool, keys: Keys): void {
  const sequencer = startSequencer({ sequencerPool, keys, clock: systemClock, log })
  onTestFinished(() => sequencer.stop())
}

/** Sealed entries about one person, who may ask for their receipt. */
async function entriesOf(ownerPool: Pool): Promise<{ id: string; person: string }[]> {
  const { rows } = await ownerPool.query<{ id: string; person: string }>(
    `select p.entry_id as id, p.subjects[1] as person from ledger_payload p
     join ledger_leaf l on l.entry_id = p.entry_id where cardinality(p.subjects) = 1`,
  )
  return rows
}

async function openRestored(dataFolder: string): Promise<{
  readonly installation: Installation
  readonly pool: (settings: ConnectionSettings) => Pool
}> {
  const installation = await openInstallation({ MOOTHALL_DATA: dataFolder }, () => undefined)
  const pools: Pool[] = []
  onTestFinished(async () => {
    await Promise.all(pools.map(closePool))
    await installation.close()
  })
  return {
    installation,
    pool: (settings) => {
      const pool = createPool(settings, { applicationName: 'moothall-test', onIdleError: raise })
      pools.push(pool)
      return pool
    },
  }
}

function raise(error: Error): never {
  throw error
}

test('the drill: back up under load, restore to an empty folder, every receipt verifies and sealing goes on', async () => {
  const folder = folderForTest()
  const db = await testDatabase({ connections: WRITERS + 2 })
  const live = await installationBeside(folder)
  const fileName = createHash('sha256').update('evidence').digest('hex')
  await mkdir(join(live.dataFolder, 'files', fileName.slice(0, 2)), { recursive: true })
  await writeFile(join(live.dataFolder, 'files', fileName.slice(0, 2), fileName), 'evidence')
  await buildPolicyInForce(db, {
    owner: await buildActor(db, { roles: ['policy-owner'] }),
    approver: await buildActor(db, { roles: ['policy-approver'] }),
  })
  await db.ownerPool.query(
    `insert into web_session (id_hash, data, expires_at) values ('\\x01', '{}', now() + interval '1 hour')`,
  )
  startSealing(db.sequencerPool, live.keys)
  const load = writeUnderLoad(db.database)
  await vi.waitFor(() => expect(load.written.length).toBeGreaterThan(150), { timeout: 20_000 })
  await db.jobsPool.query(
    `update graphile_worker._private_jobs set locked_at = now(), locked_by = 'a worker', attempts = 2, last_error = 'no'
     where id = (select min(id) from graphile_worker._private_jobs)`,
  )

  const before = load.written.length
  const { backupFolder, keysFolder, manifest } = await backUpTestDatabase(db, live, join(folder, 'kept'))
  const after = load.written.length
  await load.stop()

  const countOf = (table: string): number => manifest.tables.find(({ name }) => name === table)?.rows ?? -1
  expect(after, 'the load went on during the backup').toBeGreaterThan(before)
  expect(manifest.jobs.rows, 'jobs and people are of the same moment').toBe(countOf('appointment') - BUILT)
  expect(manifest.leftOut).toContain('web_session')
  expect((await stat(backupFolder)).mode & 0o777).toBe(0o700)
  expect((await stat(join(keysFolder, 'root.key'))).mode & 0o777).toBe(0o600)

  const dataFolder = join(folder, 'restored')
  const report = await restore(
    { MOOTHALL_DATA: dataFolder },
    { backup: backupFolder, keys: keysFolder, log: () => undefined },
  )

  expect(report.ledger?.ledger.vouchedUpTo).toBe(manifest.ledger.size)
  expect(report.ledger).toMatchObject({ erasedUnrecorded: [], strangeEntries: [] })
  const ofPeople = report.ledger?.rows.filter(
    ({ table, kind }) => table === 'appointment' && kind !== 'not-in-ledger',
  )
  expect(ofPeople, 'every entry has the appointment that it made').toEqual([])
  const { installation, pool } = await openRestored(dataFolder)
  const { ownerPool, connections } = installation
  for (const { name } of (await readCatalogue(ownerPool)).tables) {
    const [rows] = await column(ownerPool, `select count(*)::text as value from ${name}`)
    const expected = manifest.leftOut.includes(name) ? 0 : countOf(name)
    expect(Number(rows), name).toBe(expected)
  }
  expect(await column(ownerPool, `select tgname as value from pg_trigger where tgenabled = 'D'`)).toEqual([])
  expect(await readFile(join(dataFolder, 'files', fileName.slice(0, 2), fileName), 'utf8')).toBe('evidence')

  const database = createDatabase(pool(connections.service))
  const keys = await openKeyFolder({ folder: join(dataFolder, 'keys'), ledgerName: '', mayCreate: false })
  const sealed = await entriesOf(ownerPool)
  expect(sealed.length, 'entries were sealed before the backup').toBeGreaterThan(20)
  expect(await verdicts(database, keys, sealed)).toEqual({ valid: sealed.length })

  const jobs = pool(connections.jobs)
  expect(await column(jobs, 'select count(*)::text as value from graphile_worker.jobs')).toEqual([
    `${manifest.jobs.rows}`,
  ])
  expect(
    await column(
      jobs,
      `select attempts || ' ' || last_error as value from graphile_worker.jobs where attempts > 0`,
    ),
  ).toEqual(['2 no'])
  expect(
    await column(jobs, 'select key as value from graphile_worker.jobs where locked_at is not null'),
  ).toEqual([])

  startSealing(pool(connections.sequencer), keys)
  const newcomer = await writePerson(database, 1_000_000)
  await vi.waitFor(
    async () => {
      const entries = await entriesOf(ownerPool)
      expect(entries.map(({ person }) => person)).toContain(newcomer)
      expect(entries).toHaveLength(countOf('appointment') - BUILT + 1)
    },
    { timeout: 20_000 },
  )
  const all = await entriesOf(ownerPool)
  expect(await verdicts(database, keys, all)).toEqual({ valid: all.length })
})
