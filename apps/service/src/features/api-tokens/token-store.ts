import type { Context } from '../../context.ts'
import { ukDate } from '../../platform/clock/clock.ts'
import type { Transaction } from '../../platform/database/database.ts'
import { systemActor, type TokenActor } from '../../platform/identity/actor.ts'
import type { TokenStore } from '../../platform/web/index.ts'
import { digestOfSecret, hasShapeOfSecret } from './secret.ts'
import { isRunning } from './token.decision.ts'
import './tables.ts'

const lookingUp = systemActor('api-tokens')

/**
 * Finds tokens by what programs present, at every request anew, so that one that was revoked, or whose person left, opens nothing
 * from that moment on. Of a use only its day is kept.
 */
export function createTokenStore({ clock, database }: Pick<Context, 'clock' | 'database'>): TokenStore {
  return {
    actorOf: async (secret) => {
      if (!hasShapeOfSecret(secret)) return undefined
      return await database.inTransaction(lookingUp, (tx) => find(tx, secret, ukDate(clock.now())))
    },
  }
}

async function find(tx: Transaction, secret: string, today: string): Promise<TokenActor | undefined> {
  const row = await tx
    .selectFrom('api_token_secret as s')
    .innerJoin('api_token as t', 't.id', 's.token_id')
    .innerJoin('person as p', 'p.id', 't.person_id')
    .select(['t.id', 't.scope', 't.ends_on', 't.ended_at', 's.last_used_on'])
    .where('s.hash', '=', digestOfSecret(secret))
    .where('p.ended_at', 'is', null)
    .executeTakeFirst()
  if (row === undefined) return undefined
  const { id: tokenId, scope, ends_on: endsOn, ended_at: endedAt } = row
  if (!isRunning({ ended: endedAt !== null, endsOn }, today)) return undefined
  if (row.last_used_on !== today) await noteDay(tx, tokenId, today)
  return { kind: 'token', tokenId, scope }
}

/** Notes the day, and forgets what tokens that ran out were known by, with their last days. */
async function noteDay(tx: Transaction, tokenId: string, today: string): Promise<void> {
  await tx
    .updateTable('api_token_secret')
    .set({ last_used_on: today })
    .where('token_id', '=', tokenId)
    .execute()
  await tx
    .deleteFrom('api_token_secret')
    .where('token_id', 'in', (eb) => eb.selectFrom('api_token').select('id').where('ends_on', '<', today))
    .execute()
}
