import type { Context } from './context.ts'
import { acknowledgementJobs } from './features/acknowledgements/index.ts'
import { apiTokenJobs } from './features/api-tokens/index.ts'
import { auditJobs } from './features/audit/index.ts'
import { passkeyJobs } from './features/passkeys/index.ts'
import { policyJobs } from './features/policies/index.ts'
import { signInJobs } from './features/sign-in/index.ts'
import type { JobDefinition } from './platform/jobs/define-job.ts'

/** Every job that any feature defines. */
export function allJobs(context: Context): JobDefinition[] {
  return [
    ...acknowledgementJobs(context),
    ...apiTokenJobs(context),
    ...auditJobs(context),
    ...passkeyJobs(context),
    ...policyJobs(context),
    ...signInJobs(context),
  ]
}
