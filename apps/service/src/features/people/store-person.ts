import { randomUUID } from 'node:crypto'
import type { Transaction } from '../../platform/database/database.ts'
import type { Category } from '../../platform/database/schema.ts'
import type { Role } from '../../platform/identity/roles.ts'
import { appendEntry } from '../../platform/ledger/append-entry.ts'

/** What the directory says of a person. */
export interface PersonDetails {
  readonly name: string
  readonly email: string
  readonly category: Category
  readonly post: string
  readonly team: string
  readonly managerId: string | null
}

/**
 * Writes a new person with an appointment from today on, and the entry that says so. For use cases that have decided it.
 * @param startsOn calendar date, `YYYY-MM-DD`
 * @returns the person's id
 */
export async function storePerson(
  tx: Transaction,
  details: PersonDetails,
  when: { readonly at: Date; readonly startsOn: string },
): Promise<string> {
  const personId = randomUUID()
  const appointmentId = randomUUID()
  const { name, email, category, post, team, managerId } = details
  await tx
    .insertInto('person')
    .values({ id: personId, name, email, created_at: when.at, ended_at: null })
    .execute()
  await tx
    .insertInto('appointment')
    .values({
      id: appointmentId,
      person_id: personId,
      category,
      post,
      team,
      manager_id: managerId,
      starts_on: when.startsOn,
      ends_on: null,
    })
    .execute()
  await appendEntry(tx, {
    kind: 'people.added',
    at: when.at,
    subjects: [personId],
    payload: {
      personId,
      name,
      email,
      appointment: { id: appointmentId, category, post, team, managerId, startsOn: when.startsOn },
    },
  })
  return personId
}

/** Writes a grant of a role and the entry that says so. */
export async function storeGrant(
  tx: Transaction,
  grant: {
    readonly personId: string
    readonly role: Role
    readonly grantedBy: string | null
    readonly at: Date
  },
): Promise<void> {
  const grantId = randomUUID()
  const { personId, role, grantedBy, at } = grant
  await tx
    .insertInto('role_grant')
    .values({
      id: grantId,
      person_id: personId,
      role,
      granted_by: grantedBy,
      granted_at: at,
      revoked_by: null,
      revoked_at: null,
    })
    .execute()
  await appendEntry(tx, {
    kind: 'people.role-granted',
    at,
    subjects: [personId],
    payload: { grantId, personId, role, grantedBy },
  })
}
