import type { JsonObject } from '@moothall/ledger'
import { sql } from 'kysely'
import type { Context } from '../../context.ts'
import { systemActor } from '../../platform/identity/actor.ts'
import { appendEntry } from '../../platform/ledger/append-entry.ts'
import type { LedgerEntryKind } from '../../platform/ledger/entry-kind.ts'
import { payloadErased } from './ledger-entries.ts'

export type EraseOutcome = { readonly outcome: 'erased' } | { readonly outcome: 'not-found' }

/**
 * Erases an entry's payload and salt, for good. Its leaf hash stays, so every other proof holds; the erasure itself is
 * recorded, with the rows that the entry had made but nothing about anybody.
 * @param kinds every feature's entry kinds, to tell which rows the entry had made
 */
export async function erasePayload(
  { database, clock }: Pick<Context, 'database' | 'clock'>,
  kinds: readonly LedgerEntryKind[],
  command: { readonly entryId: string; readonly reason: string },
): Promise<EraseOutcome> {
  return await database.inTransaction(systemActor('retention'), async (tx) => {
    const row = await tx
      .selectFrom('ledger_payload')
      .select(['kind', 'payload'])
      .where('entry_id', '=', command.entryId)
      .executeTakeFirst()
    if (!row) return { outcome: 'not-found' }
    const kind = kinds.find((candidate) => candidate.kind === row.kind)
    const rows = kind?.produces(JSON.parse(row.payload) as JsonObject) ?? []
    await sql`select erase_ledger_payload(${command.entryId})`.execute(tx)
    await appendEntry(tx, {
      kind: payloadErased.kind,
      at: clock.now(),
      subjects: [],
      payload: {
        entry: command.entryId,
        reason: command.reason,
        rows: rows.map(({ table, key }) => ({ table, key: { ...key } })),
      },
    })
    return { outcome: 'erased' }
  })
}
