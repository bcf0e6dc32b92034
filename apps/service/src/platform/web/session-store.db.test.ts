import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { testDatabase } from '../../../test/database.ts'
import { anonymous } from '../identity/actor.ts'
import type { SessionStore } from './session-store.ts'
import { createSessionStore, sessionDigest } from './session-store.ts'

type StoredSession = Parameters<SessionStore['set']>[1]

const cookie = { originalMaxAge: 1000 }

async function storeOnDatabase(lifetimeSeconds = 60) {
  const db = await testDatabase()
  const store = createSessionStore(db.database, lifetimeSeconds)
  const person = await db.asOwner
    .insertInto('person')
    .values({ name: 'Sam Example', email: `${randomUUID()}@example.org` })
    .returning('id')
    .executeTakeFirstOrThrow()
  const settle = async <Value>(start: (done: (error: unknown, value?: Value) => void) => void) =>
    await new Promise<Value | undefined>((resolve, reject) => {
      start((error, value) => (error ? reject(error) : resolve(value)))
    })
  return {
    db,
    personId: person.id,
    get: (id: string) => settle<StoredSession | null>((done) => store.get(id, done)),
    set: (id: string, session: StoredSession) => settle((done) => store.set(id, session, done)),
    actorOf: store.actorOf,
    ageOf: store.ageOf,
    destroy: (id: string) => settle((done) => store.destroy(id, done)),
    rows: () => db.asOwner.selectFrom('web_session').selectAll().execute(),
  }
}

test('a session is kept under a digest, with whose it is, and found again', async () => {
  const { set, get, rows, personId } = await storeOnDatabase()
  await set('secret-id', { cookie, personId })
  const actor = { kind: 'person', personId, name: 'Sam Example', roles: [], sessionId: expect.any(String) }
  expect(await get('secret-id')).toEqual({ cookie, personId, actor })
  expect(await get('another-id')).toBeNull()
  const [row] = await rows()
  expect(row?.id_hash.equals(sessionDigest('secret-id'))).toBe(true)
  expect(row?.person_id).toBe(personId)
  expect(JSON.stringify(row)).not.toContain('secret-id')
})

test('writing a session again does not make it last longer', async () => {
  const { set, rows, personId } = await storeOnDatabase()
  await set('a', { cookie })
  const [before] = await rows()
  await set('a', { cookie, personId })
  const [after, ...others] = await rows()
  expect(others).toEqual([])
  expect(after?.expires_at).toEqual(before?.expires_at)
  expect(after?.person_id).toBe(personId)
})

test('a session is as old as the sign-in that began it, however often it is written; nobody’s and ended ones are no sign-in', async () => {
  const { db, set, ageOf, destroy, personId } = await storeOnDatabase(3600)
  await set('hers', { cookie, personId })
  await set('nobody’s', { cookie })
  expect(await ageOf('hers')).toBeLessThan(60)
  expect(await ageOf('nobody’s')).toBe(Number.POSITIVE_INFINITY)
  expect(await ageOf('none')).toBe(Number.POSITIVE_INFINITY)
  await db.asOwner
    .updateTable('web_session')
    .set({ created_at: sql<Date>`created_at - interval '11 minutes'` })
    .execute()
  await set('hers', { cookie, personId })
  expect(Math.round((await ageOf('hers')) / 60)).toBe(11)
  await destroy('hers')
  expect(await ageOf('hers')).toBe(Number.POSITIVE_INFINITY)
})

test('an expired session is nobody’s, and is removed when another begins', async () => {
  const { db, set, get, rows } = await storeOnDatabase()
  await set('old', { cookie })
  await db.asOwner
    .updateTable('web_session')
    .set({ expires_at: sql<Date>`now() - interval '1 second'` })
    .execute()
  expect(await get('old')).toBeNull()
  await set('new', { cookie })
  expect((await rows()).map((row) => row.id_hash)).toEqual([sessionDigest('new')])
})

test('a destroyed session is gone', async () => {
  const { set, get, destroy } = await storeOnDatabase()
  await set('a', { cookie })
  await destroy('a')
  expect(await get('a')).toBeNull()
})

test('a session that was signed out stays ended when a request still under way writes it again', async () => {
  const { set, get, destroy, rows, personId } = await storeOnDatabase()
  await set('a', { cookie, personId })
  await destroy('a')
  await set('a', { cookie, personId })
  expect(await get('a')).toBeNull()
  expect((await rows()).map(({ data }) => data)).toEqual([{}])
})

test('nobody but the store sees sessions', async () => {
  const { db, set, personId } = await storeOnDatabase()
  await set('a', { cookie, personId })
  const seen = await db.database.inTransaction(anonymous, (tx) =>
    tx.selectFrom('web_session').selectAll().execute(),
  )
  expect(seen).toEqual([])
})

test('a session is its person with the roles of this moment, and nobody without one or after they left', async () => {
  const { db, personId, set, get, destroy, actorOf } = await storeOnDatabase()
  const grant = (role: 'auditor' | 'administrator') =>
    db.asOwner.insertInto('role_grant').values({ person_id: personId, role }).execute()
  await grant('auditor')
  await grant('administrator')
  await set('nobody’s', { cookie })
  await set('sam’s', { cookie, personId })
  const sam = {
    kind: 'person',
    personId,
    name: 'Sam Example',
    sessionId: sessionDigest('sam’s').toString('hex'),
  }
  const bothWays = async (id: string) => {
    const actor = await actorOf(id)
    expect((await get(id))?.actor ?? anonymous).toEqual(actor)
    return actor
  }
  expect(await bothWays('nobody’s')).toEqual(anonymous)
  expect(await bothWays('unknown')).toEqual(anonymous)
  expect(await bothWays('sam’s')).toEqual({ ...sam, roles: ['administrator', 'auditor'] })
  await db.asOwner
    .updateTable('role_grant')
    .set({ revoked_at: new Date(), revoked_by: personId })
    .where('role', '=', 'administrator')
    .execute()
  expect(await bothWays('sam’s')).toEqual({ ...sam, roles: ['auditor'] })
  await db.asOwner.updateTable('person').set({ ended_at: new Date() }).execute()
  expect(await bothWays('sam’s')).toEqual(anonymous)
  await db.asOwner.updateTable('person').set({ ended_at: null }).execute()
  await destroy('sam’s')
  expect(await bothWays('sam’s')).toEqual(anonymous)
})

test('who a session belongs to is never written with it', async () => {
  const { set, get, rows, personId } = await storeOnDatabase()
  await set('a', { cookie, personId })
  const found = await get('a')
  if (!found) throw new Error('no session')
  await set('a', found)
  expect((await rows()).map(({ data }) => data)).toEqual([{ cookie, personId }])
})
