import { createHash } from 'node:crypto'
import { callbackify } from 'node:util'
import type { FastifySessionOptions } from '@fastify/session'
import { sql } from 'kysely'
import type { Database } from '../database/database.ts'
import { systemActor } from '../identity/actor.ts'

/** What `@fastify/session` asks of a store. */
export type SessionStore = NonNullable<FastifySessionOptions['store']>
type StoredSession = Parameters<SessionStore['set']>[1]

/** The digest that stands for a session in the database and in the code: the cookie's secret is kept nowhere. */
export function sessionDigest(sessionId: string): Buffer {
  return createHash('sha256').update(sessionId).digest()
}

function personOf(session: StoredSession): string | null {
  const { personId } = session as { personId?: unknown }
  return typeof personId === 'string' ? personId : null
}

/**
 * Sessions in PostgreSQL. A session ends at a fixed time after it began, whatever is done with it, and its row is removed
 * by the next session that is written after that. One that was signed out stays ended, also where a request that began
 * before that writes it once more.
 * @param lifetimeSeconds from the first write
 */
export function createSessionStore(
  database: Pick<Database, 'inTransaction'>,
  lifetimeSeconds: number,
): SessionStore {
  const sessions = systemActor('sessions')

  async function get(sessionId: string): Promise<StoredSession | null> {
    const row = await database.inTransaction(sessions, (tx) =>
      tx
        .selectFrom('web_session')
        .select('data')
        .where('id_hash', '=', sessionDigest(sessionId))
        .where('expires_at', '>', sql<Date>`now()`)
        .where('ended_at', 'is', null)
        .executeTakeFirst(),
    )
    return (row?.data ?? null) as StoredSession | null
  }

  async function set(sessionId: string, session: StoredSession): Promise<void> {
    const person_id = personOf(session)
    const data = JSON.stringify(session)
    await database.inTransaction(sessions, async (tx) => {
      await tx
        .insertInto('web_session')
        .values({
          id_hash: sessionDigest(sessionId),
          person_id,
          data,
          expires_at: sql<Date>`now() + make_interval(secs => ${lifetimeSeconds})`,
        })
        .onConflict((conflict) =>
          conflict
            .column('id_hash')
            .doUpdateSet({ person_id, data })
            .where('web_session.ended_at', 'is', null),
        )
        .execute()
      await tx
        .deleteFrom('web_session')
        .where('expires_at', '<=', sql<Date>`now()`)
        .execute()
    })
  }

  async function destroy(sessionId: string): Promise<void> {
    await database.inTransaction(sessions, (tx) =>
      tx
        .updateTable('web_session')
        .set({ ended_at: sql<Date>`now()`, data: '{}' })
        .where('id_hash', '=', sessionDigest(sessionId))
        .where('ended_at', 'is', null)
        .execute(),
    )
  }

  return {
    get: callbackify(get),
    set: callbackify(set),
    destroy: callbackify(destroy),
  }
}
