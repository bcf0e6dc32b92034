import type { Context } from '../../context.ts'
import type { Transaction } from '../../platform/database/database.ts'
import type { PersonActor } from '../../platform/identity/actor.ts'
import { appendEntry } from '../../platform/ledger/append-entry.ts'
import type { ListedEntry } from './entry-queries.ts'
import type { EntryFilter } from './entry-filter.ts'
import { entriesLookedAt } from './ledger-entries.ts'

/**
 * Records that an auditor saw entries about others; what is about nobody or about the auditor alone is not recorded. In
 * the transaction that read them: nothing is shown of which there is no record. Whoever a single entry is about can
 * see that it was looked at.
 */
export async function recordLook(
  tx: Transaction,
  clock: Context['clock'],
  look: {
    readonly auditor: PersonActor
    readonly how: 'list' | 'entry' | 'receipt' | 'export'
    readonly filter?: EntryFilter
    readonly entries: readonly ListedEntry[]
  },
): Promise<void> {
  const { auditor, how, filter, entries } = look
  const others = entries.filter(({ content }) =>
    content?.subjects.some((subject) => subject !== auditor.personId),
  )
  if (others.length === 0) return
  const concerned =
    how === 'list' || how === 'export' ? [] : others.flatMap(({ content }) => content?.subjects ?? [])
  const places = others.map(({ leafIndex }) => leafIndex)
  await appendEntry(tx, {
    kind: entriesLookedAt.kind,
    at: clock.now(),
    subjects: [...new Set([auditor.personId, ...concerned])],
    payload: {
      by: { id: auditor.personId, name: auditor.name },
      how,
      entries: others.length,
      first: Math.min(...places),
      last: Math.max(...places),
      filter: {
        kind: filter?.kind ?? null,
        person: filter?.person ?? null,
        from: filter?.from ?? null,
        to: filter?.to ?? null,
      },
    },
  })
}
