import { Client } from 'pg'
import type { ConnectionSettings } from '../../platform/database/pool.ts'

/** Two connections that see the database at one and the same moment. */
export interface Snapshot {
  readonly owner: Client
  readonly jobs: Client
  close(): Promise<void>
}

/** Times are written in UTC and in ISO form, whatever the server's own settings; a long copy is no fault. */
const SETTINGS = `
set local timezone = 'UTC';
set local datestyle = 'ISO, YMD';
set local intervalstyle = 'postgres';
set local statement_timeout = 0;
set local idle_in_transaction_session_timeout = 0;
-- A table whose policies would hide rows from its owner must be an error, not a smaller backup.
set local row_security = off`

export async function openSnapshot(connections: {
  readonly owner: ConnectionSettings
  readonly jobs: ConnectionSettings
}): Promise<Snapshot> {
  const owner = await connect(connections.owner)
  const clients = [owner]
  const close = async (): Promise<void> => {
    await Promise.all(clients.map((client) => client.end()))
  }
  try {
    const jobs = await connect(connections.jobs)
    clients.push(jobs)
    await owner.query(`begin isolation level repeatable read read only; ${SETTINGS}`)
    const { rows } = await owner.query<{ id: string }>('select pg_export_snapshot() as id')
    await jobs.query('begin isolation level repeatable read read only')
    // An identifier that PostgreSQL has just made; the statement takes no parameters.
    await jobs.query(`set transaction snapshot ${jobs.escapeLiteral(rows[0]?.id ?? '')}; ${SETTINGS}`)
    return { owner, jobs, close }
  } catch (error) {
    await close()
    throw error
  }
}

/** A connection without the time limits of the service's pools. The caller sees a break in the statement it was in. */
export async function connect(settings: ConnectionSettings): Promise<Client> {
  const client = new Client({
    ...settings,
    application_name: 'moothall-command',
    connectionTimeoutMillis: 10_000,
  })
  client.on('error', () => client.removeAllListeners('error').on('error', ignoreAfterBreak))
  await client.connect()
  return client
}

/** A broken connection says so more than once; the statement in progress has already failed with the reason. */
function ignoreAfterBreak(): void {}
