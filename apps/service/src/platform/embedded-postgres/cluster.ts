import { spawn } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { type Account, commandPrefix } from './account.ts'
import type { PostgresBinaries } from './binaries.ts'
import { explainOutput } from './explain-output.ts'
import { damagedCluster, versionMismatch } from './failures.ts'

export const SUPERUSER = 'postgres'

/** `builtin` does not depend on the machine's locales, so that an index stays right when the machine changes. */
const LOCALE = ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']

/**
 * True where there is a cluster that these programs can run.
 *
 * @throws AppError `postgres-version-mismatch`, `postgres-folder-damaged`
 */
export function clusterExists(clusterFolder: string, { major }: PostgresBinaries): boolean {
  if (!existsSync(clusterFolder)) return false
  if (readdirSync(clusterFolder).length === 0) return false
  const versionFile = path.join(clusterFolder, 'PG_VERSION')
  if (!existsSync(versionFile)) throw damagedCluster(clusterFolder)
  const found = readFileSync(versionFile, 'utf8').trim()
  if (found !== String(major)) throw versionMismatch(clusterFolder, found, major)
  return true
}

/**
 * Makes a new cluster beside its place and moves it there when it is complete and on disk: a kill in between leaves
 * nothing that looks like a database.
 *
 * @throws AppError see `explainOutput`
 */
export async function createCluster(
  clusterFolder: string,
  { binaries, account, durable }: { binaries: PostgresBinaries; account: Account; durable: boolean },
): Promise<void> {
  const unfinished = `${clusterFolder}.unfinished`
  rmSync(unfinished, { recursive: true, force: true })
  mkdirSync(unfinished, { mode: 0o700 })
  chmodSync(unfinished, 0o700)
  if (account.kind === 'other-user') chownSync(unfinished, account.uid, account.gid)
  const words = [
    ...commandPrefix(account),
    'setpriv',
    '--pdeathsig=KILL',
    '--',
    path.join(binaries.folder, 'initdb'),
    `--pgdata=${unfinished}`,
    `--username=${SUPERUSER}`,
    '--encoding=UTF8',
    ...(binaries.major >= 17 ? LOCALE : ['--locale=C.UTF-8']),
    '--text-search-config=english',
    '--data-checksums',
    '--auth-local=peer',
    '--auth-host=reject',
    ...(durable ? [] : ['--no-sync']),
  ]
  const { code, output } = await runToEnd(words)
  if (code !== 0) {
    rmSync(unfinished, { recursive: true, force: true })
    throw explainOutput('initdb', clusterFolder, output)
  }
  renameSync(unfinished, clusterFolder)
  syncFolder(path.dirname(clusterFolder))
}

/**
 * Lets in only who runs the service: the server compares the user behind each connection. A folder opened by mistake
 * is then still no way in for other users of the machine.
 */
export function writeAccessRules(clusterFolder: string, account: Account, major: number): void {
  // `all` as the database user of a map came with PostgreSQL 16; 15 is run by tests only.
  const rule = major >= 16 ? 'local all all peer map=moothall' : 'local all all trust'
  const users = account.kind === 'other-user' ? [account.name, 'root'] : [account.name]
  replaceContent(path.join(clusterFolder, 'pg_hba.conf'), `${rule}\n`)
  replaceContent(
    path.join(clusterFolder, 'pg_ident.conf'),
    users.map((name) => `moothall "${name}" all\n`).join(''),
  )
}

/** Rewriting in place keeps the file's owner. */
function replaceContent(file: string, content: string): void {
  if (readFileSync(file, 'utf8') !== content) writeFileSync(file, content, { flush: true })
}

function syncFolder(folder: string): void {
  const descriptor = openSync(folder, 'r')
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}

function runToEnd(words: string[]): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn('env', words, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' },
    })
    let output = ''
    const collect = (chunk: Buffer) => (output += chunk.toString('utf8'))
    child.stdout.on('data', collect)
    child.stderr.on('data', collect)
    child.once('error', reject)
    child.once('close', (code) => resolve({ code, output }))
  })
}
