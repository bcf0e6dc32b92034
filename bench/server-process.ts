import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'

export interface ServerProcess {
  readonly port: number
  readonly pid: number
  readonly stop: () => Promise<void>
}

/** Starts one of `bench/servers` in a process of its own. It tells its port when it listens. */
export async function startServer(name: string, ...parameters: string[]): Promise<ServerProcess> {
  const child = fork(fileURLToPath(new URL(`servers/${name}.ts`, import.meta.url)), parameters, {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const port = await new Promise<number>((resolve, reject) => {
    child.once('message', (message) => resolve(Number(message)))
    child.once('exit', (code) => reject(new Error(`the server ${name} ended with ${code}`)))
  })
  return {
    port,
    pid: child.pid ?? -1,
    stop: async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGKILL')
      await ended
    },
  }
}
