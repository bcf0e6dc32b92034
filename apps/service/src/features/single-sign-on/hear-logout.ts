import { sql } from 'kysely'
import type { Context } from '../../context.ts'
import { systemActor } from '../../platform/identity/actor.ts'
import { appendEntry } from '../../platform/ledger/append-entry.ts'
import { type LogoutNotice, OLDEST_LOGOUT_SECONDS } from '../../platform/openid-connect/logout-token.ts'
import { digestOf, providerDigest } from './digests.ts'
import './tables.ts'

/** Tokens are believed for so long at most, the difference of clocks included; afterwards their age refuses them. */
const NOTICES_KEPT_MS = 2 * OLDEST_LOGOUT_SECONDS * 1000

/**
 * Ends the sessions that a provider says it ended, once for each notice. Sessions that began otherwise go on.
 * @returns `replayed` where the notice was heard before
 */
export async function hearLogout(
  { clock, database }: Pick<Context, 'clock' | 'database'>,
  { id, issuer, sessionId, subject }: LogoutNotice,
): Promise<'ended' | 'replayed'> {
  const at = clock.now()
  return await database.inTransaction(systemActor('sign-in'), async (tx) => {
    await tx
      .deleteFrom('provider_logout')
      .where('received_at', '<', new Date(at.getTime() - NOTICES_KEPT_MS))
      .execute()
    const heard = await tx
      .insertInto('provider_logout')
      .values({ id_hash: digestOf(`${issuer}\n${id}`), received_at: at })
      .onConflict((conflict) => conflict.doNothing())
      .returning('received_at')
      .execute()
    if (heard.length === 0) return 'replayed'
    const digest = (name: string | undefined) => (name === undefined ? null : providerDigest(issuer, name))
    const { rows } = await sql<{ personId: string | null }>`
      select distinct ended as "personId" from end_provider_sessions(${digest(subject)}, ${digest(sessionId)}) as ended`.execute(
      tx,
    )
    for (const { personId } of rows) {
      if (personId === null) continue
      // oxlint-disable-next-line no-await-in-loop -- one connection writes one thing after the other
      await appendEntry(tx, {
        kind: 'single-sign-on.signed-out-by-provider',
        at,
        subjects: [personId],
        payload: { personId },
      })
    }
    return 'ended'
  })
}
