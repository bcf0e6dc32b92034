import type { JobDefinition } from '../../platform/jobs/define-job.ts'
import { notifyJob, type NotifyContext } from './jobs/notify.ts'

export { endPasskeysOf } from './end-passkeys.ts'
export { passkeyLedgerEntries } from './ledger-entries.ts'
export { passkeyMessages } from './messages.ts'
export { passkeyPaths } from './paths.ts'
export { passkeyRoutes } from './routes.ts'
export { relyingPartyOf } from './relying-party.ts'

export function passkeyJobs(context: NotifyContext): JobDefinition[] {
  return [notifyJob(context)]
}
