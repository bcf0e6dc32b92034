import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { testDatabase } from '../../../test/database.ts'
import { anonymous, type Actor, systemActor } from '../identity/actor.ts'
import type { Transaction } from './database.ts'

function person(personId: string): Actor {
  return { kind: 'person', personId, name: 'x', roles: [], sessionId: 'x' }
}

async function actor(tx: Transaction): Promise<string | undefined> {
  const { rows } = await sql<{ actor: string }>`select current_actor() as actor`.execute(tx)
  return rows[0]?.actor
}

const sam = '00000000-0000-4000-8000-000000000001'

test('PostgreSQL knows who acts, for one transaction', async () => {
  const { database } = await testDatabase({ connections: 1 })
  expect(await database.inTransaction(person(sam), actor)).toBe(`person:${sam}`)
  expect(await database.inTransaction(systemActor('sessions'), actor)).toBe('system:sessions')
  expect(await database.inTransaction(anonymous, actor)).toBe('anonymous')
  await expect(
    database.inTransaction(person(sam), async () => await Promise.reject(new Error('no'))),
  ).rejects.toThrow('no')
  expect(await database.inTransaction(anonymous, actor)).toBe('anonymous')
})

test('a transaction that throws, or whose statement failed, leaves nothing behind', async () => {
  const { database, asOwner } = await testDatabase({ connections: 1 })
  const insert = (tx: Transaction) =>
    tx.insertInto('person').values({ name: 'Sam', email: 'sam@example.org' }).execute()
  await expect(
    database.inTransaction(systemActor('demo'), async (tx) => {
      await insert(tx)
      throw new Error('no')
    }),
  ).rejects.toThrow('no')
  await expect(
    database.inTransaction(systemActor('demo'), async (tx) => {
      await insert(tx)
      await expect(sql`select 1 / 0`.execute(tx)).rejects.toMatchObject({ code: '22012' })
    }),
  ).rejects.toThrow(/rolled back instead/)
  expect(await asOwner.selectFrom('person').selectAll().execute()).toEqual([])
  await database.inTransaction(systemActor('demo'), insert)
  expect(await asOwner.selectFrom('person').selectAll().execute()).toHaveLength(1)
})

test('who acts is a value and never SQL', async () => {
  const { database } = await testDatabase({ connections: 1 })
  const sly = `'; set local moothall.system_actor = 'sealing`
  await expect(
    database.inTransaction(person(sly), (tx) =>
      sql`select current_setting('moothall.person_id') as id`.execute(tx).then(({ rows }) => rows[0]),
    ),
  ).resolves.toEqual({ id: sly })
  await expect(database.inTransaction(person('no\0'), actor)).rejects.toThrow(/syntax|unterminated|message/)
  expect(await database.inTransaction(anonymous, actor)).toBe('anonymous')
})
