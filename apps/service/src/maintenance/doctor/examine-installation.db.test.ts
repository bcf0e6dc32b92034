import { chmod, rename } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { Client } from 'pg'
import { expect, inject, onTestFinished, test } from 'vitest'
import { backUpTestDatabase, addressesOf, folderForTest, installationBeside } from '../../../test/backup.ts'
import { testDatabase } from '../../../test/database.ts'
import { startMailServer } from '../../../test/mail-server.ts'
import { systemClock } from '../../platform/clock/clock.ts'
import { databaseRoles } from '../../platform/database/bootstrap.ts'
import { sealPending } from '../../platform/ledger/seal-pending.ts'
import { examineInstallation, type ExamineOptions } from './examine-installation.ts'

const HOUR_MS = 3_600_000

/** An installation in order: database, keys, one sealed entry. */
async function healthy() {
  const folder = folderForTest()
  const database = await testDatabase()
  const as = async (user: string, name = 'moothall-test'): Promise<Client> => {
    const client = new Client({ ...database.settings(user), application_name: name })
    await client.connect()
    onTestFinished(() => client.end())
    return client
  }
  const live = await installationBeside(folder)
  const owner = await as(databaseRoles.owner)
  const entry = `insert into ledger_entry (id, leaf_hash) values ($1, decode(repeat('00', 32), 'hex'))`
  const first = '00000000-0000-4000-8000-000000000001'
  await owner.query(entry, [first])
  await owner.query('insert into ledger_pending values ($1)', [first])
  await sealPending(await as(databaseRoles.sequencer), { keys: live.keys, clock: systemClock })
  const env = { ...addressesOf(database), MOOTHALL_DATA: live.dataFolder, MOOTHALL_KEYS: live.keysFolder }
  const look = async (options: Partial<ExamineOptions> = {}, over: Record<string, string> = {}) =>
    await examineInstallation({ ...env, ...over }, { log: () => undefined, ...options })
  /** The checks that are not in order. */
  const amiss = async (...parts: Parameters<typeof look>): Promise<string[]> =>
    (await look(...parts)).filter(({ status }) => status === 'problem').map(({ check }) => check)
  return { folder, database, live, owner, as, look, amiss }
}

test('given an installation in order, every check says so', async () => {
  const { look } = await healthy()
  const findings = await look()
  expect(findings.filter(({ status }) => status !== 'ok').map(({ check }) => check)).toEqual(['service'])
  expect(findings.map(({ check }) => check)).toEqual(
    expect.arrayContaining([
      'node',
      'settings',
      'keys-folder',
      'role-owner',
      'safeguards',
      'ledger',
      'jobs',
      'clocks',
    ]),
  )
})

test('given one thing broken in the database at a time, that one is named', async () => {
  const { owner, as, look } = await healthy()
  const jobs = await as(databaseRoles.jobs)
  const breakages: { on?: Client; sql: string; mend: string; check: string; says: string }[] = [
    {
      sql: 'alter policy ledger_payload_for_auditors on ledger_payload rename to for_others',
      mend: 'alter policy for_others on ledger_payload rename to ledger_payload_for_auditors',
      check: 'safeguards',
      says: 'policy ledger_payload_for_auditors on ledger_payload is missing',
    },
    {
      sql: 'create policy all_of_it on ledger_payload for select to moothall_service using (true)',
      mend: 'drop policy all_of_it on ledger_payload',
      check: 'safeguards',
      says: 'policy all_of_it on ledger_payload is none of ours',
    },
    {
      sql: 'alter table person disable row level security',
      mend: 'alter table person enable row level security',
      check: 'safeguards',
      says: 'row-level security of person is not as it was made',
    },
    {
      sql: 'alter table policy_version disable trigger policy_version_guard',
      mend: 'alter table policy_version enable trigger policy_version_guard',
      check: 'safeguards',
      says: 'trigger policy_version_guard on policy_version is not as it was made',
    },
    {
      sql: 'grant delete on ledger_entry to moothall_service',
      mend: 'revoke delete on ledger_entry from moothall_service',
      check: 'role-service',
      says: 'cannot change what the ledger holds',
    },
    {
      sql: `insert into kysely_migration values ('9999-from-the-future', now()::text)`,
      mend: `delete from kysely_migration where name = '9999-from-the-future'`,
      check: 'migrations',
      says: '9999-from-the-future',
    },
    {
      sql: `insert into ledger_node values (40, 0, decode(repeat('00', 32), 'hex'));
        update ledger_checkpoint set tree_size = 2`,
      mend: 'delete from ledger_node where level = 40; update ledger_checkpoint set tree_size = 1',
      check: 'ledger',
      says: 'checkpoint is of 2 entries, but 1',
    },
    {
      on: jobs,
      sql: `select graphile_worker.add_job('mail.send'); update graphile_worker._private_jobs set attempts = 25, last_error = 'no'`,
      mend: 'delete from graphile_worker._private_jobs',
      check: 'jobs',
      says: 'given up',
    },
  ]
  for (const { on = owner, sql, mend, check, says } of breakages) {
    await on.query(sql)
    const problems = (await look()).filter(({ status }) => status === 'problem')
    const named = problems.find((finding) => finding.check === check)
    expect(named?.says, `${check} after: ${sql}`).toContain(says)
    expect(named?.advice).toBeTruthy()
    await on.query(mend)
  }
  expect((await look()).filter(({ status }) => status === 'problem')).toEqual([])
})

test('given keys that are open, wrong or gone, that is named', async () => {
  const { folder, live, amiss } = await healthy()
  await chmod(live.keysFolder, 0o755)
  expect(await amiss()).toEqual(['keys-folder'])
  await chmod(live.keysFolder, 0o700)
  await chmod(join(live.keysFolder, 'root.key'), 0o644)
  expect(await amiss()).toEqual(['keys-match'])
  const other = await installationBeside(join(folder, 'other'))
  expect(await amiss({}, { MOOTHALL_KEYS: other.keysFolder })).toEqual(['keys-match'])
  await rename(live.keysFolder, `${live.keysFolder}-gone`)
  expect(await amiss()).toEqual(['keys-folder', 'keys-match'])
})

test('given an entry that a running service leaves unsealed, or that waits for the next start, either is told', async () => {
  const { owner, as, look } = await healthy()
  await owner.query(`with e as (
      insert into ledger_entry (id, leaf_hash, recorded_at)
      values ('00000000-0000-4000-8000-000000000002', decode(repeat('00', 32), 'hex'), now() - interval '1 minute') returning id)
    insert into ledger_pending select id from e`)
  const sequencer = async () => (await look()).find(({ check }) => check === 'sequencer')
  expect(await sequencer()).toMatchObject({ status: 'warning' })
  await as(databaseRoles.service, 'moothall-service')
  expect(await sequencer()).toMatchObject({
    status: 'problem',
    says: expect.stringMatching(/6\d seconds/) as string,
  })
})

test('given a role that is too powerful, or a database that does not answer, that is named', async () => {
  const { database, amiss } = await healthy()
  const { user } = inject('postgres')
  const asSuperuser = addressesOf(database).DATABASE_URL.replace(databaseRoles.service, user)
  expect(await amiss({}, { DATABASE_URL: asSuperuser })).toEqual(['role-service'])
  const closed = await closedPort()
  const nowhere = `postgres://moothall_owner@127.0.0.1:${closed}/moothall`
  expect(await amiss({}, { MIGRATION_DATABASE_URL: nowhere })).toContain('database')
  expect(await amiss({}, { PORT: 'many' })).toEqual(['settings'])
})

test('given clocks that disagree, mail that cannot be reached, or old backups, each is named', async () => {
  const { folder, database, live, amiss, look } = await healthy()
  const inTenMinutes = { now: () => new Date(Date.now() + 600_000) }
  expect(await amiss({ clock: inTenMinutes })).toEqual(['clocks'])

  const mail = await startMailServer()
  const from = { MOOTHALL_MAIL_FROM: 'policy@example.gov.uk' }
  expect(await amiss({ mail: true }, { SMTP_URL: mail.url, ...from })).toEqual([])
  const nowhere = `smtp://127.0.0.1:${await closedPort()}`
  expect(await amiss({ mail: true }, { SMTP_URL: nowhere, ...from })).toEqual(['mail'])

  const backups = join(folder, 'kept')
  expect(await amiss({ backups })).toEqual(['backup'])
  await backUpTestDatabase(database, live, backups)
  const fresh = await look({ backups })
  expect(fresh.find(({ check }) => check === 'backup')?.status).toBe('ok')
  expect(fresh.find(({ check }) => check === 'backup-keys')?.status, 'keys beside it').toBe('warning')
  const inTenDays = { now: () => new Date(Date.now() + 240 * HOUR_MS) }
  expect(await amiss({ backups, clock: inTenDays })).toEqual(['clocks', 'backup'])
})

test('given a folder with no installation in it, the doctor says so and makes none', async () => {
  const folder = folderForTest()
  const findings = await examineInstallation(
    { MOOTHALL_DATA: join(folder, 'none') },
    { log: () => undefined },
  )
  expect(findings.at(-1)).toMatchObject({ check: 'data-folder', status: 'problem' })
})

async function closedPort(): Promise<number> {
  const server = createServer()
  const port = await new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      resolve(typeof address === 'object' && address ? address.port : 0)
    })
  })
  await new Promise((resolve) => server.close(resolve))
  return port
}
