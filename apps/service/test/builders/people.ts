import { randomUUID } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { DatabaseSchema } from '../../src/platform/database/schema.ts'
import type { PersonActor } from '../../src/platform/identity/actor.ts'
import type { Role } from '../../src/platform/identity/roles.ts'

/** A person with roles, in the database, and as the actor that they are once signed in. */
export async function buildPerson(
  asOwner: Kysely<DatabaseSchema>,
  options: { name?: string; roles?: readonly Role[] } = {},
): Promise<PersonActor> {
  const personId = randomUUID()
  const name = options.name ?? 'Sam Example'
  const roles = options.roles ?? []
  await asOwner
    .insertInto('person')
    .values({ id: personId, name, email: `${personId}@example.gov.uk`, ended_at: null })
    .execute()
  for (const role of roles) {
    await asOwner
      .insertInto('role_grant')
      .values({ person_id: personId, role, granted_by: null, revoked_by: null, revoked_at: null })
      .execute()
  }
  return { kind: 'person', personId, name, roles, sessionId: 'none' }
}
