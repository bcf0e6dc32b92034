import { Client } from 'pg'
import type { ConnectionSettings } from './pool.ts'

/** The four database roles of the trust boundary. */
export const databaseRoles = {
  owner: 'moothall_owner',
  service: 'moothall_service',
  jobs: 'moothall_jobs',
  sequencer: 'moothall_sequencer',
} as const

const createRoles = Object.values(databaseRoles)
  .map(
    (role) => `do $$ begin
  if not exists (select from pg_roles where rolname = '${role}') then
    create role ${role} login nosuperuser nocreatedb nocreaterole nobypassrls noreplication;
  end if;
end $$;`,
  )
  .join('\n')

const ownDatabase = `
alter schema public owner to ${databaseRoles.owner};
revoke all on schema public from public;
grant usage on schema public to ${databaseRoles.service}, ${databaseRoles.sequencer}, ${databaseRoles.jobs};
create schema if not exists graphile_worker authorization ${databaseRoles.jobs};
create schema if not exists jobs authorization ${databaseRoles.jobs};
grant usage on schema jobs to ${databaseRoles.service};
`

/**
 * Makes the four roles and the database, as a superuser, where they do not exist. The embedded PostgreSQL and the
 * tests use it; for a body's own server the same statements stand in docs/own-postgresql.md for its administrator.
 * @param superuser how to connect to the maintenance database `postgres` as superuser
 * @param database the name of the database to make; letters, digits and underscores
 */
export async function bootstrapDatabase(
  superuser: { host: string; port: number; user: string },
  database: string,
): Promise<void> {
  if (!/^[a-z_][a-z0-9_]{0,62}$/.test(database)) throw new TypeError(`Not a database name: ${database}`)
  await withClient({ ...superuser, database: 'postgres' }, async (client) => {
    await client.query(createRoles)
    const found = await client.query('select from pg_database where datname = $1', [database])
    if (found.rowCount === 0) {
      await client.query(
        `create database ${database} owner ${databaseRoles.owner} template template0 encoding 'UTF8'`,
      )
      await client.query(`revoke connect, temporary on database ${database} from public`)
      await client.query(
        `grant connect on database ${database} to ${Object.values(databaseRoles).join(', ')}`,
      )
      // graphile-worker says "create schema if not exists", for which PostgreSQL wants this right even where it exists.
      await client.query(`grant create on database ${database} to ${databaseRoles.jobs}`)
    }
  })
  await withClient({ ...superuser, database }, async (client) => {
    await client.query(ownDatabase)
  })
}

async function withClient(
  settings: ConnectionSettings,
  work: (client: Client) => Promise<void>,
): Promise<void> {
  const client = new Client(settings)
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}
