import type { Transaction } from '../../platform/database/database.ts'
import { appendEntry } from '../../platform/ledger/append-entry.ts'
import type { Ending } from './tables.ts'

/**
 * Ends every token of a person who left, or whose address was changed, in the transaction that does that. The database takes their
 * secrets in any case; this says so in the ledger.
 * @param end.by the person who ends them; null where the service does by itself
 */
export async function endTokensOf(
  tx: Transaction,
  end: {
    readonly personId: string
    readonly by: string | null
    readonly because: Exclude<Ending, 'revoked'>
    readonly at: Date
  },
): Promise<void> {
  const { personId, by, because, at } = end
  const ended = await tx
    .updateTable('api_token')
    .set({ ended_at: at, ended_by: by, ended_because: because })
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .returning('id')
    .execute()
  for (const { id } of ended) {
    // oxlint-disable-next-line no-await-in-loop -- one connection writes one thing after the other
    await appendEntry(tx, {
      kind: 'api-tokens.ended',
      at,
      subjects: [personId],
      payload: { tokenId: id, personId, because, endedBy: by },
    })
  }
}
