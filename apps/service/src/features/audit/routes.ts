import type { LedgerEntryKind } from '../../platform/ledger/entry-kind.ts'
import type { Route } from '../../platform/web/index.ts'
import { type EntryRoutesContext, entryRoutes } from './entry-routes.ts'
import { type LedgerRoutesContext, ledgerRoutes, verifyRoutes } from './ledger-routes.ts'

/** @param kinds every feature's kinds of entry, to say entries in words */
export function auditRoutes(
  context: EntryRoutesContext & LedgerRoutesContext,
  kinds: readonly LedgerEntryKind[],
): Route[] {
  return [...ledgerRoutes(context), ...verifyRoutes(), ...entryRoutes(context, kinds)]
}
