import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/database.ts'
import type { Category } from '../../platform/database/schema.ts'
import type { Role } from '../../platform/identity/roles.ts'

export interface Person {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly endedAt: Date | undefined
}

export interface Appointment {
  readonly id: string
  readonly category: Category
  readonly post: string
  readonly team: string
  readonly manager: { readonly id: string; readonly name: string; readonly email: string } | undefined
  readonly startsOn: string
  readonly endsOn: string | undefined
}

export interface PersonPageData extends Person {
  /** The newest. */
  readonly appointment: Appointment | undefined
  readonly roles: readonly { readonly role: Role; readonly grantedAt: Date }[]
}

/** A person by id, leavers too; undefined where there is none. */
async function findPerson(tx: Transaction, personId: string): Promise<Person | undefined> {
  const row = await tx
    .selectFrom('person')
    .select(['id', 'name', 'email', 'ended_at'])
    .where('id', '=', personId)
    .executeTakeFirst()
  if (row === undefined) return undefined
  return { id: row.id, name: row.name, email: row.email, endedAt: row.ended_at ?? undefined }
}

/** The id of whoever has this address and has not left. */
export async function findIdByEmail(tx: Transaction, email: string): Promise<string | undefined> {
  const row = await tx
    .selectFrom('person')
    .select('id')
    .where(sql`lower(email)`, '=', email.trim().toLowerCase())
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return row?.id
}

/** Everything that the page about a person shows. */
export async function findPersonPage(tx: Transaction, personId: string): Promise<PersonPageData | undefined> {
  const person = await findPerson(tx, personId)
  if (person === undefined) return undefined
  const appointment = await tx
    .selectFrom('appointment')
    .leftJoin('person as manager', 'manager.id', 'appointment.manager_id')
    .select([
      'appointment.id',
      'category',
      'post',
      'team',
      'starts_on',
      'ends_on',
      'manager.id as manager_id',
      'manager.name as manager_name',
      'manager.email as manager_email',
    ])
    .where('person_id', '=', personId)
    .orderBy('starts_on', 'desc')
    .orderBy('appointment.id')
    .executeTakeFirst()
  const roles = await tx
    .selectFrom('role_grant')
    .select(['role', 'granted_at as grantedAt'])
    .where('person_id', '=', personId)
    .where('revoked_at', 'is', null)
    .orderBy('role')
    .execute()
  return { ...person, appointment: appointment && toAppointment(appointment), roles }
}

function toAppointment(row: {
  id: string
  category: Category
  post: string
  team: string
  starts_on: string
  ends_on: string | null
  manager_id: string | null
  manager_name: string | null
  manager_email: string | null
}): Appointment {
  const { manager_id: id, manager_name: name, manager_email: email } = row
  return {
    id: row.id,
    category: row.category,
    post: row.post,
    team: row.team,
    manager: id === null || name === null || email === null ? undefined : { id, name, email },
    startsOn: row.starts_on,
    endsOn: row.ends_on ?? undefined,
  }
}

export interface PersonRow extends Person {
  readonly post: string
  readonly team: string
  readonly roles: readonly Role[]
}

export const PEOPLE_PER_PAGE = 50

/**
 * One page of the directory by name, those who left last.
 * @param search part of a name, an address, a post or a team; '' for everybody
 * @param page from 1
 */
export async function listPeople(
  tx: Transaction,
  { search, page }: { readonly search: string; readonly page: number },
): Promise<{ readonly people: readonly PersonRow[]; readonly total: number }> {
  const pattern = `%${search.replaceAll(/[\\%_]/g, '\\$&')}%`
  const found = tx
    .selectFrom('person')
    .leftJoinLateral(
      (join) =>
        join
          .selectFrom('appointment')
          .select(['post', 'team'])
          .whereRef('person_id', '=', 'person.id')
          .orderBy('starts_on', 'desc')
          .limit(1)
          .as('held'),
      (join) => join.onTrue(),
    )
    .$if(search !== '', (query) =>
      query.where((where) =>
        where.or([
          where('person.name', 'ilike', pattern),
          where('person.email', 'ilike', pattern),
          where('held.post', 'ilike', pattern),
          where('held.team', 'ilike', pattern),
        ]),
      ),
    )
  const { total } = await found
    .select((count) => count.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  const rows = await found
    .select([
      'person.id',
      'person.name',
      'person.email',
      'person.ended_at',
      'held.post',
      'held.team',
      sql<
        Role[]
      >`array(select role from role_grant where person_id = person.id and revoked_at is null order by role)`.as(
        'roles',
      ),
    ])
    .orderBy(sql`person.ended_at is not null`)
    .orderBy(sql`lower(person.name)`)
    .orderBy('person.id')
    .limit(PEOPLE_PER_PAGE)
    .offset((page - 1) * PEOPLE_PER_PAGE)
    .execute()
  return {
    total,
    people: rows.map((row) => ({
      id: row.id,
      name: row.name,
      email: row.email,
      endedAt: row.ended_at ?? undefined,
      post: row.post ?? '',
      team: row.team ?? '',
      roles: row.roles,
    })),
  }
}

/** Whether anybody who has not left has this person as their manager. */
export async function managesAnybody(tx: Transaction, personId: string): Promise<boolean> {
  const managed = await tx
    .selectFrom('appointment')
    .innerJoin('person', 'person.id', 'appointment.person_id')
    .select('appointment.id')
    .where('appointment.manager_id', '=', personId)
    .where('person.ended_at', 'is', null)
    .limit(1)
    .executeTakeFirst()
  return managed !== undefined
}
