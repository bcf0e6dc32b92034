import type { Transaction } from '../../platform/database/database.ts'
import { appendEntry, type AppendedEntry } from '../../platform/ledger/append-entry.ts'
import type { EntryBasis } from './ledger-entries.ts'
import type { FoundStanding } from './standing.ts'

/** Who and which version, as every entry of this feature says. */
export function basisOf(found: FoundStanding, personId: string): EntryBasis {
  const { policy } = found.standing
  return {
    person: { id: personId, name: found.personName },
    policy: {
      id: found.rules.policyId,
      slug: policy.slug,
      title: policy.title,
      version: policy.version,
      contentHash: policy.contentHash,
    },
  }
}

/** Writes an entry about one person and a version. */
export async function recordEntry(
  tx: Transaction,
  kind: string,
  at: Date,
  payload: EntryBasis,
): Promise<AppendedEntry> {
  return await appendEntry(tx, { kind, at, subjects: [payload.person.id], payload })
}
