/** What `postmaster.pid` says, line by line: https://www.postgresql.org/docs/18/storage-file-layout.html */
export type PidFile = { pid: number; socketFolder: string }

/** One process, as far as `/proc` tells. */
export type ProcessFacts = {
  pid: number
  parentPid: number
  /** Name of the program, at most 15 bytes. */
  name: string
  /** A zombie has ended; only its parent has not noticed. */
  zombie: boolean
  /** Its working folder is the cluster: every PostgreSQL process of a cluster works there. */
  inCluster: boolean
  /** The service that started it, from its command line; missing where Moothall did not. */
  startedBy?: number
}

export type LeftoverDecision =
  | { kind: 'nothing' }
  /** The file lies: no PostgreSQL process uses the cluster. */
  | { kind: 'remove-stale'; reason: 'process-gone' | 'zombie' | 'pid-reused' | 'unreadable' }
  /** Orphans of a service that was killed: they are on their way out, or have to be asked. */
  | { kind: 'await-orphans'; pids: number[]; postmaster?: number }
  /** A running service, or somebody's own start of the cluster. */
  | { kind: 'in-use'; pid: number }

/** @returns undefined where the file is cut short, as after a full disk */
export function parsePidFile(text: string): PidFile | undefined {
  const lines = text.split('\n')
  const pid = Number(lines[0])
  if (!Number.isSafeInteger(pid) || pid <= 0) return undefined
  return { pid, socketFolder: lines[4] ?? '' }
}

/**
 * Decides what to do about an earlier run of the cluster. A process id alone proves nothing, since ids are used again,
 * so what counts is whether a live PostgreSQL process has the cluster as its working folder. Removing the file while
 * one does would let two servers write to the same files.
 */
export function decideLeftovers(
  pidFile: PidFile | 'absent' | 'unreadable',
  processes: ProcessFacts[],
): LeftoverDecision {
  const users = processes.filter(({ name, zombie, inCluster }) => name === 'postgres' && !zombie && inCluster)
  const named = typeof pidFile === 'object' ? pidFile.pid : undefined
  if (users.length > 0) {
    // Only a postmaster keeps the command line it was started with; the others show what they are doing.
    const postmaster =
      users.find(({ pid }) => pid === named) ?? users.find(({ startedBy }) => startedBy !== undefined)
    if (postmaster && (postmaster.startedBy === undefined || postmaster.startedBy === postmaster.parentPid)) {
      return { kind: 'in-use', pid: postmaster.pid }
    }
    const pids = users.map(({ pid }) => pid)
    return { kind: 'await-orphans', pids, ...(postmaster && { postmaster: postmaster.pid }) }
  }
  if (pidFile === 'absent') return { kind: 'nothing' }
  if (pidFile === 'unreadable') return { kind: 'remove-stale', reason: 'unreadable' }
  const namesake = processes.find(({ pid }) => pid === named)
  if (!namesake) return { kind: 'remove-stale', reason: 'process-gone' }
  return { kind: 'remove-stale', reason: namesake.zombie ? 'zombie' : 'pid-reused' }
}
