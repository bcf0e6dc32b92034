import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import {
  type PostgresBinaries,
  startCluster,
  startEmbeddedPostgres,
} from '../../src/platform/embedded-postgres/index.ts'
import type { AdminConnection } from '../template-database.ts'
import { makeTestFolder } from './test-folder.ts'

/** `embedded` is the PostgreSQL 18 that the product ships; `debian` the oldest that it supports, 15. */
export type TestPostgresKind = 'embedded' | 'debian'

export type TestPostgres = {
  admin: AdminConnection
  version: string
  stop(): Promise<void>
}

/** Nothing here has to outlast a power cut; tests about durability start their own cluster. */
const FAST = { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off', max_connections: '250' }

/** Starts an empty server in a temporary folder. It ends with this process, however that ends. */
export async function startTestPostgres(kind: TestPostgresKind): Promise<TestPostgres> {
  const folder = makeTestFolder('postgres')
  const lines: string[] = []
  const options = { dataFolder: folder.path, log: (line: string) => lines.push(line), settings: FAST }
  const server =
    kind === 'embedded'
      ? await startEmbeddedPostgres(options)
      : await startCluster({ ...options, binaries: debianBinaries() })
  server.onExit(({ code, signal }) => {
    throw new Error(`The test server ended (${code ?? signal}):\n${lines.slice(-10).join('\n')}`)
  })
  return {
    admin: { host: server.socketFolder, port: server.port, user: server.superuser },
    version: server.version,
    async stop() {
      await server.stop()
      folder.remove()
    },
  }
}

function debianBinaries(): PostgresBinaries {
  const folder = '/usr/lib/postgresql/15/bin'
  const program = path.join(folder, 'postgres')
  if (!existsSync(program)) throw new Error('PostgreSQL 15 is missing: apt-get install postgresql-15')
  const { stdout } = spawnSync(program, ['--version'], { encoding: 'utf8' })
  const version = /\b15\.\d+/.exec(stdout)?.[0]
  if (version === undefined) throw new Error(`${program} --version said: ${stdout}`)
  return { folder, version, major: 15 }
}
