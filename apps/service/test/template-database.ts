import { bootstrapDatabase, databaseRoles } from '../src/platform/database/bootstrap.ts'
import { migrateToLatest } from '../src/platform/database/migrate.ts'
import { createPool } from '../src/platform/database/pool.ts'
import { prepareJobs } from '../src/platform/jobs/prepare-jobs.ts'

/** The server that tests run against, as its superuser. */
export interface AdminConnection {
  readonly host: string
  readonly port: number
  readonly user: string
}

export const templateDatabase = 'moothall_template'

/** Makes the database that every test's own database is copied from: roles, migrations, job queue, no rows. */
export async function prepareTemplate(admin: AdminConnection): Promise<void> {
  await bootstrapDatabase(admin, templateDatabase)
  await withRolePool(admin, databaseRoles.jobs, prepareJobs)
  await withRolePool(admin, databaseRoles.owner, async (pool) => {
    await migrateToLatest(pool)
  })
}

async function withRolePool(
  admin: AdminConnection,
  user: string,
  work: (pool: ReturnType<typeof createPool>) => Promise<void>,
): Promise<void> {
  const pool = createPool(
    { host: admin.host, port: admin.port, user, database: templateDatabase },
    { applicationName: 'moothall-test', maximum: 3, onIdleError: raise },
  )
  try {
    await work(pool)
  } finally {
    await pool.end()
  }
}

function raise(error: Error): never {
  throw error
}
