import { runMigrations } from 'graphile-worker'
import type pg from 'pg'
import { databaseRoles } from '../database/bootstrap.ts'

/**
 * `jobs.enqueue` lets the service add a job inside its own transaction without any right on the queue's tables, which
 * belong to the jobs role. Payloads carry ids, never content. `jobs.node` is each worker node's sign of life.
 */
const jobsSchema = `
create or replace function jobs.enqueue(task text, payload json, key text, at timestamptz) returns void
  language sql security definer set search_path = pg_catalog, graphile_worker, pg_temp
  as $$ select graphile_worker.add_job(task, payload, run_at => coalesce(at, now()), job_key => key) $$;
revoke all on function jobs.enqueue(text, json, text, timestamptz) from public;
grant execute on function jobs.enqueue(text, json, text, timestamptz) to ${databaseRoles.service};

create table if not exists jobs.node (
  id bigint generated always as identity primary key,
  worker_ids text[] not null,
  started_at timestamptz not null default now()
);
`

/** Brings the job queue to its newest shape, as the jobs role. Safe to run at every start, also by two nodes at once. */
export async function prepareJobs(jobsPool: pg.Pool): Promise<void> {
  const client = await jobsPool.connect()
  try {
    await client.query(`select pg_advisory_lock(hashtext('moothall.prepare-jobs'))`)
    await runMigrations({ pgPool: jobsPool })
    await client.query(jobsSchema)
  } finally {
    await client.query(`select pg_advisory_unlock(hashtext('moothall.prepare-jobs'))`)
    client.release()
  }
}
