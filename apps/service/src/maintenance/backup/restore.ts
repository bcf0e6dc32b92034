import { rm } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { openCheckpointFile } from '@moothall/ledger'
import type { Pool } from 'pg'
import { allLedgerEntryKinds } from '../../all-ledger-entry-kinds.ts'
import { readEnvironment } from '../../config/read-environment.ts'
import { type StoredLedgerReport, verifyStoredLedger } from '../../features/audit/index.ts'
import { openDatabase, type RoleConnections } from '../../open-database.ts'
import { systemClock } from '../../platform/clock/clock.ts'
import { checkServiceRole } from '../../platform/database/check-service-role.ts'
import { createDatabase } from '../../platform/database/database.ts'
import { migrateWithin } from '../../platform/database/migrate.ts'
import { closePool } from '../../platform/database/pool.ts'
import { AppError } from '../../platform/errors/app-error.ts'
import { prepareJobs } from '../../platform/jobs/prepare-jobs.ts'
import type { Keys } from '../../platform/keys/key-folder.ts'
import { nodeVerifySignature } from '../../platform/ledger/node-sha256.ts'
import { takeDataFolder } from '../../platform/process/data-folder.ts'
import { diskFull, folderFailure } from '../../platform/process/folder-failure.ts'
import { commandPool, withOneConnection } from '../one-connection.ts'
import { assertKeysOf, openExistingKeys } from './backup-keys.ts'
import { assertNotNewer, checkBackup } from './check-backup.ts'
import { type Erasures, replayErasures } from './erasures.ts'
import { copyFolder, exists, filesBelow, hasCode, makePrivateFolder, syncFolder } from './folders.ts'
import { loadTables } from './load-tables.ts'
import { FILES_FOLDER, JOBS_FILE, type Manifest } from './manifest.ts'
import {
  assertEmptyDatabase,
  assertEmptyDataFolder,
  assertEmptyQueue,
  clearDataFolder,
} from './restore-target.ts'
import { connect } from './snapshot.ts'
import { copyDurably } from './streams.ts'
import { restoreJobs } from './waiting-jobs.ts'

export interface RestoreOptions {
  /** The folder `moothall-…` of a backup. */
  readonly backup: string
  /** The keys that were written beside it; not needed where they are in their place already. */
  readonly keys?: string | undefined
  readonly erasures?: Erasures
  /** A line for the terminal. */
  readonly log: (line: string) => void
  readonly onProgress?: (step: 'check' | 'load' | 'verify', done: number, total: number) => void
}

export interface RestoreReport {
  readonly manifest: Manifest
  /** Migrations that the backup did not have yet. */
  readonly migrated: readonly string[]
  readonly jobs: number
  /** Tables in the backup that are none of ours, and so were not restored. */
  readonly foreign: readonly string[]
  /** Entries erased again. */
  readonly erased: number
  /** What verifying the restored ledger said; undefined where nothing had been sealed. */
  readonly ledger: StoredLedgerReport | undefined
}

/**
 * Restores a backup into the empty installation that the environment names: an empty data folder, or the empty
 * database behind the addresses. Everything is checked before anything is touched; what fails later leaves nothing.
 * @throws AppError `backup.*` where the backup will not do, `restore.*` where the target will not
 */
export async function restore(
  env: Readonly<Record<string, string | undefined>>,
  options: RestoreOptions,
): Promise<RestoreReport> {
  const { config, secrets } = readEnvironment(env, [])
  const backup = resolve(options.backup)
  const manifest = await checkBackup(backup, (done, total) => options.onProgress?.('check', done, total))
  await assertNotNewer(manifest)
  const keys = await chooseKeys(manifest, config.keysFolder, options.keys)
  const plan: Plan = { backup, manifest, keys, config, options }
  if (secrets.databases) {
    const { connections } = await openDatabase(config, secrets, options.log)
    try {
      return await restoreInto(connections, plan)
    } catch (error) {
      throw inWords(config.dataFolder, error)
    }
  }
  const isNew = !(await exists(config.dataFolder))
  const folder = takeDataFolder(config.dataFolder)
  try {
    await assertEmptyDataFolder(config.dataFolder, config.keysFolder)
    try {
      const database = await openDatabase(config, secrets, options.log)
      try {
        return await restoreInto(database.connections, plan)
      } finally {
        await database.stop()
      }
    } catch (error) {
      await clearDataFolder(config.dataFolder, config.keysFolder)
      throw inWords(config.dataFolder, error)
    }
  } catch (error) {
    if (isNew) await rm(config.dataFolder, { recursive: true, force: true })
    throw error
  } finally {
    folder.release()
  }
}

/** What the operating system, or PostgreSQL on its behalf, refused. */
function inWords(dataFolder: string, error: unknown): unknown {
  if (hasCode(error, '53100')) return diskFull(dataFolder, error)
  return error instanceof Error && 'syscall' in error && 'path' in error
    ? folderFailure(dataFolder, error)
    : error
}

interface Plan {
  readonly backup: string
  readonly manifest: Manifest
  readonly keys: ChosenKeys
  readonly config: { readonly dataFolder: string; readonly keysFolder: string }
  readonly options: RestoreOptions
}

interface ChosenKeys {
  readonly keys: Keys
  /** Where they have to be copied from; undefined where they are in their place. */
  readonly from: string | undefined
}

/** Keys that are in their place stay, if they are the right ones; they are never replaced. */
async function chooseKeys(
  manifest: Manifest,
  inPlace: string,
  given: string | undefined,
): Promise<ChosenKeys> {
  const isThere = (await filesBelow(inPlace)).length > 0
  if (!isThere && given === undefined) {
    throw new AppError('restore.no-keys', `There are no keys in ${inPlace}`, {
      advice: 'Nothing was changed. Name the keys folder that was written beside the backup: --keys FOLDER.',
    })
  }
  const folder = isThere ? inPlace : resolve(given ?? inPlace)
  const keys = await openExistingKeys(folder)
  assertKeysOf(manifest, keys, folder)
  return { keys, from: isThere ? undefined : folder }
}

async function restoreInto(connections: RoleConnections, plan: Plan): Promise<RestoreReport> {
  const { manifest, options } = plan
  const loaded = await load(connections, plan)
  const ownerPool = commandPool(connections.owner, 2)
  const servicePool = commandPool(connections.service, 1)
  try {
    await ownerPool.query('set statement_timeout = 0; analyze')
    const database = createDatabase(servicePool)
    const erased = await replayErasures({ database, clock: systemClock }, options.erasures ?? [])
    const ledger = await verify(ownerPool, plan)
    return { manifest, ...loaded, erased, ledger }
  } finally {
    await Promise.all([ownerPool, servicePool].map(closePool))
  }
}

/** Everything that is restored becomes visible at once, or not at all. */
async function load(
  connections: RoleConnections,
  plan: Plan,
): Promise<Pick<RestoreReport, 'migrated' | 'foreign' | 'jobs'>> {
  const { backup, manifest } = plan
  const undo: Undo = []
  await prepareQueue(connections)
  const jobs = await connect(connections.jobs)
  try {
    await assertEmptyQueue(jobs)
    await jobs.query('begin; set local idle_in_transaction_session_timeout = 0')
    const jobCount = await restoreJobs(jobs, join(backup, JOBS_FILE))
    const loaded = await withOneConnection(
      connections.owner,
      async (owner, kysely) =>
        await kysely.transaction().execute(async (tx) => {
          await owner.query(LONG_TRANSACTION)
          await migrateWithin(tx, manifest.migrations)
          const foreign = await loadTables(owner, backup, manifest, (done, total) =>
            plan.options.onProgress?.('load', done, total),
          )
          const migrated = await migrateWithin(tx)
          await placeFiles(plan, undo)
          await placeKeys(plan, undo)
          return { migrated, foreign, jobs: jobCount }
        }),
    )
    undo.length = 0
    await jobs.query('commit')
    return loaded
  } catch (error) {
    for (const step of undo) await step()
    throw error
  } finally {
    await jobs.end()
  }
}

const LONG_TRANSACTION = `
set local statement_timeout = 0;
set local idle_in_transaction_session_timeout = 0;
set local timezone = 'UTC'`

/** The last thing before the first change is to look whether there is anything that could be overwritten. */
async function prepareQueue(connections: RoleConnections): Promise<void> {
  const owner = await connect(connections.owner)
  try {
    await assertEmptyDatabase(owner)
  } finally {
    await owner.end()
  }
  const jobsPool = commandPool(connections.jobs, 3)
  const servicePool = commandPool(connections.service, 1)
  try {
    await checkServiceRole(servicePool)
    await prepareJobs(jobsPool)
  } finally {
    await Promise.all([jobsPool, servicePool].map(closePool))
  }
}

/** What takes away again what has been written outside the database. */
type Undo = (() => Promise<void>)[]

/** Content-addressed files may be there already, where a database moves and its data folder stays. */
async function placeFiles({ backup, manifest, config }: Plan, undo: Undo): Promise<void> {
  for (const { path } of manifest.files) {
    const target = join(config.dataFolder, FILES_FOLDER, path)
    if (await exists(target)) continue
    await makePrivateFolder(dirname(target))
    undo.push(() => rm(target, { force: true }))
    await copyDurably(join(backup, FILES_FOLDER, path), target, { mode: 0o600 })
    await syncFolder(dirname(target))
  }
}

async function placeKeys({ keys, config }: Plan, undo: Undo): Promise<void> {
  if (keys.from === undefined) return
  undo.push(async () => {
    for (const path of await filesBelow(config.keysFolder))
      await rm(join(config.keysFolder, path), { force: true })
  })
  await copyFolder(keys.from, config.keysFolder)
}

/** Against the checkpoint that the backup itself carries: it says that nothing was lost on the way. */
async function verify(
  ownerPool: Pool,
  { manifest, keys, options }: Plan,
): Promise<StoredLedgerReport | undefined> {
  const { checkpoint } = manifest.ledger
  if (checkpoint === null) return undefined
  const { verifiers } = keys.keys
  const opened = openCheckpointFile(checkpoint, verifiers, { verifySignature: nodeVerifySignature })
  return await verifyStoredLedger(ownerPool, {
    keys: verifiers,
    outside: opened.ok ? [opened.outside] : [],
    kinds: allLedgerEntryKinds,
    onProgress: (done, total) => options.onProgress?.('verify', done, total),
  })
}
