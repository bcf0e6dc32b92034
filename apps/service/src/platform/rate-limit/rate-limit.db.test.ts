import { describe, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/database.ts'
import { systemActor } from '../identity/actor.ts'
import { type Allowance, forgetWholeAllowances, takeOne } from './rate-limit.ts'

const fiveAnHour: Allowance = { name: 'test', count: 5, periodSeconds: 3600 }
const start = new Date('2026-11-02T09:00:00Z')
const after = (minutes: number) => new Date(start.getTime() + minutes * 60_000)

function take(
  db: TestDatabase,
  now: Date,
  subject = 'sam@example.gov.uk',
  allowance = fiveAnHour,
): Promise<boolean> {
  return db.database.inTransaction(systemActor('sign-in'), (tx) =>
    takeOne(tx, allowance, { subject, secret: Buffer.alloc(32, 1), now }),
  )
}

describe('an allowance of five an hour', () => {
  test('gives five at once and then one every twelve minutes', async () => {
    const db = await testDatabase()
    const given = []
    for (let turn = 0; turn < 6; turn += 1) given.push(await take(db, start))
    expect(given).toEqual([true, true, true, true, true, false])
    expect(await take(db, after(11))).toBe(false)
    expect(await take(db, after(12))).toBe(true)
    expect(await take(db, after(12))).toBe(false)
    const next = []
    for (let turn = 0; turn < 6; turn += 1) next.push(await take(db, after(600)))
    expect(next).toEqual([true, true, true, true, true, false])
  })

  test('gives five in all to many who ask at the same moment', async () => {
    const db = await testDatabase()
    const given = await Promise.all(Array.from({ length: 16 }, () => take(db, start)))
    expect(given.filter(Boolean)).toHaveLength(5)
  })

  test('is separate for each subject and each purpose', async () => {
    const db = await testDatabase()
    for (let turn = 0; turn < 5; turn += 1) await take(db, start)
    expect(await take(db, start, 'robin@example.gov.uk')).toBe(true)
    expect(await take(db, start, 'sam@example.gov.uk', { ...fiveAnHour, name: 'other' })).toBe(true)
  })

  test('keeps no subject that could be read, and forgets even its hash when it is whole again', async () => {
    const db = await testDatabase()
    await take(db, start)
    const { rows } = await db.ownerPool.query('select rate_limit::text as row from rate_limit')
    expect(JSON.stringify(rows)).not.toContain('sam')
    const forget = (now: Date) =>
      db.database.inTransaction(systemActor('sign-in'), (tx) => forgetWholeAllowances(tx, now))
    await forget(after(11))
    expect(await db.asOwner.selectFrom('rate_limit').select('key').execute()).toHaveLength(1)
    await forget(after(12))
    expect(await db.asOwner.selectFrom('rate_limit').select('key').execute()).toEqual([])
  })
})
