import type { Context } from '../../../context.ts'
import type { JobDefinition } from '../../../platform/jobs/define-job.ts'
import { bringIntoForceJob } from './bring-into-force.ts'
import { notifyJob } from './notify.ts'

export function policyJobs(context: Context): readonly JobDefinition[] {
  return [notifyJob(context), bringIntoForceJob(context)]
}
