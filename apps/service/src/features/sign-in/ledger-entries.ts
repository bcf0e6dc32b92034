import type { LedgerEntryKind } from '../../platform/ledger/entry-kind.ts'

/** Links and sessions are gone within a day, so these entries account for no row: they are the record. */
const leavesNoRow: LedgerEntryKind['produces'] = () => []

export const signInLedgerEntries: readonly LedgerEntryKind[] = [
  { kind: 'sign-in.link-sent', describes: 'A sign-in link was sent to a person', produces: leavesNoRow },
  { kind: 'sign-in.signed-in', describes: 'A person signed in', produces: leavesNoRow },
  { kind: 'sign-in.signed-out', describes: 'A person signed out', produces: leavesNoRow },
  {
    kind: 'sign-in.signed-out-everywhere',
    describes: 'A person ended all of their sessions',
    produces: leavesNoRow,
  },
]
