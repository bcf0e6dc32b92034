import type { JobDefinition } from '../../../platform/jobs/define-job.ts'
import type { PublishContext } from '../publish-checkpoint.ts'
import { publishCheckpointJob } from './publish-checkpoint.ts'

export function auditJobs(context: PublishContext): readonly JobDefinition[] {
  return [publishCheckpointJob(context)]
}
