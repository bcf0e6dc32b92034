import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Kysely, PostgresDialect, type Transaction as KyselyTransaction } from 'kysely'
import { type Migration, type MigrationProvider, Migrator } from 'kysely/migration'
import type pg from 'pg'
import { AppError } from '../errors/app-error.ts'

const migrationsFolder = join(import.meta.dirname, '../../../migrations')

const fileMigrations: MigrationProvider = {
  async getMigrations() {
    const files = (await readdir(migrationsFolder))
      .filter((file) => /^\d{4}-[a-z0-9-]+\.ts$/.test(file))
      .sort()
    const migrations: Record<string, Migration> = {}
    for (const file of files) {
      const module = (await import(pathToFileURL(join(migrationsFolder, file)).href)) as Migration
      migrations[file.replace(/\.ts$/, '')] = module
    }
    return migrations
  },
}

/**
 * Brings the database to the newest shape, as its owner. Two services starting at once take turns.
 * @throws AppError `database.migration-failed` naming the migration; a failed one leaves nothing behind.
 */
export async function migrateToLatest(ownerPool: pg.Pool): Promise<readonly string[]> {
  const database = new Kysely<unknown>({ dialect: new PostgresDialect({ pool: ownerPool }) })
  return await migrate(database, fileMigrations)
}

/**
 * The same within a transaction of the caller's, who decides whether any of it stays.
 * @param only the migrations to apply, where that is not all of them: the shape that an older version made
 */
export async function migrateWithin(
  tx: KyselyTransaction<unknown>,
  only?: readonly string[],
): Promise<readonly string[]> {
  if (!only) return await migrate(tx, fileMigrations)
  const chosen = Object.entries(await fileMigrations.getMigrations()).filter(([name]) => only.includes(name))
  return await migrate(tx, { getMigrations: () => Promise.resolve(Object.fromEntries(chosen)) })
}

/** Every migration that this version has, by name, in order. */
export async function knownMigrations(): Promise<ReadonlyMap<string, Migration>> {
  return new Map(Object.entries(await fileMigrations.getMigrations()))
}

/** The names of the migrations that the database has had, in order; none where it has no tables yet. */
export async function appliedMigrations(client: Pick<pg.ClientBase, 'query'>): Promise<readonly string[]> {
  const { rows } = await client.query<{ found: boolean }>(
    `select to_regclass('public.kysely_migration') is not null as found`,
  )
  if (rows[0]?.found !== true) return []
  const applied = await client.query<{ name: string }>(
    'select name from public.kysely_migration order by name',
  )
  return applied.rows.map(({ name }) => name)
}

async function migrate(db: Kysely<unknown>, provider: MigrationProvider): Promise<readonly string[]> {
  const { error, results } = await new Migrator({ db, provider }).migrateToLatest()
  if (error !== undefined) {
    const failed = results?.find((result) => result.status === 'Error')?.migrationName ?? 'unknown'
    throw new AppError(
      'database.migration-failed',
      `The database could not be brought up to date (${failed})`,
      {
        advice:
          'Nothing was changed. Restore the version of Moothall that ran before, and report the cause below.',
        cause: error,
      },
    )
  }
  return (results ?? []).filter((result) => result.status === 'Success').map((result) => result.migrationName)
}
