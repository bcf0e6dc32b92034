import type { Pool } from 'pg'
import { type Finding, ok, problem, warning } from './finding.ts'

const LOCKED_MINUTES = 30

/** @param jobs as the jobs role */
export async function checkJobs(jobs: Pool): Promise<Finding> {
  const { rows } = await jobs.query<{
    waiting: number
    given_up: number
    failing: number
    stuck: number
    tasks: string | null
  }>(
    `select count(*) as waiting, count(*) filter (where attempts >= max_attempts and locked_at is null) as given_up,
       count(*) filter (where last_error is not null and attempts < max_attempts) as failing,
       count(*) filter (where locked_at < now() - interval '${LOCKED_MINUTES} minutes') as stuck,
       string_agg(distinct task_identifier, ', ') filter (where last_error is not null) as tasks
     from graphile_worker.jobs`,
  )
  const { waiting = 0, given_up: givenUp = 0, failing = 0, stuck = 0, tasks = null } = rows[0] ?? {}
  const look = `Look in the service's log for what failed (${tasks ?? 'no task named'}).`
  if (givenUp > 0) return problem('jobs', `${givenUp} jobs failed so often that they were given up`, look)
  if (stuck > 0) {
    const advice =
      'A running service frees the jobs of one that was killed within a minute: start it, or look at what takes so long.'
    return warning(
      'jobs',
      `${stuck} jobs have been worked on for more than ${LOCKED_MINUTES} minutes`,
      advice,
    )
  }
  if (failing > 0) return warning('jobs', `${failing} jobs failed and will be tried again`, look)
  return ok('jobs', `${waiting} jobs wait, none has failed`)
}
