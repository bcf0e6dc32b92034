import type { Context } from '../../context.ts'
import type { Transaction } from '../../platform/database/database.ts'
import type { PersonActor } from '../../platform/identity/actor.ts'
import { enqueue } from '../../platform/jobs/enqueue.ts'
import { appendEntry } from '../../platform/ledger/append-entry.ts'
import { NOTIFY_TASK } from './jobs/notify-task.ts'
import { decideRevoke, type RevokeDecision, type TokenState } from './token.decision.ts'
import './tables.ts'

/**
 * Ends a token at this moment. Where an administrator does it, its person gets a mail.
 * @param wanted.asAdministrator whether anybody's token is meant; row-level security asks whether the actor is one
 */
export async function revokeToken(
  { clock, database }: Pick<Context, 'clock' | 'database'>,
  actor: PersonActor,
  { id, asAdministrator }: { readonly id: string; readonly asAdministrator: boolean },
): Promise<RevokeDecision> {
  const by = { personId: actor.personId, administrator: asAdministrator }
  return await database.inTransaction(actor, async (tx) => {
    const token = await lockToken(tx, id)
    const decision = decideRevoke(token, by)
    if (decision !== 'accepted' || token === undefined) return decision
    const { personId } = token
    const at = clock.now()
    await tx
      .updateTable('api_token')
      .set({ ended_at: at, ended_by: actor.personId, ended_because: 'revoked' })
      .where('id', '=', id)
      .execute()
    await appendEntry(tx, {
      kind: 'api-tokens.revoked',
      at,
      subjects: [personId],
      payload: { tokenId: id, personId, because: 'revoked', endedBy: actor.personId },
    })
    if (personId !== actor.personId)
      await enqueue(tx, { task: NOTIFY_TASK, payload: { tokenId: id, about: 'revoked' } })
    return 'accepted'
  })
}

async function lockToken(tx: Transaction, id: string): Promise<TokenState | undefined> {
  const row = await tx
    .selectFrom('api_token')
    .select(['person_id', 'ends_on', 'ended_at'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row && { personId: row.person_id, endsOn: row.ends_on, ended: row.ended_at !== null }
}
