import { sql } from 'kysely'
import type { Database } from '../../platform/database/database.ts'
import { type Actor, anonymous, systemActor } from '../../platform/identity/actor.ts'
import type { Role } from '../../platform/identity/roles.ts'

/** What the platform knows of a visitor's session: its id, and whose it is. */
export interface SessionIdentity {
  readonly id: string
  readonly personId: string | undefined
}

export type ResolveActor = (session: SessionIdentity) => Promise<Actor>

const signIn = systemActor('sign-in')

/**
 * Who a session belongs to, and which roles they hold now: one query, at every request, so that a leaver and a revoked
 * role lose their way in at once. A session without a person, or of one who left, is anonymous.
 */
export function createResolveActor(database: Database): ResolveActor {
  return async ({ id, personId }) => {
    if (personId === undefined) return anonymous
    const person = await database.inTransaction(signIn, (tx) =>
      tx
        .selectFrom('person')
        .where('person.id', '=', personId)
        .where('person.ended_at', 'is', null)
        .select([
          'person.name',
          sql<
            Role[]
          >`array(select role from role_grant where person_id = person.id and revoked_at is null order by role)`.as(
            'roles',
          ),
        ])
        .executeTakeFirst(),
    )
    if (person === undefined) return anonymous
    return { kind: 'person', personId, name: person.name, roles: person.roles, sessionId: id }
  }
}
