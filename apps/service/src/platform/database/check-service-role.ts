import type pg from 'pg'
import { AppError } from '../errors/app-error.ts'

interface RoleFacts {
  name: string
  superuser: boolean
  bypasses: boolean
  makes_roles: boolean
  replicates: boolean
  owned: string | null
  owner_member: boolean
  other: string | null
  session: string
  makes: boolean
}

/**
 * Refuses to go on under a role for which row-level security would not hold, or that could make itself one: a
 * superuser, one with BYPASSRLS, CREATEROLE or REPLICATION, one that owns a table of ours or the schema they are in, one
 * that may become the owner or a role with rights of its own, and one that was only put on over another after the login.
 */
export async function checkServiceRole(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<RoleFacts>(`
    select r.rolname as name, r.rolsuper as superuser, r.rolbypassrls as bypasses, r.rolcreaterole as makes_roles,
      r.rolreplication as replicates, session_user::text as session,
      has_database_privilege(r.oid, current_database(), 'create, temporary')
        or has_schema_privilege(r.oid, 'public', 'create') as makes,
      (select owned from (
        select 'table ' || c.relname as owned from pg_class c join pg_namespace n on n.oid = c.relnamespace
          where c.relowner = r.oid and c.relkind in ('r', 'p') and n.nspname not like 'pg\\_%'
        union all
        select 'schema ' || n.nspname from pg_namespace n
          where n.nspowner = r.oid and n.nspname in ('public', 'jobs', 'graphile_worker')
        union all
        select 'database ' || d.datname from pg_database d
          where d.datdba = r.oid and d.datname = current_database()) things limit 1) as owned,
      exists (select from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname = 'public' and c.relkind in ('r', 'p') and c.relowner <> r.oid
          and pg_has_role(r.oid, c.relowner, 'member')) as owner_member,
      (select o.rolname from pg_roles o
        where o.oid <> r.oid and pg_has_role(r.oid, o.oid, 'member') and (o.rolsuper or o.rolbypassrls
          or o.rolcreaterole or o.rolreplication or o.rolname like 'pg\\_%'
          or exists (select from pg_namespace n where n.nspowner = o.oid and n.nspname in ('jobs', 'graphile_worker'))
          or exists (select from pg_class c cross join aclexplode(c.relacl) a
            where c.relnamespace = 'public'::regnamespace and a.grantee = o.oid))
        order by o.rolname limit 1) as other
    from pg_roles r where r.rolname = current_user`)
  const facts = rows[0]
  if (!facts)
    throw new AppError('database.role-unknown', 'The database does not say which role the service runs as')
  const fault = faultOf(facts)
  if (!fault) return
  throw new AppError(
    'database.role-too-powerful',
    `The service may not run as the database role ${facts.name}: ${fault}`,
    {
      advice:
        'Give DATABASE_URL a role of its own that logs in as itself, owns nothing, is no superuser, has neither BYPASSRLS ' +
        'nor CREATEROLE nor REPLICATION is a member of no other role and may create nothing, as docs/own-postgresql.md shows. ' +
        'MIGRATION_DATABASE_URL is the place for the owner.',
    },
  )
}

function faultOf(facts: RoleFacts): string | undefined {
  if (facts.superuser) return 'it is a superuser, and row-level security does not hold for superusers.'
  if (facts.bypasses) return 'it has BYPASSRLS, so row-level security does not hold for it.'
  if (facts.owned !== null)
    return `it owns the ${facts.owned}, and row-level security does not hold for owners.`
  if (facts.owner_member)
    return 'it is a member of the role that owns the tables, and could act as the owner.'
  if (facts.makes_roles) return 'it has CREATEROLE, and could make itself a member of other roles.'
  if (facts.replicates) return 'it has REPLICATION, and could read every table past row-level security.'
  if (facts.other !== null) return `it is a member of ${facts.other}, and could do what that role may.`
  if (facts.session !== facts.name)
    return `it logged in as ${facts.session}, and could go back to being that role.`
  if (facts.makes)
    return 'it may make tables or temporary tables in this database, which could stand in front of its own.'
  return undefined
}
