/** What an operator's commands may use of the service. */
export { AppError } from './platform/errors/app-error.ts'
export { openInstallation, type Installation } from './installation.ts'
export { exportStoredCheckpoint, verifyStoredLedger } from './features/audit/index.ts'
export type { RowFinding, StoredLedgerReport } from './features/audit/index.ts'
export { allLedgerEntryKinds } from './all-ledger-entry-kinds.ts'
