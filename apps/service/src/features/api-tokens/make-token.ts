import { sql } from 'kysely'
import type { Context } from '../../context.ts'
import { ukDate } from '../../platform/clock/clock.ts'
import type { Transaction } from '../../platform/database/database.ts'
import type { PersonActor } from '../../platform/identity/actor.ts'
import type { TokenScope } from '../../platform/identity/roles.ts'
import { enqueue } from '../../platform/jobs/enqueue.ts'
import { appendEntry } from '../../platform/ledger/append-entry.ts'
import { NOTIFY_TASK } from './jobs/notify-task.ts'
import { digestOfSecret, newTokenSecret } from './secret.ts'
import { decideMake, lastDay, type Lifetime } from './token.decision.ts'
import './tables.ts'

export interface NewToken {
  /** Drawn with the form, so that a form sent twice makes one token. */
  readonly id: string
  readonly name: string
  readonly scope: TokenScope
  readonly lifetime: Lifetime
}

export type Making =
  | { readonly kind: 'made'; readonly secret: string; readonly endsOn: string }
  | { readonly kind: 'refused'; readonly reason: 'too-many' | 'made-already' }

/** Makes a token of the person who asks. The secret is in the answer, and nowhere else. */
export async function makeToken(
  { clock, database }: Pick<Context, 'clock' | 'database'>,
  { personId, ...actor }: PersonActor,
  { id, name, scope, lifetime }: NewToken,
): Promise<Making> {
  return await database.inTransaction({ ...actor, personId }, async (tx): Promise<Making> => {
    const at = clock.now()
    const today = ukDate(at)
    if (decideMake(await countRunning(tx, personId, today)) === 'too-many')
      return { kind: 'refused', reason: 'too-many' }
    const endsOn = lastDay(today, lifetime)
    const rows = await tx
      .insertInto('api_token')
      .values({
        id,
        person_id: personId,
        name,
        scope,
        made_at: at,
        ends_on: endsOn,
        ended_at: null,
        ended_by: null,
        ended_because: null,
      })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .returning('id')
      .execute()
    if (rows.length === 0) return { kind: 'refused', reason: 'made-already' }
    const secret = newTokenSecret()
    await tx
      .insertInto('api_token_secret')
      .values({ token_id: id, hash: digestOfSecret(secret), last_used_on: null })
      .execute()
    await appendEntry(tx, {
      kind: 'api-tokens.made',
      at,
      subjects: [personId],
      payload: { tokenId: id, personId, name, scope, endsOn },
    })
    await enqueue(tx, { task: NOTIFY_TASK, payload: { tokenId: id, about: 'made' } })
    return { kind: 'made', secret, endsOn }
  })
}

/** The lock keeps two forms at the same moment from both counting one short. */
async function countRunning(tx: Transaction, personId: string, today: string): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`api-tokens:${personId}`}, 0))`.execute(tx)
  const { count } = await tx
    .selectFrom('api_token')
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .where('ends_on', '>=', today)
    .executeTakeFirstOrThrow()
  return Number(count)
}
