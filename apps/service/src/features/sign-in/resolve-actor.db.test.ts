import { expect, test } from 'vitest'
import { buildPerson } from '../../../test/builders/people.ts'
import { testDatabase } from '../../../test/database.ts'
import { anonymous } from '../../platform/identity/actor.ts'
import { createResolveActor } from './resolve-actor.ts'

test('a session is its person with the roles of this moment, and nobody without one or after they left', async () => {
  const db = await testDatabase()
  const resolveActor = createResolveActor(db.database)
  const { personId } = await buildPerson(db.asOwner, {
    name: 'Sam Example',
    roles: ['auditor', 'administrator'],
  })
  const session = { id: 'session', personId }
  const person = { kind: 'person', personId, name: 'Sam Example', sessionId: 'session' }

  expect(await resolveActor({ id: 'session', personId: undefined })).toEqual(anonymous)
  expect(await resolveActor({ id: 'session', personId: '00000000-0000-4000-8000-000000000000' })).toEqual(
    anonymous,
  )
  expect(await resolveActor(session)).toEqual({ ...person, roles: ['administrator', 'auditor'] })
  await db.asOwner
    .updateTable('role_grant')
    .set({ revoked_at: new Date(), revoked_by: personId })
    .where('role', '=', 'administrator')
    .execute()
  expect(await resolveActor(session)).toEqual({ ...person, roles: ['auditor'] })
  await db.asOwner.updateTable('person').set({ ended_at: new Date() }).execute()
  expect(await resolveActor(session)).toEqual(anonymous)
})
