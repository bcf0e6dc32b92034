import { randomUUID } from 'node:crypto'
import type { Transaction } from '../../platform/database/database.ts'
import type { Category } from '../../platform/database/schema.ts'
import type { Role } from '../../platform/identity/roles.ts'
import { appendEntries, appendEntry } from '../../platform/ledger/append-entry.ts'

/** What the directory says of a person. */
export interface PersonDetails {
  readonly name: string
  readonly email: string
  readonly category: Category
  readonly post: string
  readonly team: string
  readonly managerId: string | null
}

interface When {
  readonly at: Date
  /** Calendar date, `YYYY-MM-DD`. */
  readonly startsOn: string
}

/**
 * Writes a new person with an appointment from today on, and the entry that says so. For use cases that have decided it.
 * @returns the person's id
 */
export async function storePerson(tx: Transaction, details: PersonDetails, when: When): Promise<string> {
  const person = { ...details, id: randomUUID() }
  await storePeople(tx, [person], when)
  return person.id
}

/**
 * `storePerson` for many at once, whose ids the caller has drawn so that they can name each other as managers.
 * @param people at most some thousand: each takes eight of a statement's 65,535 values
 */
export async function storePeople(
  tx: Transaction,
  people: readonly (PersonDetails & { readonly id: string })[],
  when: When,
): Promise<void> {
  if (people.length === 0) return
  const { at, startsOn } = when
  const appointed = people.map((person) => ({ ...person, appointmentId: randomUUID() }))
  await tx
    .insertInto('person')
    .values(appointed.map(({ id, name, email }) => ({ id, name, email, created_at: at, ended_at: null })))
    .execute()
  await tx
    .insertInto('appointment')
    .values(
      appointed.map(({ id, appointmentId, category, post, team, managerId }) => ({
        id: appointmentId,
        person_id: id,
        category,
        post,
        team,
        manager_id: managerId,
        starts_on: startsOn,
        ends_on: null,
      })),
    )
    .execute()
  await appendEntries(
    tx,
    appointed.map(({ id: personId, appointmentId, name, email, category, post, team, managerId }) => ({
      kind: 'people.added',
      at,
      subjects: [personId],
      payload: {
        personId,
        name,
        email,
        appointment: { id: appointmentId, category, post, team, managerId, startsOn },
      },
    })),
  )
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
