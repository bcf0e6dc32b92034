import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { createGunzip } from 'node:zlib'
import { Readable } from 'node:stream'
import type { ClientBase } from 'pg'
import { z } from 'zod'
import { damaged, type Content } from './manifest.ts'
import { packInto } from './streams.ts'

/**
 * A job that waits, as what was asked for rather than as rows of the queue's own tables, whose shape is its author's
 * affair and changes between versions. One that was being worked on travels as waiting.
 */
const jobSchema = z.strictObject({
  task: z.string(),
  payload: z.json(),
  queue: z.string().nullable(),
  runAt: z.string(),
  attempts: z.int(),
  maxAttempts: z.int(),
  lastError: z.string().nullable(),
  key: z.string().nullable(),
  priority: z.int(),
  flags: z.array(z.string()).nullable(),
})

const waiting = `
select json_build_object('task', j.task_identifier, 'payload', p.payload, 'queue', j.queue_name,
  'runAt', to_char(j.run_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'attempts', j.attempts,
  'maxAttempts', j.max_attempts, 'lastError', j.last_error, 'key', j.key, 'priority', j.priority,
  'flags', (select array_agg(f order by f) from jsonb_object_keys(j.flags) f))::text as job
from graphile_worker.jobs j join graphile_worker._private_jobs p on p.id = j.id order by j.id`

const PAGE = 2000

/** @param client as the jobs role, in a transaction at the same moment as the tables */
export async function backUpJobs(
  client: Pick<ClientBase, 'query'>,
  file: string,
  signal?: AbortSignal,
): Promise<Content> {
  await client.query(`declare waiting no scroll cursor for ${waiting}`)
  async function* lines(): AsyncGenerator<Buffer> {
    for (;;) {
      const { rows } = await client.query<{ job: string }>(`fetch ${PAGE} from waiting`)
      if (rows.length === 0) return
      yield Buffer.from(rows.map(({ job }) => `${JSON.stringify(JSON.parse(job))}\n`).join(''), 'utf8')
    }
  }
  return await packInto(file, Readable.from(lines()), { signal })
}

const addJob = `
with added as (
  select id from graphile_worker.add_job($1, $2::json, $3, $4::timestamptz, $5::int, $6, $7::int, $8::text[])
)
select id from added`

/** Adds the jobs of a backup. @param client as the jobs role, in a transaction */
export async function restoreJobs(client: Pick<ClientBase, 'query'>, file: string): Promise<number> {
  let restored = 0
  for await (const line of createInterface({ input: createReadStream(file).pipe(createGunzip()) })) {
    const job = readJob(line)
    const { rows } = await client.query<{ id: string }>(addJob, [
      job.task,
      JSON.stringify(job.payload),
      job.queue,
      job.runAt,
      job.maxAttempts,
      job.key,
      job.priority,
      job.flags,
    ])
    if (job.attempts > 0) {
      await client.query(
        'update graphile_worker._private_jobs set attempts = $2, last_error = $3 where id = $1',
        [rows[0]?.id, job.attempts, job.lastError],
      )
    }
    restored++
  }
  return restored
}

function readJob(line: string): z.infer<typeof jobSchema> {
  try {
    return jobSchema.parse(JSON.parse(line))
  } catch (error) {
    throw damaged('a waiting job is not as it was written', error)
  }
}
