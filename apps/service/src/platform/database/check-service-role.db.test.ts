import { randomBytes } from 'node:crypto'
import { describe, expect, inject, test } from 'vitest'
import { testDatabase } from '../../../test/database.ts'
import { databaseRoles } from './bootstrap.ts'
import { checkServiceRole } from './check-service-role.ts'
import { closePool, type ConnectionSettings, createPool } from './pool.ts'

function raise(error: Error): never {
  throw error
}

/** To be closed with `closePool`, which waits until it is gone: dropping the database would otherwise break it. */
function poolOn(settings: ConnectionSettings) {
  return createPool(settings, { applicationName: 'moothall-test', onIdleError: raise })
}

describe('the role that the service runs as', () => {
  test('given the service role, the service starts', async () => {
    const db = await testDatabase()
    await expect(checkServiceRole(db.servicePool)).resolves.toBeUndefined()
  })

  test('given a superuser, it refuses', async () => {
    const db = await testDatabase()
    const pool = poolOn(db.settings(inject('postgres').user))
    await expect(checkServiceRole(pool)).rejects.toMatchObject({
      code: 'database.role-too-powerful',
      message: expect.stringContaining('superuser'),
    })
    await closePool(pool)
  })

  test('given the owner of the tables, it refuses and names one', async () => {
    const db = await testDatabase()
    await expect(checkServiceRole(db.ownerPool)).rejects.toThrow(/owns the table \w+/)
  })

  test.each([
    ['with BYPASSRLS', 'create role %r login bypassrls', /BYPASSRLS/],
    [
      'that is a member of the owner',
      'create role %r login in role moothall_owner',
      /member of the role that owns/,
    ],
    ['with CREATEROLE', 'create role %r login createrole', /CREATEROLE/],
    ['with REPLICATION', 'create role %r login replication', /REPLICATION/],
    [
      'that is a member of the sequencer',
      'create role %r login in role moothall_sequencer',
      /member of moothall_sequencer/,
    ],
    [
      'that is a member of the jobs role',
      'create role %r login in role moothall_jobs',
      /member of moothall_jobs/,
    ],
    [
      'that may write every table',
      'create role %r login in role pg_write_all_data',
      /member of pg_write_all_data/,
    ],
  ])('given a role %s, it refuses', async (_, statement, message) => {
    const db = await testDatabase()
    const role = `test_role_${randomBytes(6).toString('hex')}`
    const admin = poolOn({ ...inject('postgres'), database: 'postgres' })
    await admin.query(statement.replace('%r', role))
    const settings = db.settings(role)
    await admin.query(
      `grant connect on database ${'database' in settings ? settings.database : ''} to ${role}`,
    )
    const pool = poolOn(settings)
    await expect(checkServiceRole(pool)).rejects.toThrow(message)
    await closePool(pool)
    await admin.query(`drop owned by ${role}`)
    await admin.query(
      `revoke connect on database ${'database' in settings ? settings.database : ''} from ${role}`,
    )
    await admin.query(`drop role ${role}`)
    await closePool(admin)
  })

  test('given the service role put on over a superuser, it refuses, because RESET ROLE would take it off', async () => {
    const db = await testDatabase()
    const settings = { ...db.settings(inject('postgres').user), options: `-c role=${databaseRoles.service}` }
    const pool = poolOn(settings)
    await expect(checkServiceRole(pool)).rejects.toThrow(/logged in as/)
    await closePool(pool)
  })

  test('given a database where everybody may make temporary tables, it refuses', async () => {
    const db = await testDatabase()
    await db.ownerPool.query(
      `do $$ begin execute format('grant temporary on database %I to public', current_database()); end $$`,
    )
    await expect(checkServiceRole(db.servicePool)).rejects.toThrow(/temporary tables/)
  })

  test('given the jobs role, which owns the queue, it refuses', async () => {
    const db = await testDatabase()
    await expect(checkServiceRole(db.jobsPool)).rejects.toThrow(/owns the (schema|table)/)
  })
})
