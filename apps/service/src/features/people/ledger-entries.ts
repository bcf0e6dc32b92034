import type { JsonObject } from '@moothall/ledger'
import { z } from 'zod'
import type { LedgerEntryKind, ProducedRow } from '../../platform/ledger/entry-kind.ts'

const appointmentShape = z.object({
  id: z.string(),
  category: z.string(),
  post: z.string(),
  team: z.string(),
  managerId: z.string().nullable(),
  startsOn: z.string(),
})
const personShape = z.object({
  at: z.string(),
  personId: z.string(),
  name: z.string(),
  email: z.string(),
  appointment: appointmentShape,
})
const grantShape = z.object({
  at: z.string(),
  grantId: z.string(),
  personId: z.string(),
  role: z.string(),
  grantedBy: z.string().nullable(),
})
const revocationShape = z.object({ at: z.string(), grantId: z.string(), revokedBy: z.string() })
const endShape = z.object({
  at: z.string(),
  personId: z.string(),
  endedBy: z.string(),
  revokedGrantIds: z.array(z.string()),
  appointments: z.array(z.object({ id: z.string(), endsOn: z.string() })),
})

function added(payload: JsonObject): ProducedRow[] {
  const { at, personId } = personShape.parse(payload)
  const [person, appointment] = changed(payload)
  if (person === undefined || appointment === undefined) return []
  return [
    { ...person, row: { ...person.row, created_at: at, ended_at: null } },
    { ...appointment, row: { ...appointment.row, person_id: personId, ends_on: null } },
  ]
}

function changed(payload: JsonObject): ProducedRow[] {
  const { personId, name, email, appointment } = personShape.parse(payload)
  const { category, post, team, managerId, startsOn } = appointment
  return [
    { table: 'person', key: { id: personId }, row: { name, email } },
    {
      table: 'appointment',
      key: { id: appointment.id },
      row: { category, post, team, manager_id: managerId, starts_on: startsOn },
    },
  ]
}

function granted(payload: JsonObject): ProducedRow[] {
  const { at, grantId, personId, role, grantedBy } = grantShape.parse(payload)
  const row = {
    person_id: personId,
    role,
    granted_by: grantedBy,
    granted_at: at,
    revoked_by: null,
    revoked_at: null,
  }
  return [{ table: 'role_grant', key: { id: grantId }, row }]
}

function revoked(payload: JsonObject): ProducedRow[] {
  const { at, grantId, revokedBy } = revocationShape.parse(payload)
  return [{ table: 'role_grant', key: { id: grantId }, row: { revoked_by: revokedBy, revoked_at: at } }]
}

function ended(payload: JsonObject): ProducedRow[] {
  const { at, personId, endedBy, revokedGrantIds, appointments } = endShape.parse(payload)
  return [
    { table: 'person', key: { id: personId }, row: { ended_at: at } },
    ...revokedGrantIds.map((id) => ({
      table: 'role_grant',
      key: { id },
      row: { revoked_by: endedBy, revoked_at: at },
    })),
    ...appointments.map(({ id, endsOn }) => ({
      table: 'appointment',
      key: { id },
      row: { ends_on: endsOn },
    })),
  ]
}

export const peopleLedgerEntries: readonly LedgerEntryKind[] = [
  { kind: 'people.added', produces: added },
  { kind: 'people.changed', produces: changed },
  { kind: 'people.role-granted', produces: granted },
  { kind: 'people.role-revoked', produces: revoked },
  { kind: 'people.ended', produces: ended },
]
