import { chmodSync, mkdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { AppError } from '../errors/app-error.ts'
import { type PostgresBinaries, locateEmbeddedBinaries } from './binaries.ts'
import { clearLeftovers } from './clear-leftovers.ts'
import { SUPERUSER, clusterExists, createCluster, writeAccessRules } from './cluster.ts'
import { folderFailure } from '../process/folder-failure.ts'
import { accountFor, assertReachable } from './inspect-account.ts'
import { type ServerExit, type ServerProcess, startServerProcess } from './server-process.ts'
import { SOCKET_PORT, makeSocketFolder, removeSocketFolder } from './socket-folder.ts'

/** A running database server that only this user of this machine can reach. */
export type EmbeddedPostgres = {
  /** Give this as `host` to `pg`. */
  socketFolder: string
  port: number
  superuser: typeof SUPERUSER
  /** For example `18.4`. */
  version: string
  /** Process id of the server. */
  pid: number
  stop(): Promise<void>
  /** Calls back when the server ends without having been asked to. */
  onExit(callback: (exit: ServerExit) => void): void
}

/**
 * Starts the PostgreSQL from npm on the cluster in `<dataFolder>/postgres`, making the cluster the first time.
 *
 * The caller holds the data folder's lock (`takeDataFolder`).
 *
 * @param options.settings server settings that replace the usual ones; tests that need no durability turn `fsync` off
 * @throws AppError with one of the codes in `failures.ts` and `explain-output.ts`
 */
export async function startEmbeddedPostgres(options: {
  dataFolder: string
  log: (line: string) => void
  settings?: Readonly<Record<string, string>>
}): Promise<EmbeddedPostgres> {
  return startCluster({ ...options, binaries: locateEmbeddedBinaries() })
}

/** As `startEmbeddedPostgres`, with the programs of any PostgreSQL installation. */
export async function startCluster({
  dataFolder,
  binaries,
  log,
  settings = {},
}: {
  dataFolder: string
  binaries: PostgresBinaries
  log: (line: string) => void
  settings?: Readonly<Record<string, string>>
}): Promise<EmbeddedPostgres> {
  const root = path.resolve(dataFolder)
  try {
    return await start(root, binaries, log, settings)
  } catch (error) {
    throw error instanceof AppError ? error : folderFailure(root, error)
  }
}

async function start(
  dataFolder: string,
  binaries: PostgresBinaries,
  log: (line: string) => void,
  settings: Readonly<Record<string, string>>,
): Promise<EmbeddedPostgres> {
  const clusterFolder = path.join(dataFolder, 'postgres')
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 })
  const account = accountFor(clusterFolder, log)
  if (clusterExists(clusterFolder, binaries)) {
    chmodSync(clusterFolder, 0o700)
    await clearLeftovers(clusterFolder, log)
  } else {
    log(`Making a new PostgreSQL ${binaries.version} database in ${clusterFolder}.`)
    if (account.kind === 'other-user') letPass(dataFolder, account.uid)
    if (account.kind !== 'same-user') {
      assertReachable(account, path.join(binaries.folder, 'postgres'), dataFolder)
    }
    await createCluster(clusterFolder, { binaries, account, durable: settings['fsync'] !== 'off' })
  }
  writeAccessRules(clusterFolder, account, binaries.major)
  const socketFolder = makeSocketFolder(dataFolder, account)
  try {
    const server = await startServerProcess({ clusterFolder, socketFolder, binaries, account, settings, log })
    return describe(server, { dataFolder, socketFolder, version: binaries.version })
  } catch (error) {
    removeSocketFolder(socketFolder, dataFolder)
    throw error
  }
}

/** Lets another user through the data folder to the cluster, without letting it list or change anything on the way. */
function letPass(folder: string, uid: number): void {
  const { uid: owner, mode } = statSync(folder)
  if (owner !== uid) chmodSync(folder, (mode & 0o777) | 0o011)
}

function describe(
  server: ServerProcess,
  { dataFolder, socketFolder, version }: { dataFolder: string; socketFolder: string; version: string },
): EmbeddedPostgres {
  let asked = false
  return {
    socketFolder,
    port: SOCKET_PORT,
    superuser: SUPERUSER,
    version,
    pid: server.pid,
    async stop() {
      asked = true
      await server.stop()
      removeSocketFolder(socketFolder, dataFolder)
    },
    onExit(callback) {
      const watch = async () => {
        const exit = await server.exited
        if (!asked) callback(exit)
      }
      void watch()
    },
  }
}
