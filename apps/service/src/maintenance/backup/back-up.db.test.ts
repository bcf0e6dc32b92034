import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import {
  backUpTestDatabase,
  codeOf,
  emptyDatabase,
  folderForTest,
  installationBeside,
} from '../../../test/backup.ts'
import { testDatabase } from '../../../test/database.ts'
import { systemClock } from '../../platform/clock/clock.ts'
import { databaseRoles } from '../../platform/database/bootstrap.ts'
import { backUp } from './back-up.ts'
import { writingFailure } from './folders.ts'
import { loadTables } from './load-tables.ts'

test('given a backup that is given up half-way, nothing of it is left', async () => {
  const folder = folderForTest()
  const db = await testDatabase()
  const live = await installationBeside(folder)
  const kept = join(folder, 'kept')
  const interrupted = new AbortController()
  const connections = { owner: db.settings(databaseRoles.owner), jobs: db.settings(databaseRoles.jobs) }
  const work = backUp(
    { connections, ...live },
    {
      folder: kept,
      clock: systemClock,
      signal: interrupted.signal,
      onProgress: () => interrupted.abort(),
    },
  )
  expect(await codeOf(work)).toBe('backup.interrupted')
  expect(await readdir(kept)).toEqual([])
})

test('given a table whose rows are hidden from its owner, the backup fails rather than be smaller', async () => {
  const folder = folderForTest()
  const db = await testDatabase()
  const live = await installationBeside(folder)
  await db.ownerPool.query('alter table person force row level security')
  const kept = join(folder, 'kept')
  await expect(backUpTestDatabase(db, live, kept)).rejects.toThrow('row-level security')
  expect(await readdir(kept)).toEqual([])
})

test('given no installation, no keys, or a folder inside the data, a backup refuses', async () => {
  const folder = folderForTest()
  const live = await installationBeside(folder)
  const empty = await emptyDatabase(folder)
  const kept = join(folder, 'kept')
  expect(await codeOf(backUpTestDatabase(empty, live, kept))).toBe('backup.nothing')
  const db = await testDatabase()
  expect(await codeOf(backUpTestDatabase(db, live, join(live.dataFolder, 'kept')))).toBe('backup.inside-data')
  const keyless = { ...live, keysFolder: join(folder, 'nowhere') }
  expect(await codeOf(backUpTestDatabase(db, keyless, kept))).toBe('keys.missing')
  expect(await readdir(kept)).toEqual([])
})

test('given tables that point at each other in a circle, and triggers that refuse every insert, a restore brings both back', async () => {
  const folder = folderForTest()
  const db = await testDatabase()
  const live = await installationBeside(folder)
  const shape = `
    create table egg (id int primary key generated always as identity, hen int not null);
    create table hen (id int primary key, egg int not null references egg, mother int references hen);
    alter table egg add foreign key (hen) references hen deferrable initially deferred`
  const guard = `
    create function refuse() returns trigger language plpgsql as $$ begin raise exception 'never'; end $$;
    create trigger hen_is_history before insert or update on hen for each row execute function refuse()`
  await db.ownerPool.query(shape)
  await db.ownerPool.query(
    'begin; insert into egg (hen) values (1), (2); insert into hen values (1, 1, 2), (2, 2, 1); commit',
  )
  await db.ownerPool.query(guard)
  const made = await backUpTestDatabase(db, live, join(folder, 'kept'))
  const target = await testDatabase()
  await target.ownerPool.query(`${shape}; ${guard}`)

  const client = await target.ownerPool.connect()
  await client.query('begin')
  await loadTables(client, made.backupFolder, made.manifest)
  await client.query('commit')
  client.release()

  const { rows } = await target.ownerPool.query(
    'select egg.id, hen.mother from egg join hen on hen.egg = egg.id order by 1',
  )
  expect(rows).toEqual([
    { id: 1, mother: 2 },
    { id: 2, mother: 1 },
  ])
  const keys = await target.ownerPool.query(
    `select conname from pg_constraint where contype = 'f' and condeferrable and conrelid in ('egg'::regclass, 'hen'::regclass)`,
  )
  expect(keys.rows, 'checked when it was before').toEqual([{ conname: 'egg_hen_fkey' }])
  await expect(target.ownerPool.query('insert into hen values (3, 1, null)')).rejects.toThrow('never')
  const next = await target.ownerPool.query('insert into egg (hen) values (1) returning id')
  expect(next.rows, 'the sequence goes on').toEqual([{ id: 3 }])
})

test('given a full disk or a closed folder, the words say so', () => {
  const failure = (code: string): unknown => writingFailure('/kept', Object.assign(new Error(code), { code }))
  expect(failure('ENOSPC')).toMatchObject({ code: 'backup.disk-full' })
  expect(failure('EROFS')).toMatchObject({ code: 'backup.folder-closed' })
  const other = new Error('something else')
  expect(writingFailure('/kept', other)).toBe(other)
})
