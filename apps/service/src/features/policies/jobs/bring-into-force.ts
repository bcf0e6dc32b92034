import { z } from 'zod'
import type { Context } from '../../../context.ts'
import { defineJob, type JobDefinition } from '../../../platform/jobs/define-job.ts'
import { bringOneIntoForce } from '../bring-due-into-force.ts'

/** Runs at the UK midnight that begins the day on which a version comes into force. */
export function bringIntoForceJob(context: Context): JobDefinition {
  return defineJob({
    task: 'policies.bring-into-force',
    payload: z.object({ policyId: z.uuid(), version: z.number().int().positive() }),
    handle: async ({ policyId, version }) => {
      await bringOneIntoForce(context, policyId, version)
    },
  })
}
