import { check, type CheckerPolicy, type Context, type Draft } from '@moothall/checker'
import type { BenchResult } from '../bench-result.ts'
import { quantile } from '../statistics.ts'
import { figure } from './measure.ts'
import type { Peer } from './peers.ts'

/** Something to check, ready. */
export interface Job {
  readonly draft: Draft
  readonly context: Context
}

const ROUNDS = 5

/** Posts per second over rounds of all jobs, the best of several: what the machine does when nothing else asks for it. */
function bestRate(jobs: readonly Job[], one: (job: Job) => unknown, rounds: number): number {
  let best = 0
  for (let round = 0; round < rounds; round += 1) {
    const begin = performance.now()
    for (const job of jobs) one(job)
    best = Math.max(best, (1000 * jobs.length) / (performance.now() - begin))
  }
  return best
}

/** Time of each check by itself, in microseconds, after the engine is warm. */
function eachTime(jobs: readonly Job[], one: (job: Job) => unknown): number[] {
  return jobs.map((job) => {
    const begin = performance.now()
    one(job)
    return 1000 * (performance.now() - begin)
  })
}

/** How fast the checker answers with everything on, beside each peer in the same run. One thread. */
export function measureSpeed(
  jobs: readonly Job[],
  policy: CheckerPolicy,
  peers: readonly Peer[],
  say: (line: string) => void,
): BenchResult[] {
  const own = ({ draft, context }: Job): unknown => check(draft, policy, context)
  const rate = bestRate(jobs, own, ROUNDS)
  const times = eachTime(jobs, own)
  const rates = peers.map(({ name, flags }) => {
    const few = name === 'alex' ? jobs.slice(0, 400) : jobs
    const theirs = bestRate(few, ({ draft }) => flags(draft.text), 2)
    say(`  ${name}: ${Math.round(theirs)} posts/s`)
    return { name, rate: theirs }
  })
  const alex = rates.find(({ name }) => name === 'alex')?.rate ?? 0
  return [
    figure('checker-posts-per-second', rate, 'posts/s', alex, { atLeast: 120_000 }),
    figure('checker-p50', quantile(times, 0.5), 'µs', 0, { atMost: 7 }),
    figure('checker-p99', quantile(times, 0.99), 'µs', 0, { atMost: 40 }),
  ]
}
