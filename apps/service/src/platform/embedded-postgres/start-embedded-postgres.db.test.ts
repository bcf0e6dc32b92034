import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { Client } from 'pg'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { makeTestFolder } from '../../../test/postgres/test-folder.ts'
import { AppError } from '../errors/app-error.ts'
import { locateEmbeddedBinaries } from './binaries.ts'
import { type EmbeddedPostgres, startEmbeddedPostgres } from './start-embedded-postgres.ts'

const holdCluster = path.resolve(import.meta.dirname, '../../../test/postgres/hold-cluster.ts')
const heldCluster = z.object({ pid: z.number(), socketFolder: z.string() })
const nobody = { uid: 65_534, gid: 65_534 }

let folder: ReturnType<typeof makeTestFolder>
let servers: EmbeddedPostgres[]
let children: ChildProcess[]

beforeEach(() => {
  folder = makeTestFolder('embedded')
  servers = []
  children = []
})

afterEach(async () => {
  for (const child of children) child.kill('SIGKILL')
  await Promise.all(servers.map((server) => server.stop()))
  await vi.waitFor(
    () => {
      const left = processesIn(clusterFolder())
      if (left.length > 0) throw new Error(`Processes still use the database: ${left.join(', ')}`)
    },
    { timeout: 20_000 },
  )
  folder.remove()
})

const clusterFolder = () => path.join(folder.path, 'postgres')

async function start(dataFolder = folder.path): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({ dataFolder, log: () => {} })
  servers.push(server)
  return server
}

/** Runs statements as the superuser; the rows are those of the last one. */
async function query(socketFolder: string, ...statements: string[]): Promise<unknown[]> {
  const client = new Client({ host: socketFolder, port: 5432, user: 'postgres', database: 'postgres' })
  await client.connect()
  try {
    let rows: unknown[] = []
    for (const statement of statements) rows = (await client.query(statement)).rows
    return rows
  } finally {
    await client.end()
  }
}

/** Another process that holds the data folder and runs the database, as the service does. */
async function startHolder() {
  const child = spawn(process.execPath, [holdCluster, folder.path], { stdio: ['ignore', 'pipe', 'inherit'] })
  children.push(child)
  const [line] = await once(createInterface({ input: child.stdout }), 'line')
  return { child, ...heldCluster.parse(JSON.parse(String(line))) }
}

/** Live processes that work in the folder; a zombie works nowhere. */
function processesIn(cluster: string): number[] {
  return readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry) && workingFolder(entry) === cluster)
    .map(Number)
}

function workingFolder(pid: string): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`)
  } catch {
    // It has just ended, or belongs to somebody else.
    return undefined
  }
}

/** What becomes of a start: the user id that the database's files belong to, or the code of the refusal. */
async function outcome(): Promise<unknown> {
  try {
    await start()
    return statSync(clusterFolder()).uid
  } catch (error) {
    return error instanceof AppError ? error.code : error
  }
}

describe('startEmbeddedPostgres', () => {
  it('keeps what was committed from one start to the next, durably and with checksums', async () => {
    const first = await start()
    await query(first.socketFolder, 'create table kept (n int)', 'insert into kept values (1)')
    await first.stop()
    const second = await start()
    expect(await query(second.socketFolder, 'select n from kept')).toEqual([{ n: 1 }])
    const settings = `select name, setting from pg_settings
      where name in ('fsync', 'synchronous_commit', 'full_page_writes', 'data_checksums', 'server_encoding') order by 1`
    expect(await query(second.socketFolder, settings)).toEqual([
      { name: 'data_checksums', setting: 'on' },
      { name: 'fsync', setting: 'on' },
      { name: 'full_page_writes', setting: 'on' },
      { name: 'server_encoding', setting: 'UTF8' },
      { name: 'synchronous_commit', setting: 'on' },
    ])
  })

  it('is reached only through a private folder, by the user who runs it', async () => {
    const { socketFolder, version } = await start()
    expect(statSync(socketFolder).mode & 0o777).toBe(0o700)
    expect(statSync(clusterFolder()).mode & 0o777).toBe(0o700)
    expect(await query(socketFolder, 'show listen_addresses')).toEqual([{ listen_addresses: '' }])
    expect(version).toMatch(/^18\.\d+$/)
    const rules = await query(socketFolder, 'select type, auth_method from pg_hba_file_rules')
    expect(rules).toEqual([{ type: 'local', auth_method: 'peer' }])
  })

  it('loses nothing and blocks nothing when the service is killed', async () => {
    const { child, pid, socketFolder } = await startHolder()
    await query(socketFolder, 'create table kept (n int)', 'insert into kept values (1)')
    child.kill('SIGKILL')
    await once(child, 'exit')
    const next = await start()
    expect(await query(next.socketFolder, 'select n from kept')).toEqual([{ n: 1 }])
    expect(processesIn(clusterFolder())).not.toContain(pid)
  })

  it('recovers when the database itself is killed, and its file then names another program', async () => {
    const first = await start()
    await query(first.socketFolder, 'create table kept (n int)', 'insert into kept values (1)')
    const pidFile = readFileSync(path.join(clusterFolder(), 'postmaster.pid'), 'utf8')
    const ended = new Promise((resolve) => first.onExit(resolve))
    process.kill(first.pid, 'SIGKILL')
    expect(await ended).toEqual({ code: null, signal: 'SIGKILL' })
    // This test's own process id stands for one that was given to another program.
    writeFileSync(path.join(clusterFolder(), 'postmaster.pid'), pidFile.replace(/^\d+/, String(process.pid)))
    const second = await start()
    expect(await query(second.socketFolder, 'select n from kept')).toEqual([{ n: 1 }])
  })

  it('refuses a second start while the first runs', async () => {
    const { pid } = await startHolder()
    await expect(start()).rejects.toMatchObject({
      code: 'postgres-in-use',
      message: expect.stringContaining(`process ${pid}`),
    })
  })

  it('starts where the path is too long for a socket, and leaves no folder behind', async () => {
    const deep = path.join(folder.path, 'a-rather-long-name-of-a-folder'.repeat(4))
    const server = await start(deep)
    expect(await query(server.socketFolder, 'select 1 as n')).toEqual([{ n: 1 }])
    await server.stop()
    expect(existsSync(server.socketFolder)).toBe(false)
  })

  it('starts again after a kill in the middle of making the database', async () => {
    mkdirSync(`${clusterFolder()}.unfinished`)
    writeFileSync(path.join(`${clusterFolder()}.unfinished`, 'PG_VERSION'), '18\n')
    const server = await start()
    expect(await query(server.socketFolder, 'select 1 as n')).toEqual([{ n: 1 }])
  })

  it('refuses a database of another major version, and leaves it alone', async () => {
    mkdirSync(clusterFolder())
    writeFileSync(path.join(clusterFolder(), 'PG_VERSION'), '16\n')
    await expect(start()).rejects.toMatchObject({ code: 'postgres-version-mismatch' })
    expect(readdirSync(clusterFolder())).toEqual(['PG_VERSION'])
  })

  it('refuses a folder that is no database, and leaves it alone', async () => {
    mkdirSync(clusterFolder())
    writeFileSync(path.join(clusterFolder(), 'letter'), 'keep me')
    await expect(start()).rejects.toMatchObject({ code: 'postgres-folder-damaged' })
    expect(readdirSync(clusterFolder())).toEqual(['letter'])
  })

  it('says so when the database is damaged', async () => {
    await (await start()).stop()
    writeFileSync(path.join(clusterFolder(), 'global', 'pg_control'), '')
    await expect(start()).rejects.toMatchObject({ name: 'AppError', code: 'postgres-folder-damaged' })
  })

  it('runs as the owner of the data folder, or says why not', async () => {
    const isRoot = process.getuid?.() === 0
    if (isRoot) chownSync(folder.path, nobody.uid, nobody.gid)
    else chmodSync(folder.path, 0o500)
    const program = path.join(locateEmbeddedBinaries().folder, 'postgres')
    const asNobody = ['--reuid=65534', '--regid=65534', '--clear-groups', 'test', '-x', program]
    const nobodyReaches = isRoot && spawnSync('setpriv', asNobody).status === 0
    const expectedForRoot = nobodyReaches ? nobody.uid : 'postgres-folder-unreachable'
    expect(await outcome()).toBe(isRoot ? expectedForRoot : 'data-folder-unreadable')
    chmodSync(folder.path, 0o700)
  })
})
