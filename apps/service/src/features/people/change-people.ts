import { sql } from 'kysely'
import type { Context } from '../../context.ts'
import { ukDate } from '../../platform/clock/clock.ts'
import type { Transaction } from '../../platform/database/database.ts'
import type { PersonActor } from '../../platform/identity/actor.ts'
import type { Role } from '../../platform/identity/roles.ts'
import { appendEntry } from '../../platform/ledger/append-entry.ts'
import { endTokensOf } from '../api-tokens/index.ts'
import { endIdentitiesOf } from '../single-sign-on/index.ts'
import { endPasskeysOf } from '../passkeys/index.ts'
import { decidePerson, type PersonCommand, type PersonRefusal, type PersonState } from './person.decision.ts'
import { findIdByEmail, findPersonPage } from './queries.ts'
import { type PersonDetails, storeGrant, storePerson } from './store-person.ts'

export type PeopleContext = Pick<Context, 'clock' | 'database'>

/** What is typed about a person; the manager by their address. */
export type TypedPerson = Omit<PersonDetails, 'managerId'> & { readonly managerEmail: string }

export type PersonOutcome =
  | { readonly kind: 'done'; readonly personId: string }
  | { readonly kind: 'refused'; readonly reason: PersonRefusal | 'email-taken' | 'manager-unknown' }

const refused = (reason: PersonRefusal | 'email-taken' | 'manager-unknown'): PersonOutcome => ({
  kind: 'refused',
  reason,
})

/** Adds a person with their first roles. */
export async function addPerson(
  context: PeopleContext,
  actor: PersonActor,
  typed: TypedPerson & { readonly roles: readonly Role[] },
): Promise<PersonOutcome> {
  const at = context.clock.now()
  return await whereEmailIsFree(() =>
    context.database.inTransaction(actor, async (tx): Promise<PersonOutcome> => {
      const managerId = await managerOf(tx, typed.managerEmail)
      if (managerId === undefined) return refused('manager-unknown')
      const personId = await storePerson(tx, { ...typed, managerId }, { at, startsOn: ukDate(at) })
      for (const role of typed.roles) await storeGrant(tx, { personId, role, grantedBy: actor.personId, at })
      return { kind: 'done', personId }
    }),
  )
}

/** Changes what the directory says of a person and of their newest appointment. */
export async function changePerson(
  context: PeopleContext,
  actor: PersonActor,
  personId: string,
  typed: TypedPerson,
): Promise<PersonOutcome> {
  return await whereEmailIsFree(() =>
    decideAndDo(context, actor, { personId, command: { kind: 'change' } }, async (tx, at) => {
      const managerId = await managerOf(tx, typed.managerEmail)
      if (managerId === undefined || managerId === personId) return refused('manager-unknown')
      const { name, email, category, post, team } = typed
      const before = await findPersonPage(tx, personId)
      const appointment = before?.appointment
      if (appointment === undefined) return refused('not-found')
      const { id, startsOn } = appointment
      await tx.updateTable('person').set({ name, email }).where('id', '=', personId).execute()
      // Whoever still reads the old address must not be this person any longer.
      if (before?.email !== email) {
        await endWaysIn(tx, actor, { personId, because: 'address-changed', at })
      }
      const held = { category, post, team, manager_id: managerId }
      await tx.updateTable('appointment').set(held).where('id', '=', id).execute()
      await appendEntry(tx, {
        kind: 'people.changed',
        at,
        subjects: [personId],
        payload: { personId, name, email, appointment: { id, category, post, team, managerId, startsOn } },
      })
      return { kind: 'done', personId }
    }),
  )
}

/** Gives a person a role. */
export async function grantRole(
  context: PeopleContext,
  actor: PersonActor,
  { personId, role }: { readonly personId: string; readonly role: Role },
): Promise<PersonOutcome> {
  return await decideAndDo(context, actor, { personId, command: { kind: 'grant', role } }, async (tx, at) => {
    await storeGrant(tx, { personId, role, grantedBy: actor.personId, at })
    return { kind: 'done', personId }
  })
}

/** Takes a role from a person. Their next request already goes without it. */
export async function revokeRole(
  context: PeopleContext,
  actor: PersonActor,
  { personId, role }: { readonly personId: string; readonly role: Role },
): Promise<PersonOutcome> {
  return await decideAndDo(
    context,
    actor,
    { personId, command: { kind: 'revoke', role } },
    async (tx, at) => {
      const [grantId] = await revokeGrants(tx, personId, { by: actor.personId, at, role })
      if (grantId === undefined) return refused('does-not-hold')
      await appendEntry(tx, {
        kind: 'people.role-revoked',
        at,
        subjects: [personId],
        payload: { grantId, personId, role, revokedBy: actor.personId },
      })
      return { kind: 'done', personId }
    },
  )
}

/** Ends a person: roles, appointments and every session, at this moment. What they did stays. */
export async function endPerson(
  context: PeopleContext,
  actor: PersonActor,
  personId: string,
): Promise<PersonOutcome> {
  const command = { kind: 'end', by: actor.personId } as const
  return await decideAndDo(context, actor, { personId, command }, async (tx, at) => {
    await tx.updateTable('person').set({ ended_at: at }).where('id', '=', personId).execute()
    const revokedGrantIds = await revokeGrants(tx, personId, { by: actor.personId, at })
    const appointments = await tx
      .updateTable('appointment')
      .set({ ends_on: sql<string>`greatest(starts_on, ${ukDate(at)}::date)` })
      .where('person_id', '=', personId)
      .where('ends_on', 'is', null)
      .returning(['id', 'ends_on'])
      .execute()
    await endWaysIn(tx, actor, { personId, because: 'left', at })
    await appendEntry(tx, {
      kind: 'people.ended',
      at,
      subjects: [personId],
      payload: {
        personId,
        endedBy: actor.personId,
        revokedGrantIds,
        appointments: appointments.map(({ id, ends_on }) => ({ id, endsOn: ends_on ?? '' })),
      },
    })
    return { kind: 'done', personId }
  })
}

async function decideAndDo(
  context: PeopleContext,
  actor: PersonActor,
  { personId, command }: { personId: string; command: PersonCommand },
  work: (tx: Transaction, at: Date) => Promise<PersonOutcome>,
): Promise<PersonOutcome> {
  return await context.database.inTransaction(actor, async (tx) => {
    const decision = decidePerson(await lockPerson(tx, personId), command)
    return decision.kind === 'refused' ? refused(decision.reason) : await work(tx, context.clock.now())
  })
}

/** Administrators are locked with the person, so that two of them cannot take each other's role at the same moment. */
async function lockPerson(tx: Transaction, personId: string): Promise<PersonState | undefined> {
  const administrators = await tx
    .selectFrom('role_grant')
    .select('person_id')
    .where('role', '=', 'administrator')
    .where('revoked_at', 'is', null)
    .orderBy('id')
    .forUpdate()
    .execute()
  const person = await tx
    .selectFrom('person')
    .select('ended_at')
    .where('id', '=', personId)
    .forUpdate()
    .executeTakeFirst()
  if (person === undefined) return undefined
  const grants = await tx
    .selectFrom('role_grant')
    .select('role')
    .where('person_id', '=', personId)
    .where('revoked_at', 'is', null)
    .execute()
  return {
    personId,
    ended: person.ended_at !== null,
    roles: grants.map(({ role }) => role),
    administrators: administrators.length,
  }
}

async function revokeGrants(
  tx: Transaction,
  personId: string,
  { by, at, role }: { by: string; at: Date; role?: Role },
): Promise<string[]> {
  const rows = await tx
    .updateTable('role_grant')
    .set({ revoked_by: by, revoked_at: at })
    .where('person_id', '=', personId)
    .where('revoked_at', 'is', null)
    .$if(role !== undefined, (query) => query.where('role', '=', role ?? 'administrator'))
    .returning('id')
    .execute()
  return rows.map(({ id }) => id)
}

/**
 * Ends every way in of a person who left, or whose address was changed, and says so in the ledger. An account at a provider is known by
 * more than the address and outlives a change of it. Whatever ends people or changes addresses calls this.
 */
async function endWaysIn(
  tx: Transaction,
  by: PersonActor,
  { personId, because, at }: { personId: string; because: 'left' | 'address-changed'; at: Date },
): Promise<void> {
  const end = { personId, by: by.personId, at }
  await endSessions(tx, by, personId)
  await endTokensOf(tx, { ...end, because })
  if (because === 'left') await endIdentitiesOf(tx, { ...end, because })
  await endPasskeysOf(tx, { ...end, because })
}

/** Ends a person's sessions and links, but not the session of the one who does it. */
async function endSessions(tx: Transaction, by: PersonActor, personId: string): Promise<void> {
  await sql`select end_sessions_of(${personId}, ${Buffer.from(by.sessionId, 'hex')})`.execute(tx)
}

/** Null where there is no manager, undefined where nobody has the address. */
async function managerOf(tx: Transaction, email: string): Promise<string | null | undefined> {
  return email === '' ? null : await findIdByEmail(tx, email)
}

/** The unique index decides, also between two administrators at the same moment. */
async function whereEmailIsFree(work: () => Promise<PersonOutcome>): Promise<PersonOutcome> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof Error && 'constraint' in error && error.constraint === 'person_email') {
      return refused('email-taken')
    }
    throw error
  }
}
