import { z } from 'zod'
import type { Context } from '../../../context.ts'
import { systemActor } from '../../../platform/identity/actor.ts'
import { defineJob, type JobDefinition } from '../../../platform/jobs/define-job.ts'
import { enqueue } from '../../../platform/jobs/enqueue.ts'
import { publishCheckpoint, type PublishContext } from '../publish-checkpoint.ts'

const TASK = 'audit.publish-checkpoint'

/** Publishes, and puts itself back into the queue. The key keeps it to one, however many nodes there are. */
export function publishCheckpointJob(context: PublishContext): JobDefinition {
  return defineJob({
    task: TASK,
    payload: z.object({}),
    handle: async () => {
      const { clock, config } = context
      // First, so that one that fails does not end the row; it is made up for by the next.
      await enqueuePublishing(
        context,
        new Date(clock.now().getTime() + config.checkpoints.everyMinutes * 60_000),
      )
      await publishCheckpoint(context)
    },
  })
}

/** To be called whenever the service starts: the job waits already, or it begins now. */
export async function enqueuePublishing(
  { database, clock }: Pick<Context, 'clock' | 'database'>,
  runAt: Date = clock.now(),
): Promise<void> {
  await database.inTransaction(systemActor('sealing'), (tx) =>
    enqueue(tx, { task: TASK, payload: {}, key: TASK, runAt }),
  )
}
