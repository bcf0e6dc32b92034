import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Pool } from 'pg'
import { readEnvironment } from './config/read-environment.ts'
import type { ServiceConfig } from './config/service-config.ts'
import { openDatabase, type RoleConnections, socketConnections } from './open-database.ts'
import { closePool, createPool } from './platform/database/pool.ts'
import { AppError } from './platform/errors/app-error.ts'
import { takeDataFolder } from './platform/process/data-folder.ts'

/** An installation as an operator's command sees it, with or without a running service. */
export interface Installation {
  readonly config: ServiceConfig
  readonly connections: RoleConnections
  /** As the owner of the tables: past row-level security. */
  readonly ownerPool: Pool
  /** Whether a service runs on the embedded database's folder at this moment. */
  readonly serviceRuns: boolean
  close(): Promise<void>
}

/**
 * Opens the installation that the environment describes. The embedded database is reached through the running service's
 * socket, or started for the time of the command. A command never makes an installation.
 * @throws AppError `installation.none`, `installation.starting`
 */
export async function openInstallation(
  env: Readonly<Record<string, string | undefined>>,
  log: (line: string) => void,
): Promise<Installation> {
  const { config, secrets } = readEnvironment(env, [])
  if (!secrets.databases && !existsSync(join(config.dataFolder, 'postgres'))) {
    throw new AppError('installation.none', `There is no installation in ${config.dataFolder}`, {
      advice: 'Set MOOTHALL_DATA to the folder of the service, or start the service once.',
    })
  }
  const running = secrets.databases ? undefined : await runningSocket(config.dataFolder)
  if (running) return withPool(config, socketConnections(running.folder, running.port), true, async () => {})
  const folder = secrets.databases ? undefined : takeDataFolder(config.dataFolder)
  try {
    const database = await openDatabase(config, secrets, log)
    return withPool(config, database.connections, false, async () => {
      await database.stop()
      folder?.release()
    })
  } catch (error) {
    folder?.release()
    throw error
  }
}

function withPool(
  config: ServiceConfig,
  connections: RoleConnections,
  serviceRuns: boolean,
  stop: () => Promise<void>,
): Installation {
  const ownerPool = createPool(connections.owner, {
    applicationName: 'moothall-command',
    maximum: 4,
    onIdleError: (error) => {
      throw new AppError('database.connection-lost', 'The connection to the database broke', { cause: error })
    },
  })
  return {
    config,
    connections,
    ownerPool,
    serviceRuns,
    async close() {
      await closePool(ownerPool)
      await stop()
    },
  }
}

/** Where the running service's database listens, from the file that PostgreSQL itself writes; none where none runs. */
async function runningSocket(dataFolder: string): Promise<{ folder: string; port: number } | undefined> {
  try {
    takeDataFolder(dataFolder).release()
    return undefined
  } catch (error) {
    if (!(error instanceof AppError && error.code === 'data-folder-taken')) throw error
  }
  const lines = (await readFile(join(dataFolder, 'postgres', 'postmaster.pid'), 'utf8')).split('\n')
  const [, , , port, folder] = lines
  if (!port || !folder) {
    throw new AppError('installation.starting', 'The service is just starting or stopping', {
      advice: 'Try again in a few seconds.',
    })
  }
  return { folder, port: Number(port) }
}
