import { chmod, copyFile, cp, mkdir, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { Kysely, PostgresDialect } from 'kysely'
import { Client } from 'pg'
import { expect, onTestFinished, test } from 'vitest'
import {
  backUpTestDatabase,
  codeOf,
  emptyDatabase,
  folderForTest,
  installationBeside,
} from '../../../test/backup.ts'
import { testDatabase, type TestDatabase } from '../../../test/database.ts'
import { allLedgerEntryKinds } from '../../all-ledger-entry-kinds.ts'
import { erasePayload } from '../../features/audit/index.ts'
import { storePerson } from '../../features/people/index.ts'
import { systemClock } from '../../platform/clock/clock.ts'
import { databaseRoles } from '../../platform/database/bootstrap.ts'
import { knownMigrations, migrateWithin } from '../../platform/database/migrate.ts'
import { closePool, createPool } from '../../platform/database/pool.ts'
import { systemActor } from '../../platform/identity/actor.ts'
import { prepareJobs } from '../../platform/jobs/prepare-jobs.ts'
import type { Keys } from '../../platform/keys/key-folder.ts'
import { sealPending } from '../../platform/ledger/seal-pending.ts'
import { takeDataFolder } from '../../platform/process/data-folder.ts'
import { writeManifest } from './back-up.ts'
import { readCatalogue } from './catalogue.ts'
import { listErasures } from './erasures.ts'
import { restore, type RestoreOptions } from './restore.ts'

const silent = { log: () => undefined }

async function writePeople(db: TestDatabase, keys: Keys, names: readonly string[]): Promise<void> {
  for (const name of names) {
    const details = {
      name,
      email: `${name}@example.gov.uk`,
      category: 'officer',
      post: '',
      team: '',
      managerId: null,
    } as const
    await db.database.inTransaction(systemActor('demo'), (tx) =>
      storePerson(tx, details, { at: new Date(), startsOn: '2026-01-01' }),
    )
  }
  const sequencer = await db.sequencerPool.connect()
  await sealPending(sequencer, { keys, clock: systemClock })
  sequencer.release()
}

/** An installation with three people, its backup, and an empty database beside it. */
async function backedUp() {
  const folder = folderForTest()
  const db = await testDatabase()
  const live = await installationBeside(folder)
  await writePeople(db, live.keys, ['ada', 'bea', 'cem'])
  await mkdir(join(live.dataFolder, 'files'))
  await writeFile(join(live.dataFolder, 'files', 'evidence'), 'evidence')
  const made = await backUpTestDatabase(db, live, join(folder, 'kept'))
  const target = await emptyDatabase(folder)
  const options: RestoreOptions = { backup: made.backupFolder, keys: made.keysFolder, ...silent }
  return { folder, db, live, made, target, options }
}

function raise(error: Error): never {
  throw error
}

async function connectAs(settings: ConstructorParameters<typeof Client>[0]): Promise<Client> {
  const client = new Client(settings)
  await client.connect()
  onTestFinished(() => client.end())
  return client
}

async function tablesIn(target: Awaited<ReturnType<typeof emptyDatabase>>): Promise<readonly string[]> {
  const client = await connectAs(target.settings(databaseRoles.owner))
  const { rows } = await client.query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace`,
  )
  return rows.map(({ name }) => name)
}

test('given any damage, a restore says so and touches nothing', async () => {
  const { folder, made, target, options } = await backedUp()
  const database = join('database', 'person.copy.gz')
  const damages: Record<string, (copy: string) => Promise<void>> = {
    'a bit flipped in a packed table': async (copy) => {
      const bytes = await readFile(join(copy, database))
      bytes.writeUInt8(bytes.readUInt8(40) ^ 1, 40)
      await writeFile(join(copy, database), bytes)
    },
    'a table packed again with another name in it': async (copy) => {
      const text = gunzipSync(await readFile(join(copy, database))).toString('utf8')
      await writeFile(join(copy, database), gzipSync(text.replace('ada', 'eve')))
    },
    'a table cut short': (copy) => truncate(join(copy, database), 30),
    'a table that is another file': (copy) => copyFile(join(copy, 'manifest.json'), join(copy, database)),
    'a table missing': (copy) => rm(join(copy, database)),
    'the table of contents changed': async (copy) => {
      const text = await readFile(join(copy, 'manifest.json'), 'utf8')
      await writeFile(join(copy, 'manifest.json'), text.replace('"pending": 0', '"pending": 1'))
    },
  }
  for (const [name, damage] of Object.entries(damages)) {
    const copy = join(folder, 'copies', name.replaceAll(' ', '-'))
    await mkdir(join(folder, 'copies'), { recursive: true })
    await cp(made.backupFolder, copy, { recursive: true })
    await damage(copy)
    expect(await codeOf(restore(target.env, { ...options, backup: copy })), name).toBe('backup.damaged')
  }
  expect(await tablesIn(target)).toEqual([])
  await expect(readdir(join(folder, 'restored'))).rejects.toThrow('ENOENT')
})

test('given keys that are not the backup’s, or none, or open ones, a restore refuses', async () => {
  const { folder, target, made, options } = await backedUp()
  const other = await installationBeside(join(folder, 'other'))
  expect(await codeOf(restore(target.env, { ...options, keys: other.keysFolder }))).toBe('restore.other-keys')
  expect(await codeOf(restore(target.env, { ...options, keys: undefined }))).toBe('restore.no-keys')
  const mixed = join(folder, 'mixed')
  await cp(made.keysFolder, mixed, { recursive: true })
  await copyFile(join(other.keysFolder, 'root.key'), join(mixed, 'root.key'))
  expect(await codeOf(restore(target.env, { ...options, keys: mixed })), 'the root key').toBe(
    'restore.other-keys',
  )
  await chmod(join(mixed, 'root.key'), 0o644)
  expect(await codeOf(restore(target.env, { ...options, keys: mixed }))).toBe('keys.open-to-others')
  expect(await tablesIn(target)).toEqual([])
})

test('given a target that is not empty, or in use, a restore refuses and leaves it as it was', async () => {
  const { folder, target, options } = await backedUp()
  const owner = await connectAs(target.settings(databaseRoles.owner))
  await owner.query('create table notes (text text)')
  expect(await codeOf(restore(target.env, options))).toBe('restore.not-empty')
  expect(await tablesIn(target)).toEqual(['notes'])
  await owner.query('drop table notes')
  const running = await connectAs({
    ...target.settings(databaseRoles.service),
    application_name: 'moothall-service',
  })
  expect(await codeOf(restore(target.env, options))).toBe('restore.service-runs')
  expect((await running.query('select 1')).rowCount).toBe(1)

  const dataFolder = join(folder, 'full')
  await mkdir(dataFolder)
  await writeFile(join(dataFolder, 'letter.txt'), 'dear')
  expect(await codeOf(restore({ MOOTHALL_DATA: dataFolder }, options))).toBe('restore.not-empty')
  expect((await readdir(dataFolder)).sort()).toEqual(['letter.txt', 'service.lock'])
  const held = takeDataFolder(join(folder, 'held'))
  onTestFinished(() => held.release())
  expect(await codeOf(restore({ MOOTHALL_DATA: held.path }, options))).toBe('data-folder-taken')
})

test('given a fault half-way, nothing of the restore stays, and the next one succeeds', async () => {
  const { folder, target, options } = await backedUp()
  const jobs = await connectAs(target.settings(databaseRoles.jobs))
  await mkdir(join(folder, 'restored'))
  await writeFile(join(folder, 'restored', 'files'), 'a file where the folder of files has to be')
  expect(await codeOf(restore(target.env, options))).toBe('data-folder-not-a-folder')
  expect(await tablesIn(target)).toEqual([])
  expect((await jobs.query('select from graphile_worker.jobs')).rowCount).toBe(0)
  const elsewhere = { ...target.env, MOOTHALL_DATA: join(folder, 'elsewhere') }
  expect((await restore(elsewhere, options)).ledger?.ledger.vouchedUpTo).toBe(3)
  expect(await readFile(join(folder, 'elsewhere', 'files', 'evidence'), 'utf8')).toBe('evidence')
})

test('given a backup of an older version, its rows go through the migrations since; given a newer one, it is refused', async () => {
  const folder = folderForTest()
  const live = await installationBeside(folder)
  const old = await emptyDatabase(folder)
  const names = [...(await knownMigrations()).keys()]
  const [jobsPool, ownerPool] = [databaseRoles.jobs, databaseRoles.owner].map((role) =>
    createPool(old.settings(role), { applicationName: 'moothall-test', onIdleError: raise }),
  )
  if (!jobsPool || !ownerPool) throw new Error('no pools')
  await prepareJobs(jobsPool)
  const kysely = new Kysely<unknown>({ dialect: new PostgresDialect({ pool: ownerPool }) })
  await kysely.transaction().execute((tx) => migrateWithin(tx, names.slice(0, -1)))
  await ownerPool.query(`insert into person (name, email) values ('Old Hand', 'old@example.gov.uk')`)
  await ownerPool.query(`create table notes (text text); insert into notes values ('mine')`)
  await Promise.all([jobsPool, ownerPool].map(closePool))
  const made = await backUpTestDatabase(old, live, join(folder, 'kept'))

  const target = await emptyDatabase(folder)
  const options = { backup: made.backupFolder, keys: made.keysFolder, ...silent }
  const report = await restore(target.env, options)
  expect(report.migrated).toEqual(names.slice(-1))
  expect(report.foreign, 'a table that somebody else made').toEqual(['notes'])
  const owner = await connectAs(target.settings(databaseRoles.owner))
  expect((await owner.query('select name from person')).rows).toEqual([{ name: 'Old Hand' }])

  const newer = { ...made.manifest, migrations: [...made.manifest.migrations, '9999-from-the-future'] }
  const copy = join(folder, 'newer')
  await cp(made.backupFolder, copy, { recursive: true, filter: (path) => !path.includes('manifest.json') })
  await writeManifest(copy, newer)
  expect(await codeOf(restore(target.env, { ...options, backup: copy }))).toBe('backup.newer')
})

test('given erasures after the backup, restoring with their list erases again and records it', async () => {
  const { db, target, options } = await backedUp()
  const { rows } = await db.ownerPool.query<{ entry_id: string }>(
    'select entry_id from ledger_payload limit 1',
  )
  const entryId = rows[0]?.entry_id ?? ''
  const context = { database: db.database, clock: systemClock }
  await erasePayload(context, allLedgerEntryKinds, { entryId, reason: 'retention ended' })
  const erasures = await listErasures(db.ownerPool)
  expect(erasures).toEqual([{ entry: entryId, reason: 'retention ended' }])

  const unknown = {
    entry: '00000000-0000-4000-8000-000000000000',
    reason: 'written and erased after the backup',
  }
  const report = await restore(target.env, { ...options, erasures: [...erasures, unknown] })
  expect(report.erased).toBe(1)
  expect(report.ledger?.ledger).toMatchObject({ erased: 1, vouchedUpTo: 3 })
  const owner = await connectAs(target.settings(databaseRoles.owner))
  const left = await owner.query('select from ledger_payload where entry_id = $1', [entryId])
  expect(left.rowCount).toBe(0)
})

test('a table that lasts never points at one that is transient', async () => {
  const db = await testDatabase()
  const { tables, references } = await readCatalogue(db.ownerPool)
  const transient = new Set(tables.filter((table) => table.transient).map(({ name }) => name))
  expect([...transient].sort()).toEqual(
    expect.arrayContaining(['rate_limit', 'set_up_link', 'sign_in_request', 'web_session']),
  )
  expect(references.filter(({ table, target }) => transient.has(target) && !transient.has(table))).toEqual([])
})
