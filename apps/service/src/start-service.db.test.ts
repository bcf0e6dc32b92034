import { randomBytes } from 'node:crypto'
import { Client } from 'pg'
import { describe, expect, inject, onTestFinished, test } from 'vitest'
import { makeTestFolder } from '../test/postgres/test-folder.ts'
import { freePort } from '../test/process/free-port.ts'
import { bootstrapDatabase, databaseRoles } from './platform/database/bootstrap.ts'
import { startService } from './start-service.ts'

/** A database of the body's own: the four roles and nothing else, as docs/own-postgresql.md makes it. */
async function ownDatabase(): Promise<(role: string) => string> {
  const admin = inject('postgres')
  const name = `own_${randomBytes(6).toString('hex')}`
  await bootstrapDatabase(admin, name)
  onTestFinished(async () => {
    const client = new Client({ ...admin, database: 'postgres' })
    await client.connect()
    await client.query(`drop database ${name} with (force)`)
    await client.end()
  })
  return (role) => `postgres://${role}@${encodeURIComponent(admin.host)}:${admin.port}/${name}`
}

async function settings(address: (role: string) => string): Promise<NodeJS.ProcessEnv> {
  const folder = makeTestFolder('own-database')
  onTestFinished(() => folder.remove())
  return {
    PORT: String(await freePort()),
    MOOTHALL_DATA: folder.path,
    LOG_LEVEL: 'fatal',
    DATABASE_URL: address(databaseRoles.service),
    MIGRATION_DATABASE_URL: address(databaseRoles.owner),
    JOBS_DATABASE_URL: address(databaseRoles.jobs),
    SEQUENCER_DATABASE_URL: address(databaseRoles.sequencer),
  }
}

describe("the service on a body's own PostgreSQL", () => {
  test('makes its tables, starts, answers, and starts again on them', async () => {
    const env = await settings(await ownDatabase())
    for (const start of ['first', 'second']) {
      const lines: string[] = []
      const service = await startService({ argv: [], env, log: (line) => lines.push(line) })
      const ready = await fetch(`${service.address}/ready`)
      expect(ready.status, start).toBe(200)
      expect(lines.join('\n'), start).toMatch(/http:\S+\/set-up\//)
      await service.stop()
    }
  })

  test.each([
    ['a superuser', (): string => inject('postgres').user, /superuser/],
    ['the owner of its tables', (): string => databaseRoles.owner, /owns the table/],
  ])('refuses to start as %s, and leaves nothing running', async (_, role, message) => {
    const address = await ownDatabase()
    const env = { ...(await settings(address)), DATABASE_URL: address(role()) }
    const start = startService({ argv: [], env, log: () => undefined })
    await expect(start).rejects.toMatchObject({
      code: 'database.role-too-powerful',
      message: expect.stringMatching(message),
    })
  })

  test('refuses to go on with new keys where the ledger is in use', async () => {
    const env = await settings(await ownDatabase())
    const service = await startService({ argv: [], env, log: () => undefined })
    await service.stop()
    const client = new Client({ connectionString: env['MIGRATION_DATABASE_URL'] ?? '' })
    await client.connect()
    await client.query(
      `insert into ledger_checkpoint (tree_size, root, note) values (1, sha256('x'), 'sealed before')`,
    )
    await client.end()
    const elsewhere = makeTestFolder('other-keys')
    onTestFinished(() => elsewhere.remove())
    const start = startService({
      argv: [],
      env: { ...env, MOOTHALL_KEYS: elsewhere.path },
      log: () => undefined,
    })
    await expect(start).rejects.toMatchObject({ code: 'keys.missing' })
  })
})
