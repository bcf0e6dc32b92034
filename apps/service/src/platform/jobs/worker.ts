import { EventEmitter } from 'node:events'
import { Logger, run, type TaskList } from 'graphile-worker'
import type pg from 'pg'
import { AppError } from '../errors/app-error.ts'
import type { Log } from '../log.ts'
import type { JobDefinition } from './define-job.ts'
import { keepSignOfLife } from './sign-of-life.ts'

export interface JobWorker {
  /** Lets running jobs finish, then stops. */
  stop(): Promise<void>
}

/** Starts working on jobs on this node. Jobs that a killed node left locked are freed by whichever node survives. */
export async function startJobWorker(options: {
  readonly jobsPool: pg.Pool
  readonly definitions: readonly JobDefinition[]
  readonly log: Log
}): Promise<JobWorker> {
  const taskList: TaskList = {}
  for (const definition of options.definitions) {
    if (taskList[definition.task]) {
      throw new AppError('jobs.task-defined-twice', `Two jobs are called ${definition.task}`)
    }
    taskList[definition.task] = (payload) => definition.run(payload)
  }
  const workerIds: string[] = []
  const events = new EventEmitter()
  events.on('worker:create', ({ worker }: { worker: { workerId: string } }) =>
    workerIds.push(worker.workerId),
  )
  const runner = await run({
    pgPool: options.jobsPool,
    taskList,
    concurrency: 4,
    noHandleSignals: true,
    logger: quietLogger(options.log),
    events,
  })
  const signOfLife = await keepSignOfLife(options.jobsPool, workerIds, options.log)
  return {
    async stop() {
      await runner.stop()
      await signOfLife.end()
    },
  }
}

/** graphile-worker's own messages may quote a job; only its errors are passed on, and without their payload. */
function quietLogger(log: Log): Logger {
  return new Logger(() => (level, message) => {
    if (level === 'error') log.error({ event: 'jobs.error' }, message)
  })
}
