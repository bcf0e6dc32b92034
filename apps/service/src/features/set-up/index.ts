export { setUpLedgerEntries } from './ledger-entries.ts'
export { setUpMessages } from './messages.ts'
export { setUpRoutes } from './routes.ts'
export { ensureSetUpLink } from './set-up-link.ts'
