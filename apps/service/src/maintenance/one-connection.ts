import { Kysely, PostgresDialect } from 'kysely'
import type { PoolClient } from 'pg'
import { closePool, type ConnectionSettings, createPool } from '../platform/database/pool.ts'
import { AppError } from '../platform/errors/app-error.ts'

/**
 * One connection with two faces: Kysely's, for the migrator, and the driver's own, for COPY. A transaction begun by the one is
 * the other's, too.
 */
export async function withOneConnection<Result>(
  settings: ConnectionSettings,
  work: (client: PoolClient, kysely: Kysely<unknown>) => Promise<Result>,
): Promise<Result> {
  const pool = commandPool(settings, 1)
  try {
    // A pool of one: what Kysely takes out next is this connection.
    const client = await pool.connect()
    client.release()
    return await work(client, new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) }))
  } finally {
    await closePool(pool)
  }
}

/** A pool for an operator's command: it ends with the command, and a broken connection ends the command. */
export function commandPool(settings: ConnectionSettings, maximum: number): ReturnType<typeof createPool> {
  return createPool(settings, {
    applicationName: 'moothall-command',
    maximum,
    onIdleError: (error) => {
      throw new AppError('database.connection-lost', 'The connection to the database broke', { cause: error })
    },
  })
}
