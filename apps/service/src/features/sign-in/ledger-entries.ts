import type { LedgerEntryKind } from '../../platform/ledger/entry-kind.ts'

/** Links and sessions are gone within a day, so these entries account for no row: they are the record. */
const leavesNoRow: LedgerEntryKind['produces'] = () => []

export const signInLedgerEntries: readonly LedgerEntryKind[] = [
  { kind: 'sign-in.link-sent', produces: leavesNoRow },
  { kind: 'sign-in.signed-in', produces: leavesNoRow },
  { kind: 'sign-in.signed-out', produces: leavesNoRow },
  {
    kind: 'sign-in.signed-out-everywhere',
    produces: leavesNoRow,
  },
]
