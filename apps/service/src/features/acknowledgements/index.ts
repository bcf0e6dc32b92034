export { acknowledgementJobs } from './jobs/mail-questions.ts'
export { acknowledgementLedgerEntries } from './ledger-entries.ts'
export { acknowledgementMessages } from './messages.ts'
