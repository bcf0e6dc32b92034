import { randomBytes } from 'node:crypto'
import { Kysely, PostgresDialect } from 'kysely'
import { Client, type Pool } from 'pg'
import { inject, onTestFinished } from 'vitest'
import { databaseRoles } from '../src/platform/database/bootstrap.ts'
import { createDatabase, type Database } from '../src/platform/database/database.ts'
import { closePool, type ConnectionSettings, createPool } from '../src/platform/database/pool.ts'
import type { DatabaseSchema } from '../src/platform/database/schema.ts'
import { type AdminConnection, templateDatabase } from './template-database.ts'

declare module 'vitest' {
  interface ProvidedContext {
    postgres: AdminConnection
  }
}

export interface TestDatabase {
  /** What the code under test gets: the service's role, with row-level security. */
  readonly database: Database
  /** The owner: builds rows and looks at them past row-level security. */
  readonly asOwner: Kysely<DatabaseSchema>
  readonly ownerPool: Pool
  readonly servicePool: Pool
  readonly jobsPool: Pool
  readonly sequencerPool: Pool
  readonly settings: (user: string) => ConnectionSettings
}

/** A fresh database for one test (or one file, from `beforeAll`), copied from the template and dropped afterwards. */
export async function testDatabase(
  options: {
    /** Where the clean-up is registered: `onTestFinished` by itself, `afterAll` from `beforeAll`. */
    readonly finished?: (clean: () => Promise<void>) => void
    /** Connections of the service's pool at the most. */
    readonly connections?: number
  } = {},
): Promise<TestDatabase> {
  const admin = inject('postgres')
  const name = `test_${randomBytes(6).toString('hex')}`
  await asAdmin(
    admin,
    `create database ${name} owner ${databaseRoles.owner} template ${templateDatabase} strategy file_copy`,
  )
  // As in service: without it anybody may make temporary tables, which stand in front of ours.
  await asAdmin(admin, `revoke connect, temporary on database ${name} from public`)
  await asAdmin(admin, `grant connect on database ${name} to ${Object.values(databaseRoles).join(', ')}`)
  const settings = (user: string): ConnectionSettings => ({
    host: admin.host,
    port: admin.port,
    user,
    database: name,
  })
  const pools = Object.values(databaseRoles).map((role) =>
    createPool(settings(role), {
      applicationName: 'moothall-test',
      onIdleError: ignoreDroppedDatabase,
      maximum: (role === databaseRoles.service ? options.connections : undefined) ?? 20,
    }),
  )
  const [ownerPool, servicePool, jobsPool, sequencerPool] = pools
  if (!ownerPool || !servicePool || !jobsPool || !sequencerPool) throw new Error('a role without a pool')
  const clean = async (): Promise<void> => {
    await Promise.all(pools.map(closePool))
    await asAdmin(admin, `drop database if exists ${name} with (force)`)
  }
  ;(options.finished ?? onTestFinished)(clean)
  return {
    database: createDatabase(servicePool),
    asOwner: new Kysely<DatabaseSchema>({ dialect: new PostgresDialect({ pool: ownerPool }) }),
    ownerPool,
    servicePool,
    jobsPool,
    sequencerPool,
    settings,
  }
}

/** Dropping the database with force ends connections that a test left behind; nothing else may break. */
function ignoreDroppedDatabase(error: Error): void {
  if (!('code' in error) || error.code !== '57P01') throw error
}

async function asAdmin(admin: AdminConnection, statement: string): Promise<void> {
  const client = new Client({ ...admin, database: 'postgres' })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
