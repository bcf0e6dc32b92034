import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Kysely, PostgresDialect } from 'kysely'
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
  const { error, results } = await new Migrator({ db: database, provider: fileMigrations }).migrateToLatest()
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
