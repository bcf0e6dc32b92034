import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

const root = join(import.meta.dirname, '../..')

/** A service in a process of its own, as an operator starts it, on an empty data folder. */
export interface TestService {
  readonly address: string
  readonly dataFolder: string
  /** What it told the terminal so far. */
  readonly lines: readonly string[]
  /** The first line on which the pattern is found, now or later; its first group, or the whole match. */
  find(pattern: RegExp): Promise<string>
  /** Settings with which the command line finds the same installation. */
  readonly environment: NodeJS.ProcessEnv
  stop(): Promise<void>
}

/** A port that nobody listens on, for who has to know a service's address before it is there. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}

/** Starts the service and waits until it answers. It ends with the test, and its data with it. */
export async function startTestService(...arguments_: string[]): Promise<TestService> {
  return await startTestServiceWith({}, ...arguments_)
}

/** The same with settings of its own. @param settings `PORT` among them: any free one unless given */
export async function startTestServiceWith(
  settings: Readonly<Record<string, string>>,
  ...arguments_: string[]
): Promise<TestService> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'moothall-e2e-'))
  const port = settings['PORT'] ?? String(await freePort())
  const environment = {
    ...process.env,
    MOOTHALL_DATA: dataFolder,
    MOOTHALL_MAIL: 'outbox',
    PORT: port,
    LOG_LEVEL: 'error',
    ...settings,
  }
  const child = spawn(process.execPath, [join(root, 'apps/service/src/main.ts'), ...arguments_], {
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const output = collectLines(child)
  const service = {
    address: `http://localhost:${port}`,
    dataFolder,
    lines: output.lines,
    find: output.find,
    environment,
    async stop() {
      if (child.exitCode === null && child.signalCode === null) {
        child.kill('SIGTERM')
        await once(child, 'exit')
      }
      await rm(dataFolder, { recursive: true, force: true })
    },
  }
  await service.find(/Moothall is at (\S+)/)
  return service
}

function collectLines(child: ChildProcess): Pick<TestService, 'lines' | 'find'> {
  const lines: string[] = []
  const waiting = new Set<() => void>()
  for (const stream of [child.stdout, child.stderr]) {
    if (!stream) continue
    createInterface({ input: stream }).on('line', (line) => {
      lines.push(line)
      for (const look of waiting) look()
    })
  }
  child.on('exit', () => {
    for (const look of waiting) look()
  })
  const find = async (pattern: RegExp): Promise<string> =>
    await new Promise((resolve, reject) => {
      const look = (): void => {
        const match = lines.map((line) => pattern.exec(line)).find((found) => found !== null)
        if (!match && child.exitCode === null) return
        waiting.delete(look)
        if (match) resolve(match[1] ?? match[0])
        else reject(new Error(`The service ended without saying ${pattern}:\n${lines.join('\n')}`))
      }
      waiting.add(look)
      look()
    })
  return { lines, find }
}
