import type { ServiceConfig, ServiceSecrets } from './config/service-config.ts'
import { bootstrapDatabase, databaseRoles } from './platform/database/bootstrap.ts'
import { checkServiceRole } from './platform/database/check-service-role.ts'
import { migrateToLatest } from './platform/database/migrate.ts'
import { closePool, type ConnectionSettings, createPool } from './platform/database/pool.ts'
import { startEmbeddedPostgres } from './platform/embedded-postgres/index.ts'
import { prepareJobs } from './platform/jobs/prepare-jobs.ts'

/** How to connect as each of the four roles. */
export interface RoleConnections {
  readonly service: ConnectionSettings
  readonly owner: ConnectionSettings
  readonly jobs: ConnectionSettings
  readonly sequencer: ConnectionSettings
}

export interface OpenDatabase {
  readonly connections: RoleConnections
  /** Stops the embedded server; leaves a body's own alone. */
  stop(): Promise<void>
  /** Calls back where the embedded server ends by itself. */
  onExit(callback: () => void): void
}

/** The name of the database in the embedded server. */
export const embeddedDatabase = 'moothall'

/** The body's own PostgreSQL where the settings name one, else the embedded one; its caller holds the data folder. */
export async function openDatabase(
  config: ServiceConfig,
  secrets: ServiceSecrets,
  log: (line: string) => void,
): Promise<OpenDatabase> {
  if (secrets.databases) return { ...ownServer(secrets.databases), onExit: () => undefined }
  const server = await startEmbeddedPostgres({ dataFolder: config.dataFolder, log })
  const superuser = { host: server.socketFolder, port: server.port, user: server.superuser }
  try {
    await bootstrapDatabase(superuser, embeddedDatabase)
  } catch (error) {
    await server.stop()
    throw error
  }
  return {
    connections: socketConnections(server.socketFolder, server.port),
    stop: () => server.stop(),
    onExit: (callback) => server.onExit(callback),
  }
}

/** The four roles over the embedded server's socket. */
export function socketConnections(host: string, port: number): RoleConnections {
  const as = (user: string): ConnectionSettings => ({ host, port, user, database: embeddedDatabase })
  return {
    service: as(databaseRoles.service),
    owner: as(databaseRoles.owner),
    jobs: as(databaseRoles.jobs),
    sequencer: as(databaseRoles.sequencer),
  }
}

function ownServer(addresses: NonNullable<ServiceSecrets['databases']>): Omit<OpenDatabase, 'onExit'> {
  return {
    connections: {
      service: { connectionString: addresses.service },
      owner: { connectionString: addresses.owner },
      jobs: { connectionString: addresses.jobs },
      sequencer: { connectionString: addresses.sequencer },
    },
    stop: async () => await Promise.resolve(),
  }
}

/**
 * Brings the job queue and the tables to their newest shape and refuses a service role for which row-level security
 * would not hold.
 */
export async function prepareDatabase(
  connections: RoleConnections,
  onIdleError: (error: Error) => void,
): Promise<void> {
  const poolAs = (settings: ConnectionSettings) =>
    createPool(settings, { applicationName: 'moothall-start', maximum: 3, onIdleError })
  const jobs = poolAs(connections.jobs)
  const owner = poolAs(connections.owner)
  const service = poolAs(connections.service)
  try {
    await prepareJobs(jobs)
    await migrateToLatest(owner)
    await checkServiceRole(service)
  } finally {
    await Promise.all([jobs, owner, service].map(closePool))
  }
}
