import { readFileSync, readdirSync, statSync } from 'node:fs'
import path from 'node:path'

export interface DatabaseProcess {
  readonly pid: number
  readonly parentPid: number
}

/** The processes of the embedded database that work in a data folder, zombies apart. */
export function databaseProcesses(dataFolder: string): readonly DatabaseProcess[] {
  const cluster = statSync(path.join(dataFolder, 'postgres'))
  return readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry))
    .flatMap((entry) => {
      try {
        const folder = statSync(`/proc/${entry}/cwd`)
        if (folder.dev !== cluster.dev || folder.ino !== cluster.ino) return []
        // proc_pid_stat(5): pid (name) state ppid …
        const stat = /^\d+ \(postgres\) ([^Z]) (\d+) /.exec(readFileSync(`/proc/${entry}/stat`, 'utf8'))
        return stat ? [{ pid: Number(entry), parentPid: Number(stat[2]) }] : []
      } catch (error) {
        if (
          error instanceof Error &&
          'code' in error &&
          ['ENOENT', 'ESRCH', 'EACCES'].includes(String(error.code))
        ) {
          return []
        }
        throw error
      }
    })
}

/** Those that are nobody's child among them: one where one server runs. */
export function postmasters(dataFolder: string): readonly number[] {
  const processes = databaseProcesses(dataFolder)
  const pids = new Set(processes.map(({ pid }) => pid))
  return processes.filter(({ parentPid }) => !pids.has(parentPid)).map(({ pid }) => pid)
}
