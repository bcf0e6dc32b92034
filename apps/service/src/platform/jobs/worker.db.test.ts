import { pino } from 'pino'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { z } from 'zod'
import { testDatabase } from '../../../test/database.ts'
import { systemActor } from '../identity/actor.ts'
import { defineJob } from './define-job.ts'
import { enqueue } from './enqueue.ts'
import { startJobWorker } from './worker.ts'

const log = pino({ level: 'silent' })
const actor = systemActor('demo')

function recordingJob() {
  const seen: number[] = []
  const definition = defineJob({
    task: 'test.count',
    payload: z.object({ number: z.number() }),
    handle: async ({ number }) => {
      seen.push(number)
      return await Promise.resolve()
    },
  })
  return { seen, definition }
}

describe('jobs', () => {
  test('given a transaction that commits, its job runs; given one that fails, it never does', async () => {
    const db = await testDatabase()
    const { seen, definition } = recordingJob()
    const worker = await startJobWorker({ jobsPool: db.jobsPool, definitions: [definition], log })
    onTestFinished(() => worker.stop())
    await expect(
      db.database.inTransaction(actor, async (tx) => {
        await enqueue(tx, { task: 'test.count', payload: { number: 1 } })
        throw new Error('after all, no')
      }),
    ).rejects.toThrow('after all, no')
    await db.database.inTransaction(actor, (tx) =>
      enqueue(tx, { task: 'test.count', payload: { number: 2 } }),
    )
    await vi.waitFor(() => expect(seen).toEqual([2]))
  })

  test('given two jobs with one key, only the later waits', async () => {
    const db = await testDatabase()
    await db.database.inTransaction(actor, async (tx) => {
      await enqueue(tx, { task: 'test.count', payload: { number: 1 }, key: 'once' })
      await enqueue(tx, { task: 'test.count', payload: { number: 2 }, key: 'once' })
    })
    const { seen, definition } = recordingJob()
    const worker = await startJobWorker({ jobsPool: db.jobsPool, definitions: [definition], log })
    onTestFinished(() => worker.stop())
    await vi.waitFor(() => expect(seen).toEqual([2]))
  })

  test('given a node that died with a job in hand, a survivor frees the job and it runs', async () => {
    const db = await testDatabase()
    await db.database.inTransaction(actor, (tx) =>
      enqueue(tx, { task: 'test.count', payload: { number: 3 } }),
    )
    // The dead node: its row is there, its lock is not, and its worker took the job two minutes ago.
    await db.jobsPool.query(
      `insert into jobs.node (worker_ids, started_at) values ('{dead-worker}', now() - interval '5 minutes')`,
    )
    await db.jobsPool.query(
      `update graphile_worker._private_jobs set locked_by = 'dead-worker', locked_at = now() - interval '2 minutes'`,
    )
    const { seen, definition } = recordingJob()
    const worker = await startJobWorker({ jobsPool: db.jobsPool, definitions: [definition], log })
    onTestFinished(() => worker.stop())
    await vi.waitFor(() => expect(seen).toEqual([3]), { timeout: 10_000 })
    const nodes = await db.jobsPool.query('select worker_ids from jobs.node')
    expect(nodes.rows.flatMap((row: { worker_ids: string[] }) => row.worker_ids)).not.toContain('dead-worker')
  })

  test('the service sees nothing of the queue but the door to it', async () => {
    const db = await testDatabase()
    await expect(db.servicePool.query('select * from graphile_worker.jobs')).rejects.toMatchObject({
      code: '42501',
    })
    await expect(db.servicePool.query('select * from jobs.node')).rejects.toMatchObject({ code: '42501' })
  })
})
