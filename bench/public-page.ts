import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { policyPaths } from '../apps/service/src/features/policies/index.ts'
import { HttpClient, requestBytes } from '../apps/service/test/load/http-client.ts'
import { policy } from '../apps/service/test/load/preparation.ts'
import type { BenchResult } from './bench-result.ts'
import { requestsPerSecond } from './http-load.ts'
import { startServer } from './server-process.ts'
import { withService } from './with-service.ts'

const ROUNDS = 4
const SECONDS = 2.5
const GOAL = 0.5

/** The public page of a policy in force through the whole service, against Fastify serving the same bytes as a constant. */
export async function run(): Promise<BenchResult[]> {
  const path = policyPaths.version(policy)
  return await withService(async (service, _preparation, dataFolder) => {
    const file = join(dataFolder, 'page.html')
    await writeFile(file, await bodyOf(service.port, path))
    const baseline = await startServer('constant-bytes', path, file)
    const ports = { baseline: baseline.port, service: service.port }
    const best = { baseline: 0, service: 0 }
    try {
      // Rounds alternate, so that a slow spell of the machine falls on both alike; the best of each is taken.
      for (let round = 0; round < ROUNDS; round++) {
        for (const side of ['baseline', 'service'] as const) {
          const rate = await requestsPerSecond({ port: ports[side], path, seconds: SECONDS })
          best[side] = Math.max(best[side], rate)
        }
      }
    } finally {
      await baseline.stop()
    }
    const ratio = best.service / best.baseline
    return [
      {
        name: 'public-page',
        value: best.service,
        unit: 'requests/s',
        baseline: best.baseline,
        ratio,
        goal: `ratio ≥ ${GOAL}`,
        met: ratio >= GOAL,
      },
    ]
  })
}

async function bodyOf(port: number, path: string): Promise<string> {
  const http = new HttpClient(port)
  const { status, body } = await http.send(requestBytes({ method: 'GET', path }))
  http.close()
  if (status !== 200) throw new Error(`the public page was answered with ${status}`)
  return body
}
