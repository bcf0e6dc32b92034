import type { JobDefinition } from '../../platform/jobs/define-job.ts'
import { notifyJob, type NotifyContext } from './jobs/notify.ts'

export { endTokensOf } from './end-tokens.ts'
export { apiTokenLedgerEntries } from './ledger-entries.ts'
export { apiTokenMessages } from './messages.ts'
export { apiTokenPaths } from './paths.ts'
export { apiTokenRoutes } from './routes.ts'
export { createTokenStore } from './token-store.ts'

export function apiTokenJobs(context: NotifyContext): JobDefinition[] {
  return [notifyJob(context)]
}
