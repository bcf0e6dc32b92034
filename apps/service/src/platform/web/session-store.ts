import { createHash } from 'node:crypto'
import { callbackify } from 'node:util'
import type { FastifySessionOptions } from '@fastify/session'
import { sql } from 'kysely'
import type { Database } from '../database/database.ts'
import { type Actor, anonymous, systemActor } from '../identity/actor.ts'
import type { Role } from '../identity/roles.ts'

/** What `@fastify/session` asks of a store, where each session comes with its `actor`; and that alone, asked again. */
export type SessionStore = NonNullable<FastifySessionOptions['store']> & {
  /** Who the session belongs to now; anonymous where it has ended, has no person, or the person has left. */
  readonly actorOf: (sessionId: string) => Promise<Actor>
  /** How long ago, in seconds, its person signed in; infinitely long where it is nobody's or has ended. */
  readonly ageOf: (sessionId: string) => Promise<number>
}
type StoredSession = Parameters<SessionStore['set']>[1]

/** The digest that stands for a session in the database and in the code: the cookie's secret is kept nowhere. */
export function sessionDigest(sessionId: string): Buffer {
  return createHash('sha256').update(sessionId).digest()
}

function personOf(session: StoredSession): string | null {
  const { personId } = session as { personId?: unknown }
  return typeof personId === 'string' ? personId : null
}

interface SessionRow {
  data: StoredSession
  person_id: string | null
  name: string | null
  roles: Role[]
}

function actorIn({ person_id: personId, name, roles }: SessionRow, digest: Buffer): Actor {
  if (personId === null || name === null) return anonymous
  return { kind: 'person', personId, name, roles, sessionId: digest.toString('hex') }
}

/**
 * Sessions in PostgreSQL. A session ends at a fixed time after it began, whatever is done with it, and its row is removed
 * by the next session that is written after that. One that was signed out stays ended, also where a request that began
 * before that writes it once more.
 *
 * A session is found together with whose it is and which roles they hold now: one statement, at every request, so that a
 * leaver and a revoked role lose their way in at once.
 * @param lifetimeSeconds from the first write
 */
export function createSessionStore(
  database: Pick<Database, 'inTransaction'>,
  lifetimeSeconds: number,
): SessionStore {
  const sessions = systemActor('sessions')

  async function find(sessionId: string): Promise<{ data: StoredSession; actor: Actor } | undefined> {
    const digest = sessionDigest(sessionId)
    const { rows } = await database.inTransaction(sessions, (tx) =>
      sql<SessionRow>`
        select s.data, s.person_id, p.name,
          array(select role from role_grant where person_id = p.id and revoked_at is null order by role) as roles
        from web_session s left join person p on p.id = s.person_id and p.ended_at is null
        where s.id_hash = ${digest} and s.expires_at > now() and s.ended_at is null`.execute(tx),
    )
    const [row] = rows
    return row && { data: row.data, actor: actorIn(row, digest) }
  }

  async function get(sessionId: string): Promise<StoredSession | null> {
    const found = await find(sessionId)
    return found ? { ...found.data, actor: found.actor } : null
  }

  async function actorOf(sessionId: string): Promise<Actor> {
    return (await find(sessionId))?.actor ?? anonymous
  }

  // Signing in always begins a new session, so its age is that of the sign-in.
  async function ageOf(sessionId: string): Promise<number> {
    const { rows } = await database.inTransaction(sessions, (tx) =>
      sql<{ age: number }>`
        select extract(epoch from now() - created_at)::float8 as age from web_session
        where id_hash = ${sessionDigest(sessionId)} and person_id is not null and expires_at > now()
          and ended_at is null`.execute(tx),
    )
    return rows[0]?.age ?? Number.POSITIVE_INFINITY
  }

  async function set(sessionId: string, session: StoredSession): Promise<void> {
    const person_id = personOf(session)
    const data = JSON.stringify({ ...session, actor: undefined })
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
    actorOf,
    ageOf,
  }
}
