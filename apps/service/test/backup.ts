import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { Client } from 'pg'
import { inject, onTestFinished } from 'vitest'
import { backUp, type BackupReport } from '../src/maintenance/backup/back-up.ts'
import { bootstrapDatabase, databaseRoles } from '../src/platform/database/bootstrap.ts'
import { systemClock } from '../src/platform/clock/clock.ts'
import type { ConnectionSettings } from '../src/platform/database/pool.ts'
import { AppError } from '../src/platform/errors/app-error.ts'
import { type Keys, openKeyFolder } from '../src/platform/keys/key-folder.ts'
import type { TestDatabase } from './database.ts'
import { makeTestFolder } from './postgres/test-folder.ts'

/** A folder for one test. */
export function folderForTest(): string {
  const folder = makeTestFolder('backup')
  onTestFinished(() => folder.remove())
  return folder.path
}

/** The installation beside a test's database: a data folder with keys of its own. */
export async function installationBeside(folder: string): Promise<{
  readonly keys: Keys
  readonly dataFolder: string
  readonly keysFolder: string
}> {
  const keysFolder = join(folder, 'live', 'keys')
  const keys = await openKeyFolder({
    folder: keysFolder,
    ledgerName: 'test.example/moothall',
    mayCreate: true,
  })
  return { keys, dataFolder: join(folder, 'live'), keysFolder }
}

export async function backUpTestDatabase(
  db: Pick<TestDatabase, 'settings'>,
  installation: { readonly dataFolder: string; readonly keysFolder: string },
  folder: string,
): Promise<BackupReport> {
  const connections = { owner: db.settings(databaseRoles.owner), jobs: db.settings(databaseRoles.jobs) }
  return await backUp({ connections, ...installation }, { folder, clock: systemClock })
}

/** An empty database as a body's administrator makes it, and the settings that name it. */
export async function emptyDatabase(folder: string): Promise<{
  readonly env: Readonly<Record<string, string>>
  readonly settings: (user: string) => ConnectionSettings
}> {
  const admin = inject('postgres')
  const name = `test_${randomBytes(6).toString('hex')}`
  await bootstrapDatabase(admin, name)
  onTestFinished(async () => {
    const client = new Client({ ...admin, database: 'postgres' })
    await client.connect()
    await client.query(`drop database ${name} with (force)`)
    await client.end()
  })
  const settings = (user: string): ConnectionSettings => ({
    host: admin.host,
    port: admin.port,
    user,
    database: name,
  })
  return { env: { MOOTHALL_DATA: join(folder, 'restored'), ...addressesOf({ settings }) }, settings }
}

/** The settings by which an installation finds a database of the tests' server. */
export function addressesOf({ settings }: Pick<TestDatabase, 'settings'>) {
  const address = (user: string): string => {
    const parts = settings(user)
    if ('connectionString' in parts) return parts.connectionString
    return `postgres://${user}@localhost/${parts.database}?host=${encodeURIComponent(parts.host)}&port=${parts.port}`
  }
  return {
    DATABASE_URL: address(databaseRoles.service),
    MIGRATION_DATABASE_URL: address(databaseRoles.owner),
    JOBS_DATABASE_URL: address(databaseRoles.jobs),
    SEQUENCER_DATABASE_URL: address(databaseRoles.sequencer),
  }
}

/** The code of the fault that stopped some work; `done` where nothing did. */
export async function codeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work
  } catch (error) {
    if (error instanceof AppError) return error.code
    throw error
  }
  return 'done'
}
