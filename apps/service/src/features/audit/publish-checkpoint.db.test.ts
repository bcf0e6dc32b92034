import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { openCheckpointFile } from '@moothall/ledger'
import { runOnce, Logger } from 'graphile-worker'
import { describe, expect, onTestFinished, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/database.ts'
import { testKeys } from '../../../test/keys.ts'
import { serviceContext } from '../../../test/service-context.ts'
import { systemClock } from '../../platform/clock/clock.ts'
import { systemActor } from '../../platform/identity/actor.ts'
import { appendEntry } from '../../platform/ledger/append-entry.ts'
import { sealPending } from '../../platform/ledger/seal-pending.ts'
import { auditJobs } from './jobs/index.ts'
import { enqueuePublishing } from './jobs/publish-checkpoint.ts'
import { levelFor, publishCheckpoint } from './publish-checkpoint.ts'

const keys = testKeys()

async function scene() {
  const db = await testDatabase()
  const parent = await mkdtemp(path.join(tmpdir(), 'moothall-checkpoints-'))
  onTestFinished(() => rm(parent, { recursive: true }))
  const folder = path.join(parent, 'new')
  const { context: plain, sent } = serviceContext(db)
  const checkpoints = { folder, mailTo: ['auditor@example.gov.uk', 'archive@example.org'], everyMinutes: 60 }
  const context = { ...plain, config: { ...plain.config, checkpoints } }
  return { db, folder, sent, context }
}

async function record(db: TestDatabase): Promise<void> {
  await db.database.inTransaction(systemActor('demo'), (tx) =>
    appendEntry(tx, { kind: 'test.noted', at: systemClock.now(), subjects: [], payload: {} }),
  )
  const client = await db.sequencerPool.connect()
  try {
    await sealPending(client, { keys, clock: systemClock })
  } finally {
    client.release()
  }
}

describe('publishing checkpoints', () => {
  test('what was sealed is written and mailed, once, and can be opened with the key', async () => {
    const { db, folder, sent, context } = await scene()
    expect(await publishCheckpoint(context)).toEqual({ outcome: 'nothing-new' })
    await record(db)
    expect(await publishCheckpoint(context)).toEqual({ outcome: 'published', size: 1 })
    expect(await publishCheckpoint(context)).toEqual({ outcome: 'nothing-new' })
    await record(db)
    expect(await publishCheckpoint(context)).toEqual({ outcome: 'published', size: 2 })
    expect((await readdir(folder)).sort()).toEqual([
      'checkpoint-000000000001.txt',
      'checkpoint-000000000002.txt',
      'newest-checkpoint.json',
    ])
    const file = await readFile(path.join(folder, 'newest-checkpoint.json'), 'utf8')
    expect(openCheckpointFile(file, keys.verifiers)).toMatchObject({
      ok: true,
      outside: { checkpoint: { size: 2 }, located: { level: 0 } },
    })
    expect(sent.map(({ to }) => to)).toEqual([
      ...context.config.checkpoints.mailTo,
      ...context.config.checkpoints.mailTo,
    ])
    const mailed = /={10}\n([^]*?)={10}\n/.exec(sent[0]?.text ?? '')?.[1] ?? ''
    expect(openCheckpointFile(mailed, keys.verifiers)).toMatchObject({ ok: true })
  })

  test('several nodes at once publish it once', async () => {
    const { db, sent, context } = await scene()
    await record(db)
    const outcomes = await Promise.all([1, 2, 3, 4].map(() => publishCheckpoint(context)))
    expect(outcomes.filter(({ outcome }) => outcome === 'published')).toHaveLength(1)
    expect(sent).toHaveLength(2)
  })

  test('what could not be mailed is published the next time', async () => {
    const { db, sent, context } = await scene()
    await record(db)
    const broken = { ...context.mailer, send: () => Promise.reject(new Error('no mail today')) }
    await expect(publishCheckpoint({ ...context, mailer: broken })).rejects.toThrow('no mail today')
    expect(await publishCheckpoint(context)).toMatchObject({ outcome: 'published' })
    expect(sent).toHaveLength(2)
  })

  test('the job puts itself back, once, however often the service starts', async () => {
    const { db, sent, context } = await scene()
    await record(db)
    await enqueuePublishing(context)
    await enqueuePublishing(context)
    const tasks = auditJobs(context).map((job) => [job.task, (payload: unknown) => job.run(payload)] as const)
    await runOnce({
      pgPool: db.jobsPool,
      taskList: Object.fromEntries(tasks),
      logger: new Logger(() => () => undefined),
    })
    expect(sent).toHaveLength(2)
    const { rows } = await db.jobsPool.query<{ minutes: string }>(
      `select round(extract(epoch from run_at - now()) / 60) as minutes from graphile_worker.jobs`,
    )
    expect(rows.map(({ minutes }) => Number(minutes))).toEqual([60])
  })

  test('the file stays small however long the ledger is', () => {
    expect([1, 100_000, 100_001, 1_000_000, 50_000_000].map(levelFor)).toEqual([0, 0, 1, 4, 9])
  })
})
