import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { buildPerson } from '../../../test/builders/people.ts'
import { testDatabase } from '../../../test/database.ts'
import type { Actor } from '../identity/actor.ts'
import { appendEntry } from '../ledger/append-entry.ts'
import type { Transaction } from './database.ts'

const OFTEN = 20

async function often(work: () => Promise<unknown>): Promise<void> {
  for (let time = 0; time < OFTEN; time++) await work()
}

test('a plan that is kept shows everybody their own rows only', async () => {
  const db = await testDatabase({ connections: 1 })
  const people = await Promise.all([buildPerson(db.asOwner), buildPerson(db.asOwner)])
  const actors = people.map(({ personId }): Actor => ({
    kind: 'person',
    personId,
    name: 'x',
    roles: [],
    sessionId: 'x',
  }))
  for (const [place, actor] of actors.entries()) {
    await db.database.inTransaction(actor, (tx) =>
      appendEntry(tx, {
        kind: `test.${place}`,
        at: new Date(),
        subjects: [people[place]?.personId ?? ''],
        payload: {},
      }),
    )
  }
  const seen = async (tx: Transaction) => {
    const rows = await tx.selectFrom('ledger_payload').select('kind').where('kind', '<>', '').execute()
    const kept = await sql<{ name: string }>`select name from pg_prepared_statements`.execute(tx)
    return { kinds: rows.map(({ kind }) => kind), kept: kept.rows.length }
  }
  const [first, second] = actors
  if (!first || !second) throw new Error('two people')
  await often(() => db.database.inTransaction(first, seen))
  const now = await db.database.inTransaction(second, seen)
  expect(now).toEqual({ kinds: ['test.1'], kept: 1 })
  expect((await db.database.inTransaction({ kind: 'anonymous' }, seen)).kinds).toEqual([])
})

test('a statement whose table has changed fails once, and its connection with it', async () => {
  const db = await testDatabase({ connections: 1 })
  const ask = () =>
    db.database.inTransaction({ kind: 'anonymous' }, (tx) =>
      tx.selectFrom('body').selectAll().where('name', '<>', '').execute(),
    )
  await often(ask)
  await db.ownerPool.query('alter table body add column motto text')
  await expect(ask()).rejects.toMatchObject({ code: '0A000' })
  await expect(ask()).resolves.toEqual([])
})

test('a connection that does not keep what it was told fails once, and nothing is kept after that', async () => {
  const db = await testDatabase({ connections: 1 })
  const ask = () =>
    db.database.inTransaction({ kind: 'anonymous' }, (tx) =>
      tx.selectFrom('body').selectAll().where('name', '<>', '').execute(),
    )
  const run = (statement: string) =>
    db.database.inTransaction({ kind: 'anonymous' }, (tx) => sql.raw(statement).execute(tx))
  await often(ask)
  await run('deallocate all')
  await expect(ask()).rejects.toMatchObject({ code: '26000' })
  await often(ask)
  expect((await run('select name from pg_prepared_statements')).rows).toEqual([])
})
