import { createHash, randomBytes } from 'node:crypto'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { formatVerifierKey } from '@moothall/ledger'
import type { Client, ClientBase } from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import type { Clock } from '../../platform/clock/clock.ts'
import { appliedMigrations } from '../../platform/database/migrate.ts'
import type { ConnectionSettings } from '../../platform/database/pool.ts'
import { AppError } from '../../platform/errors/app-error.ts'
import { fingerprintOf, openExistingKeys } from './backup-keys.ts'
import { type Catalogue, readCatalogue, type Table } from './catalogue.ts'
import {
  copyFolder,
  exists,
  filesBelow,
  hasCode,
  isInside,
  makePrivateFolder,
  syncFolder,
  writingFailure,
} from './folders.ts'
import {
  BACKUP_FORMAT,
  DATABASE_FOLDER,
  FILES_FOLDER,
  JOBS_FILE,
  type Manifest,
  MANIFEST_FILE,
  tableFile,
} from './manifest.ts'
import { openSnapshot, type Snapshot } from './snapshot.ts'
import { copyDurably, packInto } from './streams.ts'
import { backUpJobs } from './waiting-jobs.ts'

export interface BackupSource {
  readonly connections: { readonly owner: ConnectionSettings; readonly jobs: ConnectionSettings }
  readonly dataFolder: string
  readonly keysFolder: string
}

export interface BackupOptions {
  /** Where backups are kept; a new one gets a folder of its own in it. */
  readonly folder: string
  readonly clock: Clock
  /** Bytes copied so far, and about how many there are. */
  readonly onProgress?: (done: number, total: number) => void
  /** Gives up, leaving nothing. */
  readonly signal?: AbortSignal
}

export interface BackupReport {
  readonly backupFolder: string
  readonly keysFolder: string
  readonly manifest: Manifest
}

/**
 * Writes a backup of database, files and waiting jobs, all of one moment, and the keys beside it. The service may run
 * and write meanwhile. A backup that is there under its name is complete and on disk.
 * @throws AppError `backup.exists`, `backup.inside-data`, `backup.nothing`, `backup.disk-full`, `backup.folder-closed`
 */
export async function backUp(source: BackupSource, options: BackupOptions): Promise<BackupReport> {
  const folder = resolve(options.folder)
  const madeAt = options.clock.now()
  const name = `moothall-${madeAt.toISOString().replace(/\.\d+/, '').replaceAll(':', '')}`
  const backupFolder = join(folder, name)
  const keysFolder = `${backupFolder}-keys`
  await assertPlace(folder, [backupFolder, keysFolder], source)
  const keys = await openExistingKeys(source.keysFolder)
  const begun = join(folder, `.${name}.${randomBytes(4).toString('hex')}`)
  const unfinished = { backup: `${begun}.unfinished`, keys: `${begun}-keys.unfinished` }
  let snapshot: Snapshot | undefined
  try {
    await makePrivateFolder(folder)
    await mkdir(unfinished.backup, { mode: 0o700 })
    snapshot = await openSnapshot(source.connections)
    const contents = await writeContents(snapshot, unfinished.backup, source, options)
    const manifest: Manifest = {
      ...contents,
      madeAt: madeAt.toISOString(),
      keys: { verifiers: keys.verifiers.map(formatVerifierKey), fingerprint: fingerprintOf(keys) },
    }
    await writeManifest(unfinished.backup, manifest)
    await copyFolder(source.keysFolder, unfinished.keys, options)
    await rename(unfinished.keys, keysFolder)
    await rename(unfinished.backup, backupFolder)
    await syncFolder(folder)
    return { backupFolder, keysFolder, manifest }
  } catch (error) {
    await Promise.all(
      [unfinished.backup, unfinished.keys].map((path) => rm(path, { recursive: true, force: true })),
    )
    if (!(await exists(backupFolder))) await rm(keysFolder, { recursive: true, force: true })
    if (options.signal?.aborted) {
      throw new AppError('backup.interrupted', 'The backup was interrupted; nothing of it is left', {
        cause: error,
      })
    }
    throw writingFailure(folder, error)
  } finally {
    await snapshot?.close()
  }
}

async function assertPlace(folder: string, made: readonly string[], source: BackupSource): Promise<void> {
  for (const path of made) {
    if (await exists(path)) {
      throw new AppError('backup.exists', `${path} is there already`, {
        advice: 'Nothing was changed. Try again in a second, or take that one away.',
      })
    }
  }
  if ([source.dataFolder, source.keysFolder].some((own) => isInside(folder, resolve(own)))) {
    throw new AppError('backup.inside-data', `${folder} lies in the data that is to be backed up`, {
      advice: 'Choose a folder elsewhere, best on another machine: what is lost with the data is no backup.',
    })
  }
}

type Contents = Omit<Manifest, 'madeAt' | 'keys'>

async function writeContents(
  { owner, jobs }: Snapshot,
  folder: string,
  source: BackupSource,
  options: BackupOptions,
): Promise<Contents> {
  const migrations = await appliedMigrations(owner)
  if (migrations.length === 0) {
    throw new AppError('backup.nothing', 'There is nothing to back up: the service has never run here', {
      advice: 'Check MOOTHALL_DATA, or DATABASE_URL and its companions.',
    })
  }
  const catalogue = await readCatalogue(owner)
  await mkdir(join(folder, DATABASE_FOLDER), { mode: 0o700 })
  await lockTables(owner, catalogue)
  // First, so that the jobs role's connection need not wait for long tables.
  const waitingJobs = await backUpJobs(jobs, join(folder, JOBS_FILE), options.signal)
  await jobs.query('commit')
  const tables = await copyTables(owner, catalogue, folder, options)
  const sequences = await readSequences(owner, catalogue)
  const ledger = await readLedger(owner)
  const server = await owner.query<{ version: string }>(`select current_setting('server_version') as version`)
  await owner.query('commit')
  await syncFolder(join(folder, DATABASE_FOLDER))
  return {
    format: BACKUP_FORMAT,
    postgres: server.rows[0]?.version ?? '',
    migrations: [...migrations],
    tables,
    leftOut: catalogue.tables.filter(({ transient }) => transient).map(({ name }) => name),
    sequences,
    jobs: waitingJobs,
    files: await copyFiles(join(source.dataFolder, FILES_FOLDER), join(folder, FILES_FOLDER), options),
    ledger,
  }
}

/** Keeps a migration from changing a table between here and its copy; reading and writing go on. */
async function lockTables(owner: Client, { tables }: Catalogue): Promise<void> {
  const names = tables.map(({ name }) => `public.${owner.escapeIdentifier(name)}`)
  await owner.query(`lock table ${names.join(', ')} in access share mode`)
}

async function copyTables(
  owner: Client,
  catalogue: Catalogue,
  folder: string,
  { signal, onProgress }: BackupOptions,
): Promise<Manifest['tables']> {
  const lasting = catalogue.tables.filter(({ transient }) => !transient)
  const total = lasting.reduce((sum, { size }) => sum + size, 0)
  const tables: Manifest['tables'] = []
  let before = 0
  for (const table of lasting) {
    let copied = 0
    const onBytes = (bytes: number): void => {
      copied += bytes
      onProgress?.(before + Math.min(copied, table.size), total)
    }
    const source = owner.query(copyTo(`copy ${columnsOf(owner, table)} to stdout`))
    const content = await packInto(join(folder, tableFile(table.name)), source, { signal, onBytes })
    if (content.rows !== source.rowCount) {
      throw new AppError('backup.count', `PostgreSQL counted other rows in ${table.name} than it sent`)
    }
    tables.push({ name: table.name, columns: [...table.columns], ...content })
    before += table.size
    onProgress?.(before, total)
  }
  return tables
}

/** For COPY: a table and its columns, quoted. */
export function columnsOf(client: ClientBase, table: Pick<Table, 'name' | 'columns'>): string {
  const columns = table.columns.map((column) => client.escapeIdentifier(column))
  return `public.${client.escapeIdentifier(table.name)} (${columns.join(', ')})`
}

/** Sequences are outside transactions: read after the tables, they are past every value that the tables hold. */
async function readSequences(owner: Client, { sequences }: Catalogue): Promise<Manifest['sequences']> {
  const read: Manifest['sequences'] = []
  for (const name of sequences) {
    const { rows } = await owner.query<{ value: string; called: boolean }>(
      `select last_value::text as value, is_called as called from public.${owner.escapeIdentifier(name)}`,
    )
    const [row] = rows
    if (row) read.push({ name, ...row })
  }
  return read
}

async function readLedger(owner: Client): Promise<Manifest['ledger']> {
  const { rows } = await owner.query<{ size: string; pending: string; note: string | null }>(
    `select (select count(*) from public.ledger_leaf)::text as size,
       (select count(*) from public.ledger_pending)::text as pending,
       (select note from public.ledger_checkpoint order by tree_size desc limit 1) as note`,
  )
  const [row] = rows
  return { size: Number(row?.size), pending: Number(row?.pending), checkpoint: row?.note ?? null }
}

/** Files are on disk before the commit that names them, so those that the snapshot names are there, unless erased since. */
async function copyFiles(from: string, to: string, { signal }: BackupOptions): Promise<Manifest['files']> {
  const files: Manifest['files'] = []
  await makePrivateFolder(to)
  const folders = new Set([to])
  for (const path of await filesBelow(from)) {
    const target = join(to, path)
    await makePrivateFolder(join(target, '..'))
    folders.add(join(target, '..'))
    try {
      const { bytes, sha256 } = await copyDurably(join(from, path), target, { mode: 0o600, signal })
      files.push({ path, bytes, sha256 })
    } catch (error) {
      if (!hasCode(error, 'ENOENT') || (await exists(join(from, path)))) throw error
      await rm(target, { force: true })
    }
  }
  for (const folder of folders) await syncFolder(folder)
  return files
}

/** `sha256sum --check manifest.json.sha256` tells whether the table of contents itself is whole. */
export async function writeManifest(folder: string, manifest: Manifest): Promise<void> {
  const text = `${JSON.stringify(manifest, null, 2)}\n`
  const digest = createHash('sha256').update(text).digest('hex')
  const options = { flag: 'wx', mode: 0o600, flush: true }
  await writeFile(join(folder, MANIFEST_FILE), text, options)
  await writeFile(join(folder, `${MANIFEST_FILE}.sha256`), `${digest}  ${MANIFEST_FILE}\n`, options)
  await syncFolder(folder)
}
