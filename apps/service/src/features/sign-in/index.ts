import type { JobDefinition } from '../../platform/jobs/define-job.ts'
import { sendLinkJob, type SendLinkContext } from './jobs/send-link.ts'

export { browserMark, forgetBrowser, markBrowser } from './browser-mark.ts'
export { nextPath } from './form.ts'
export { signInLedgerEntries } from './ledger-entries.ts'
export { signInMessages } from './messages.ts'
export type { ProviderWay } from './other-ways.ts'
export { signInPaths } from './paths.ts'
export { signInRoutes } from './routes.ts'

export function signInJobs(context: SendLinkContext): JobDefinition[] {
  return [sendLinkJob(context)]
}
