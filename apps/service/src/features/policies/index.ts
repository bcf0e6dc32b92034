export { findPolicyInForce, findPolicyVersion, listPoliciesInForce } from './queries.ts'
export type {
  PolicyInForce,
  PublishedCorrection,
  PublishedPolicy,
  PublishedProvision,
  PublishedSection,
  PublishedState,
  PublishedTension,
} from './published-policy.ts'
export { policyLedgerEntries } from './ledger-entries.ts'
export { confirmProvisions } from './confirm-provisions.ts'
export { decideRepairs } from './decide-repairs.ts'
export { acknowledgeTopics } from './acknowledge-topics.ts'
export { resolveTensions } from './resolve-tensions.ts'
export { approveVersion, sendBackVersion, submitVersion, withdrawVersion } from './move-version.ts'
export type { MoveResult } from './move-version.ts'
export type { DraftResult } from './change-draft.ts'
export { decideOnCorrection, recordCorrection } from './correct-slip.ts'
export { bringDueVersionsIntoForce } from './bring-due-into-force.ts'
export { policyJobs } from './jobs/index.ts'
export { policyMessages } from './messages.ts'
export { policyPaths, workPaths } from './paths.ts'
export { confirmAsSuggested } from './confirm-as-suggested.ts'
export { importPolicy } from './import-policy.ts'
export type { ImportResult, PolicyImport, PolicySource } from './import-policy.ts'
export { importDocument } from './import-document.ts'
export { policyRoutes } from './routes/index.ts'
