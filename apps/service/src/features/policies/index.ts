export { policyRoutes } from './routes/index.ts'
export { policyJobs } from './jobs/index.ts'
export { policyLedgerEntries } from './ledger-entries.ts'
export { policyMessages } from './messages.ts'
export { policyPaths, workPaths } from './paths.ts'

export { findPolicyVersion, listPoliciesInForce } from './queries.ts'
export { readPublishedStamp } from './published-stamp.ts'
export type { PublishedPolicy, PublishedProvision } from './published-policy.ts'

export { importDocument } from './import-document.ts'
export { confirmAsSuggested } from './confirm-as-suggested.ts'
export { approveVersion, submitVersion } from './move-version.ts'
export { bringDueVersionsIntoForce } from './bring-due-into-force.ts'
