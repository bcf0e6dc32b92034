import type { BenchResult } from './bench-result.ts'
import { requestsPerSecond } from './http-load.ts'
import { startServer } from './server-process.ts'

const ROUNDS = 3
const SECONDS = 3
const GOAL = 0.5

/** The public policy page through the whole web application, against Fastify serving the same bytes as a constant. */
export async function run(): Promise<BenchResult[]> {
  const servers = { baseline: await startServer('constant-bytes'), service: await startServer('public-page') }
  const best = { baseline: 0, service: 0 }
  try {
    // Rounds alternate, so that a slow spell of the machine falls on both alike; the best of each is taken.
    for (let round = 0; round < ROUNDS; round++) {
      for (const side of ['baseline', 'service'] as const) {
        const { port } = servers[side]
        const rate = await requestsPerSecond({ port, path: '/policies/social-media', seconds: SECONDS })
        best[side] = Math.max(best[side], rate)
      }
    }
  } finally {
    await Promise.all([servers.baseline.stop(), servers.service.stop()])
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
}
