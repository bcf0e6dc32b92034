import type pg from 'pg'
import { AppError } from '../errors/app-error.ts'

interface RoleFacts {
  name: string
  superuser: boolean
  bypasses: boolean
  owned: string | null
  owner_member: boolean
}

/**
 * Refuses to go on under a role for which row-level security would not hold: a superuser, one with BYPASSRLS, one that
 * owns a table of ours, or one that may become the owner.
 */
export async function checkServiceRole(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<RoleFacts>(`
    select r.rolname as name, r.rolsuper as superuser, r.rolbypassrls as bypasses,
      (select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where c.relowner = r.oid and c.relkind in ('r', 'p') and n.nspname not like 'pg\\_%' limit 1) as owned,
      exists (select from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname = 'public' and c.relkind in ('r', 'p') and c.relowner <> r.oid
          and pg_has_role(r.oid, c.relowner, 'member')) as owner_member
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
        'Give DATABASE_URL a role of its own that owns nothing, is no superuser, has no BYPASSRLS and is no member of ' +
        'the owner, as docs/own-postgresql.md shows. MIGRATION_DATABASE_URL is the place for the owner.',
    },
  )
}

function faultOf(facts: RoleFacts): string | undefined {
  if (facts.superuser) return 'it is a superuser, and row-level security does not hold for superusers.'
  if (facts.bypasses) return 'it has BYPASSRLS, so row-level security does not hold for it.'
  if (facts.owned !== null)
    return `it owns the table ${facts.owned}, and row-level security does not hold for owners.`
  if (facts.owner_member)
    return 'it is a member of the role that owns the tables, and could act as the owner.'
  return undefined
}
