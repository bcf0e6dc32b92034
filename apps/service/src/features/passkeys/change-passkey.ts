import type { Context } from '../../context.ts'
import type { Transaction } from '../../platform/database/database.ts'
import type { PersonActor } from '../../platform/identity/actor.ts'
import { enqueue } from '../../platform/jobs/enqueue.ts'
import { appendEntry } from '../../platform/ledger/append-entry.ts'
import { NOTIFY_TASK } from './jobs/notify-task.ts'
import { type ChangeDecision, decideChange, type PasskeyState } from './passkey.decision.ts'
import './tables.ts'

type ChangeContext = Pick<Context, 'clock' | 'database'>

/** Gives one's own passkey another name. */
export async function renamePasskey(
  { clock, database }: ChangeContext,
  actor: PersonActor,
  { id, name }: { readonly id: string; readonly name: string },
): Promise<ChangeDecision> {
  const { personId } = actor
  return await database.inTransaction(actor, async (tx) => {
    const passkey = await lockPasskey(tx, id)
    const decision = decideChange(passkey, personId)
    if (decision !== 'accepted' || passkey?.name === name) return decision
    await tx.updateTable('passkey').set({ name }).where('id', '=', id).execute()
    await appendEntry(tx, {
      kind: 'passkeys.renamed',
      at: clock.now(),
      subjects: [personId],
      payload: { passkeyId: id, personId, name },
    })
    return decision
  })
}

/** Ends one's own passkey at this moment, and tells its person by mail. */
export async function removePasskey(
  { clock, database }: ChangeContext,
  actor: PersonActor,
  id: string,
): Promise<ChangeDecision> {
  const { personId } = actor
  return await database.inTransaction(actor, async (tx) => {
    const decision = decideChange(await lockPasskey(tx, id), personId)
    if (decision !== 'accepted') return decision
    const at = clock.now()
    await tx
      .updateTable('passkey')
      .set({ ended_at: at, ended_by: personId, ended_because: 'removed' })
      .where('id', '=', id)
      .execute()
    await appendEntry(tx, {
      kind: 'passkeys.removed',
      at,
      subjects: [personId],
      payload: { passkeyId: id, personId, because: 'removed', endedBy: personId },
    })
    await enqueue(tx, { task: NOTIFY_TASK, payload: { passkeyId: id, about: 'removed' } })
    return decision
  })
}

async function lockPasskey(
  tx: Transaction,
  id: string,
): Promise<(PasskeyState & { readonly name: string }) | undefined> {
  const row = await tx
    .selectFrom('passkey')
    .select(['person_id', 'name', 'ended_at'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row && { personId: row.person_id, name: row.name, ended: row.ended_at !== null }
}
