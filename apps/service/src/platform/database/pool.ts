import { once } from 'node:events'
import { type CustomTypesConfig, Pool, type PoolClient, types } from 'pg'
import { AppError } from '../errors/app-error.ts'

/** Where and as whom to connect: a URL, or a Unix socket folder with user and database. */
export type ConnectionSettings =
  | { readonly connectionString: string }
  | { readonly host: string; readonly port: number; readonly user: string; readonly database: string }

function parseBigint(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) {
    throw new AppError(
      'database.number-too-large',
      `The database returned ${text}, too large to hold exactly`,
    )
  }
  return value
}

/** Our bigints are counts and tree positions, far below 2^53; dates are calendar dates without a zone. */
const typeParsers: CustomTypesConfig = {
  getTypeParser(oid, format) {
    if (oid === types.builtins.INT8) return parseBigint
    if (oid === types.builtins.DATE) return (text: string) => text
    return types.getTypeParser(oid, format)
  },
}

export interface PoolOptions {
  readonly maximum?: number
  readonly applicationName: string
  /** Called when an idle connection breaks; the pool replaces it by itself. */
  readonly onIdleError: (error: Error) => void
}

/** A pool of connections as one role. Statements that run longer than a minute are ended. */
export function createPool(settings: ConnectionSettings, options: PoolOptions): Pool {
  const pool = new Pool({
    ...settings,
    max: options.maximum ?? 20,
    application_name: options.applicationName,
    types: typeParsers,
    statement_timeout: 60_000,
    idle_in_transaction_session_timeout: 60_000,
    connectionTimeoutMillis: 10_000,
  })
  pool.on('error', options.onIdleError)
  // A client checked out for long (an advisory lock, graphile-worker) reports a break on itself, not on the pool.
  pool.on('connect', (client) => {
    client.on('error', options.onIdleError)
    const clients = openClients.get(pool) ?? new Set()
    openClients.set(pool, clients.add(client))
    client.once('end', () => clients.delete(client))
  })
  return pool
}

const openClients = new WeakMap<Pool, Set<PoolClient>>()

/**
 * Ends a pool and waits until PostgreSQL has let go of every connection. `pool.end()` alone resolves once it has said
 * goodbye, and a server that stops at that moment complains of connections that it had to break.
 */
export async function closePool(pool: Pool): Promise<void> {
  if (!pool.ended) await pool.end()
  await Promise.all([...(openClients.get(pool) ?? [])].map((client) => once(client, 'end')))
}
