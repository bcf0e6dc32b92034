import { type ChildProcess, spawn } from 'node:child_process'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { type Account, commandPrefix } from './account.ts'
import type { PostgresBinaries } from './binaries.ts'
import { CLUSTER_NAME_PREFIX } from './clear-leftovers.ts'
import { explainOutput } from './explain-output.ts'
import { startTimeout } from './failures.ts'
import { isRoutine } from './routine-lines.ts'
import { SOCKET_PORT } from './socket-folder.ts'

export type ServerExit = { code: number | null; signal: NodeJS.Signals | null }

export type ServerProcess = {
  pid: number
  /** Resolves once the process has ended, for whatever reason. */
  exited: Promise<ServerExit>
  /** Ends open connections, writes everything out and waits for the end. Safe to call again. */
  stop(): Promise<void>
}

/** A recovery after a crash replays at most a few gigabytes; five minutes are ample. */
const START_SECONDS = 300
const STOP_MILLISECONDS = { immediate: 30_000, kill: 40_000 }
const LINES_KEPT = 40

/**
 * Starts `postgres` on the cluster and waits until it accepts connections.
 *
 * Its own session keeps a Ctrl-C of the terminal from it, so that requests in flight finish first; `--pdeathsig INT`
 * stops it when this process is killed.
 *
 * @throws AppError see `explainOutput`; `postgres-start-timeout`
 */
export async function startServerProcess(options: {
  clusterFolder: string
  socketFolder: string
  binaries: PostgresBinaries
  account: Account
  settings: Readonly<Record<string, string>>
  log: (line: string) => void
}): Promise<ServerProcess> {
  const { clusterFolder, socketFolder, binaries, account, log } = options
  const settings = { ...settingsFor(socketFolder), ...options.settings }
  const words = [
    ...commandPrefix(account),
    'setpriv',
    '--pdeathsig=INT',
    '--',
    // The parent may have died before the line above took effect.
    'sh',
    '-c',
    'test "$PPID" = "$1" || exit 1; shift; exec "$@"',
    'sh',
    String(process.pid),
    path.join(binaries.folder, 'postgres'),
    '-D',
    clusterFolder,
    ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ]
  const child = spawn('env', words, {
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' },
  })
  const exited = new Promise<ServerExit>((resolve) => {
    child.once('close', (code, signal) => resolve({ code, signal }))
  })
  const server: ServerProcess = { pid: child.pid ?? -1, exited, stop: () => stop(child, exited) }
  await untilReady(child, exited, { clusterFolder, log, stop: () => server.stop() })
  return server
}

function settingsFor(socketFolder: string): Record<string, string> {
  return {
    cluster_name: `${CLUSTER_NAME_PREFIX}${process.pid}`,
    listen_addresses: '',
    port: String(SOCKET_PORT),
    unix_socket_directories: socketFolder,
    unix_socket_permissions: '0700',
    max_connections: '60',
    timezone: 'UTC',
    log_timezone: 'UTC',
    lc_messages: 'C',
    log_line_prefix: '',
    log_checkpoints: 'off',
    // Rows and parameters may be personal data; the service sees each error itself.
    log_min_messages: 'log',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
  }
}

function untilReady(
  child: ChildProcess,
  exited: Promise<ServerExit>,
  {
    clusterFolder,
    log,
    stop,
  }: { clusterFolder: string; log: (line: string) => void; stop: () => Promise<void> },
): Promise<void> {
  return new Promise((resolve, reject) => {
    const lastLines: string[] = []
    const timer = setTimeout(() => {
      stop().then(() => reject(startTimeout(clusterFolder, START_SECONDS)), reject)
    }, START_SECONDS * 1000)
    const settle = (done: () => void) => {
      clearTimeout(timer)
      done()
    }
    if (child.stderr) {
      createInterface({ input: child.stderr }).on('line', (line) => {
        if (!isRoutine(line)) log(`Database: ${line}`)
        lastLines.push(line)
        if (lastLines.length > LINES_KEPT) lastLines.shift()
        if (line.endsWith('database system is ready to accept connections')) settle(resolve)
      })
    }
    child.once('error', (error) => settle(() => reject(error)))
    void exited.then(() =>
      settle(() => reject(explainOutput('postgres', clusterFolder, lastLines.join('\n')))),
    )
  })
}

async function stop(child: ChildProcess, exited: Promise<ServerExit>): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) child.kill('SIGINT')
  const immediate = setTimeout(() => child.kill('SIGQUIT'), STOP_MILLISECONDS.immediate)
  const kill = setTimeout(() => child.kill('SIGKILL'), STOP_MILLISECONDS.kill)
  await exited
  clearTimeout(immediate)
  clearTimeout(kill)
}
