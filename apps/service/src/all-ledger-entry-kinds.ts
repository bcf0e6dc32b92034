import { acknowledgementLedgerEntries } from './features/acknowledgements/index.ts'
import { apiTokenLedgerEntries } from './features/api-tokens/index.ts'
import { auditLedgerEntries } from './features/audit/index.ts'
import { confidentialTopicLedgerEntries } from './features/confidential-topics/index.ts'
import { passkeyLedgerEntries } from './features/passkeys/index.ts'
import { peopleLedgerEntries } from './features/people/index.ts'
import { policyLedgerEntries } from './features/policies/index.ts'
import { setUpLedgerEntries } from './features/set-up/index.ts'
import { signInLedgerEntries } from './features/sign-in/index.ts'
import { singleSignOnLedgerEntries } from './features/single-sign-on/index.ts'
import { AppError } from './platform/errors/app-error.ts'
import type { LedgerEntryKind } from './platform/ledger/entry-kind.ts'

/** Every kind of entry that any feature writes. A kind's name belongs to one feature. */
export const allLedgerEntryKinds: readonly LedgerEntryKind[] = distinct([
  ...acknowledgementLedgerEntries,
  ...apiTokenLedgerEntries,
  ...auditLedgerEntries,
  ...confidentialTopicLedgerEntries,
  ...passkeyLedgerEntries,
  ...peopleLedgerEntries,
  ...policyLedgerEntries,
  ...setUpLedgerEntries,
  ...signInLedgerEntries,
  ...singleSignOnLedgerEntries,
])

function distinct(kinds: readonly LedgerEntryKind[]): readonly LedgerEntryKind[] {
  const names = new Set<string>()
  for (const { kind } of kinds) {
    if (names.has(kind))
      throw new AppError('ledger.kind-defined-twice', `Two kinds of entry are called ${kind}`)
    names.add(kind)
  }
  return kinds
}
