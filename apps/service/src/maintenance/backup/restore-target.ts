import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { ClientBase } from 'pg'
import { AppError } from '../../platform/errors/app-error.ts'
import { isInside } from './folders.ts'

/** What the lock itself makes in a data folder. */
const LOCK_FILE = 'service.lock'

/**
 * The caller holds the folder's lock.
 * @throws AppError `restore.not-empty`
 */
export async function assertEmptyDataFolder(dataFolder: string, keysFolder: string): Promise<void> {
  const others = (await readdir(dataFolder)).filter(
    (name) => name !== LOCK_FILE && !isInside(keysFolder, join(dataFolder, name)),
  )
  if (others.length > 0) throw notEmpty(`The data folder ${dataFolder} is not empty (${others[0]})`)
}

/** Takes away what a restore that failed has made in a folder that was empty before. */
export async function clearDataFolder(dataFolder: string, keysFolder: string): Promise<void> {
  for (const name of await readdir(dataFolder)) {
    if (name === LOCK_FILE || isInside(keysFolder, join(dataFolder, name))) continue
    await rm(join(dataFolder, name), { recursive: true, force: true })
  }
}

/**
 * @param owner as the owner of the database that the backup goes into
 * @throws AppError `restore.not-empty`, `restore.service-runs`
 */
export async function assertEmptyDatabase(owner: Pick<ClientBase, 'query'>): Promise<void> {
  const { rows } = await owner.query<{ name: string; running: boolean }>(
    `select c.relname as name, false as running from pg_class c
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm')
     union all
     select application_name, true from pg_stat_activity
     where datname = current_database() and application_name in ('moothall-service', 'moothall-sequencer')
     order by running desc limit 1`,
  )
  const [row] = rows
  if (row?.running === true) {
    throw new AppError('restore.service-runs', 'A service is running on this database', {
      advice: 'Nothing was changed. Stop the service, and restore into an empty database.',
    })
  }
  if (row) throw notEmpty(`The database is not empty: it has a table ${row.name}`)
}

/** @param jobs as the jobs role, once the queue has its tables */
export async function assertEmptyQueue(jobs: Pick<ClientBase, 'query'>): Promise<void> {
  const { rows } = await jobs.query<{ waits: boolean }>(
    'select exists (select from graphile_worker.jobs) as waits',
  )
  if (rows[0]?.waits === true) throw notEmpty('Jobs wait in this database')
}

function notEmpty(what: string): AppError {
  return new AppError('restore.not-empty', what, {
    advice:
      'Nothing was changed: a backup is never restored over anything. Name an empty data folder with MOOTHALL_DATA, or ' +
      'make an empty database as docs/own-postgresql.md shows.',
  })
}
