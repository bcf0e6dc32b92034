import type { Transaction } from '../../platform/database/database.ts'
import { enqueue } from '../../platform/jobs/enqueue.ts'
import { appendEntry } from '../../platform/ledger/append-entry.ts'
import { NOTIFY_TASK } from './jobs/notify-task.ts'
import type { Ending } from './tables.ts'

/**
 * Ends every passkey of a person who left, or whose address was changed, in the transaction that does that. The database takes their
 * credentials in any case; this says so in the ledger, and to who is still there.
 *
 * An address is changed, among others, because somebody else reads the old one. Who does could have signed in with a link and added
 * a passkey, so passkeys go with the sessions that a link began.
 * @param end.by the person who ends them; null where the service does by itself
 */
export async function endPasskeysOf(
  tx: Transaction,
  end: {
    readonly personId: string
    readonly by: string | null
    readonly because: Exclude<Ending, 'removed'>
    readonly at: Date
  },
): Promise<void> {
  const { personId, by, because, at } = end
  const ended = await tx
    .updateTable('passkey')
    .set({ ended_at: at, ended_by: by, ended_because: because })
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .returning('id')
    .execute()
  for (const { id } of ended) {
    // oxlint-disable-next-line no-await-in-loop -- one connection writes one thing after the other
    await appendEntry(tx, {
      kind: 'passkeys.ended',
      at,
      subjects: [personId],
      payload: { passkeyId: id, personId, because, endedBy: by },
    })
    if (because === 'address-changed')
      // oxlint-disable-next-line no-await-in-loop -- one connection writes one thing after the other
      await enqueue(tx, { task: NOTIFY_TASK, payload: { passkeyId: id, about: because } })
  }
}
