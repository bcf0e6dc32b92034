import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { createInterface } from 'node:readline'

const main = path.join(import.meta.dirname, '../../src/main.ts')
/** As `script/server` passes them. */
const nodeFlags = readFileSync(path.join(import.meta.dirname, '../../node-flags'), 'utf8')
  .trim()
  .split('\n')

export interface ServiceProcess {
  readonly pid: number
  readonly port: number
  /** Settings with which `openInstallation` finds the same installation. */
  readonly environment: NodeJS.ProcessEnv
  /** What it said on the terminal so far. */
  readonly lines: readonly string[]
  /** Resolves once it answers. @throws what it said, where it ends before */
  ready(): Promise<void>
  /** Resolves once it has ended, for whatever reason. */
  readonly exited: Promise<void>
  /** Sends a signal and waits for the end. */
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void>
}

/** Starts the service as an operator does, in a process of its own. */
export function startServiceProcess(options: {
  readonly dataFolder: string
  readonly port: number
  readonly environment?: Readonly<Record<string, string>>
}): ServiceProcess {
  const environment: NodeJS.ProcessEnv = {
    PATH: process.env['PATH'],
    HOME: process.env['HOME'],
    MOOTHALL_DATA: options.dataFolder,
    MOOTHALL_MAIL: 'outbox',
    PORT: String(options.port),
    ...options.environment,
  }
  const child = spawn(process.execPath, [...nodeFlags, main], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: environment,
  })
  const lines: string[] = []
  const exited = hasEnded(child)
  const isReady = new Promise<boolean>((resolve) => {
    createInterface({ input: child.stderr }).on('line', (line) => {
      lines.push(line)
      if (line.startsWith('Moothall is at ')) resolve(true)
    })
    child.once('close', () => resolve(false))
  })
  return {
    pid: child.pid ?? -1,
    port: options.port,
    environment,
    lines,
    async ready() {
      if (!(await isReady)) throw new Error(`The service did not start:\n${lines.join('\n')}`)
    },
    exited,
    async end(signal) {
      child.kill(signal)
      await exited
    },
  }
}

async function hasEnded(child: ChildProcess): Promise<void> {
  await once(child, 'close')
}
