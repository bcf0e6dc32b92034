import type pg from 'pg'
import type { Log } from '../log.ts'

/** First key of the advisory locks by which worker nodes show that they live; the second is the node's id. */
const LOCK_CLASS = 0x6d6f6f74
const LOOK_EVERY_MS = 10_000

/**
 * graphile-worker keeps the jobs of a killed worker locked for hours. Each node therefore holds a session advisory lock,
 * which PostgreSQL lets go the moment the node dies, and frees the jobs of workers that belong to no living node. A
 * minute's grace covers a worker that has taken its first job but is not on the list yet.
 */
const freeJobsOfTheDead = `
with living as (
  select n.id, n.worker_ids from jobs.node n
  where exists (select from pg_locks l where l.locktype = 'advisory' and l.classid = $1::int8::oid and l.objid = n.id::oid
    and l.database = (select oid from pg_database where datname = current_database()) and l.granted)
), gone as (
  delete from jobs.node where id not in (select id from living) and started_at < now() - interval '10 seconds'
), lost as (
  select array_agg(distinct locked_by) as ids from graphile_worker.jobs
  where locked_by is not null and locked_at < now() - interval '1 minute'
    and locked_by <> all (select unnest(worker_ids) from living)
)
select graphile_worker.force_unlock_workers(ids), ids from lost where ids is not null`

export async function keepSignOfLife(
  pool: pg.Pool,
  workerIds: readonly string[],
  log: Log,
): Promise<{ end(): Promise<void> }> {
  const client = await pool.connect()
  const inserted = await client.query<{ id: number }>(
    'insert into jobs.node (worker_ids) values ($1) returning id',
    [workerIds],
  )
  const id = inserted.rows[0]?.id
  await client.query('select pg_advisory_lock($1, $2)', [LOCK_CLASS, id])
  const look = async (): Promise<void> => {
    try {
      await pool.query('update jobs.node set worker_ids = $2 where id = $1', [id, workerIds])
      const { rowCount } = await pool.query(freeJobsOfTheDead, [LOCK_CLASS])
      if (rowCount)
        log.info({ event: 'jobs.freed' }, 'Jobs that a stopped node had left locked are free again')
    } catch (error) {
      log.error({ event: 'jobs.sign-of-life-failed', err: error }, 'Could not look for jobs of stopped nodes')
    }
  }
  await look()
  const timer = setInterval(() => void look(), LOOK_EVERY_MS)
  return {
    async end() {
      clearInterval(timer)
      await client.query('delete from jobs.node where id = $1', [id])
      client.release(true)
    },
  }
}
