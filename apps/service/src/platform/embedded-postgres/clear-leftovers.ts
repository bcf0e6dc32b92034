import { readFileSync, readdirSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { inUse, leftoverWillNotStop } from './failures.ts'
import {
  type LeftoverDecision,
  type PidFile,
  type ProcessFacts,
  decideLeftovers,
  parsePidFile,
} from './leftovers.ts'
import { removeSocketFolder } from './socket-folder.ts'

/** Marks the processes that Moothall starts; the id of the service follows. */
export const CLUSTER_NAME_PREFIX = 'moothall-'

/** How long orphans get before each stronger signal, in milliseconds from the start. */
const ASK_AGAIN = { immediate: 15_000, giveUp: 25_000 }

/**
 * Makes the cluster free to start after a kill or a power cut: waits for orphans to finish, and removes a stale
 * `postmaster.pid` and the sockets it names. The caller holds the data folder's lock.
 *
 * @throws AppError `postgres-in-use`, `postgres-leftover-running`
 */
export async function clearLeftovers(clusterFolder: string, log: (line: string) => void): Promise<void> {
  const pidFilePath = path.join(clusterFolder, 'postmaster.pid')
  const startedAt = Date.now()
  const signalled = new Set<string>()
  for (;;) {
    const pidFile = readPidFile(pidFilePath)
    const decision = decideLeftovers(pidFile, listProcesses(clusterFolder))
    if (decision.kind === 'in-use') throw inUse(clusterFolder, decision.pid)
    if (decision.kind === 'nothing') return
    if (decision.kind === 'remove-stale') {
      log(`Removing what an earlier run of the database left behind (${decision.reason}).`)
      if (typeof pidFile === 'object') removeSocketFolder(pidFile.socketFolder, path.dirname(clusterFolder))
      rmSync(pidFilePath, { force: true })
      return
    }
    const waited = Date.now() - startedAt
    if (signalled.size === 0) log('Waiting for the database of an earlier run to stop.')
    if (waited > ASK_AGAIN.giveUp) throw leftoverWillNotStop(clusterFolder, decision.pids[0] ?? 0)
    askToStop(decision, waited, signalled)
    await delay(20)
  }
}

function askToStop(
  { pids, postmaster }: LeftoverDecision & { kind: 'await-orphans' },
  waited: number,
  signalled: Set<string>,
): void {
  const signal = waited > ASK_AGAIN.immediate ? 'SIGQUIT' : 'SIGINT'
  // Without their postmaster, the others notice its end and leave by themselves; a busy one may need to be told.
  const receivers = postmaster === undefined ? (signal === 'SIGQUIT' ? pids : []) : [postmaster]
  if (receivers.length === 0) signalled.add('waiting')
  for (const pid of receivers) {
    if (signalled.has(`${pid} ${signal}`)) continue
    signalled.add(`${pid} ${signal}`)
    try {
      process.kill(pid, signal)
    } catch (error) {
      if (!isGone(error)) throw error
    }
  }
}

function readPidFile(file: string): PidFile | 'absent' | 'unreadable' {
  try {
    return parsePidFile(readFileSync(file, 'utf8')) ?? 'unreadable'
  } catch (error) {
    if (isGone(error)) return 'absent'
    throw error
  }
}

/** Every process that can be looked at. One of another user cannot, and does not use a folder that is ours alone. */
function listProcesses(clusterFolder: string): ProcessFacts[] {
  const cluster = statSync(clusterFolder)
  return readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry))
    .flatMap((entry) => {
      const facts = readProcess(
        Number(entry),
        (folder) => folder.dev === cluster.dev && folder.ino === cluster.ino,
      )
      return facts ? [facts] : []
    })
}

function readProcess(
  pid: number,
  isCluster: (folder: { dev: number; ino: number }) => boolean,
): ProcessFacts | undefined {
  const stat = readOrNothing(() => readFileSync(`/proc/${pid}/stat`, 'utf8'))
  // proc_pid_stat(5): pid (name) state ppid …; the name may itself hold brackets and spaces.
  const match = stat && /^\d+ \((.*)\) (\S) (\d+) /s.exec(stat)
  if (!match) return undefined
  const [, name = '', state = '', parentPid = ''] = match
  const facts = { pid, parentPid: Number(parentPid), name, zombie: state === 'Z' || state === 'X' }
  if (name !== 'postgres' || facts.zombie) return { ...facts, inCluster: false }
  const folder = readOrNothing(() => statSync(`/proc/${pid}/cwd`))
  if (!folder || !isCluster(folder)) return { ...facts, inCluster: false }
  const commandLine = readOrNothing(() => readFileSync(`/proc/${pid}/cmdline`, 'utf8')) ?? ''
  const startedBy = new RegExp(`cluster_name=${CLUSTER_NAME_PREFIX}(\\d+)`).exec(commandLine)?.[1]
  return { ...facts, inCluster: true, ...(startedBy && { startedBy: Number(startedBy) }) }
}

function readOrNothing<T>(read: () => T): T | undefined {
  try {
    return read()
  } catch (error) {
    if (isGone(error) || hasCode(error, 'EACCES') || hasCode(error, 'EPERM')) return undefined
    throw error
  }
}

function isGone(error: unknown): boolean {
  return hasCode(error, 'ENOENT') || hasCode(error, 'ESRCH')
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
