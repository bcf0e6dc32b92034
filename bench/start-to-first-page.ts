import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { policyPaths } from '../apps/service/src/features/policies/index.ts'
import { startEmbeddedPostgres } from '../apps/service/src/platform/embedded-postgres/index.ts'
import { HttpClient, requestBytes } from '../apps/service/test/load/http-client.ts'
import { makeBody, openPreparation } from '../apps/service/test/load/preparation.ts'
import { makeTestFolder } from '../apps/service/test/postgres/test-folder.ts'
import { freePort } from '../apps/service/test/process/free-port.ts'
import { startServiceProcess } from '../apps/service/test/process/service-process.ts'
import type { BenchResult } from './bench-result.ts'

const ROUNDS = 6
const GOAL_MS = 2000
const ASK_EVERY_MS = 5
const GIVE_UP_MS = 60_000

/**
 * From the start of the process to the first answered page, on a data folder that there is already, with a body in it.
 * Against a bare Node server's first answer and the embedded database's start, each alone. The best of the rounds is
 * taken, because whatever else the machine does makes a round slower, never faster.
 */
export async function run(): Promise<BenchResult[]> {
  const folder = makeTestFolder('bench')
  try {
    await firstStart(folder.path)
    const best = { service: Infinity, node: Infinity, database: Infinity }
    for (let round = 0; round < ROUNDS; round++) {
      best.service = Math.min(best.service, await timeService(folder.path))
      best.node = Math.min(best.node, await timeBareNode())
      best.database = Math.min(best.database, await timeDatabase(folder.path))
    }
    const baseline = best.node + best.database
    return [
      {
        name: 'start-to-first-page',
        value: best.service,
        unit: 'ms',
        baseline,
        ratio: best.service / baseline,
        goal: `value ≤ ${GOAL_MS}`,
        met: best.service <= GOAL_MS,
      },
    ]
  } finally {
    folder.remove()
  }
}

async function firstStart(dataFolder: string): Promise<void> {
  const service = startServiceProcess({ dataFolder, port: await freePort() })
  try {
    await service.ready()
    const preparation = await openPreparation(service.environment)
    await makeBody(preparation.context)
    await preparation.close()
  } finally {
    await service.end('SIGTERM')
  }
}

async function timeService(dataFolder: string): Promise<number> {
  const port = await freePort()
  const startedAt = performance.now()
  const service = startServiceProcess({ dataFolder, port })
  await firstAnswer(port, policyPaths.list())
  const took = performance.now() - startedAt
  await service.end('SIGTERM')
  return took
}

async function timeBareNode(): Promise<number> {
  const port = await freePort()
  const file = fileURLToPath(new URL('servers/bare-node.ts', import.meta.url))
  const startedAt = performance.now()
  const child = spawn(process.execPath, [file, String(port)], { stdio: 'inherit' })
  const exited = untilExit(child)
  await firstAnswer(port, '/')
  const took = performance.now() - startedAt
  child.kill('SIGKILL')
  await exited
  return took
}

async function untilExit(child: ChildProcess): Promise<void> {
  await once(child, 'exit')
}

async function timeDatabase(dataFolder: string): Promise<number> {
  const startedAt = performance.now()
  const server = await startEmbeddedPostgres({ dataFolder, log: () => undefined })
  const took = performance.now() - startedAt
  await server.stop()
  return took
}

/** Asks until somebody listens. */
async function firstAnswer(port: number, path: string): Promise<void> {
  const until = performance.now() + GIVE_UP_MS
  const http = new HttpClient(port)
  for (;;) {
    try {
      const { status } = await http.send(requestBytes({ method: 'GET', path }))
      if (status !== 200) throw new Error(`the first page was answered with ${status}`)
      http.close()
      return
    } catch (error) {
      const refused = error instanceof Error && 'code' in error && error.code === 'ECONNREFUSED'
      if (!refused || performance.now() > until) throw error
      await pause(ASK_EVERY_MS)
    }
  }
}
