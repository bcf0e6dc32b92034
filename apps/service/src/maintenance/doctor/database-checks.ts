import type { Pool } from 'pg'
import { checkServiceRole } from '../../platform/database/check-service-role.ts'
import { appliedMigrations, knownMigrations } from '../../platform/database/migrate.ts'
import type { Clock } from '../../platform/clock/clock.ts'
import { type Finding, ok, problem, warning } from './finding.ts'

const ROLES_PAGE = 'Make the roles as docs/own-postgresql.md shows.'

export interface RolePools {
  readonly owner: Pool
  readonly service: Pool
  readonly jobs: Pool
  readonly sequencer: Pool
}

/** Whether each role gets in and may do what it should and no more. */
export async function checkRole(role: keyof RolePools, pool: Pool): Promise<Finding> {
  const check = `role-${role}`
  const { rows } = await pool.query<{ name: string; superuser: boolean; bypasses: boolean; powers: boolean }>(
    `select rolname as name, rolsuper as superuser, rolbypassrls as bypasses, (${powersOf[role]}) as powers
     from pg_roles where rolname = current_user`,
  )
  const [facts] = rows
  if (!facts) return problem(check, 'The database does not say who this is', ROLES_PAGE)
  if (facts.superuser || facts.bypasses) {
    return problem(
      check,
      `${facts.name} is a superuser or has BYPASSRLS: row-level security does not hold for it`,
      ROLES_PAGE,
    )
  }
  if (!facts.powers)
    return problem(check, `${facts.name} has not the rights it should have: ${wordsOf[role]}`, ROLES_PAGE)
  if (role === 'service') await checkServiceRole(pool)
  return ok(check, `${facts.name} gets in, and ${wordsOf[role]}`)
}

const wordsOf = {
  owner: 'it owns every table',
  service: 'it owns nothing, and cannot change what the ledger holds',
  jobs: 'it owns the job queue, and reads no table',
  sequencer: 'it seals entries without reading what they say',
} as const

const powersOf = {
  owner: `not exists (select from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
    and relowner <> current_user::regrole)`,
  service: `not exists (select from pg_class c, unnest(array['update', 'delete', 'truncate']) as power
    where c.relnamespace = 'public'::regnamespace and c.relname in ('ledger_entry', 'ledger_payload', 'ledger_leaf', 'ledger_node', 'ledger_checkpoint')
    and has_table_privilege(c.oid, power))`,
  jobs: `(select relowner = current_user::regrole from pg_class where oid = to_regclass('graphile_worker._private_jobs'))
    and not exists (select from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
      and has_table_privilege(c.oid, 'select'))`,
  sequencer: `has_table_privilege('ledger_leaf', 'insert') and has_table_privilege('ledger_checkpoint', 'insert')
    and has_table_privilege('ledger_pending', 'delete') and not has_table_privilege('ledger_payload', 'select')
    and not has_table_privilege('ledger_leaf', 'update') and not has_table_privilege('ledger_leaf', 'delete')`,
} as const

export async function checkMigrations(owner: Pool): Promise<Finding> {
  const applied = await appliedMigrations(owner)
  const known = [...(await knownMigrations()).keys()]
  const newer = applied.find((name) => !known.includes(name))
  if (newer !== undefined) {
    return problem(
      'migrations',
      `The database is of a newer version of Moothall than this program (${newer})`,
      'Run the version that brought it there, or a newer one.',
    )
  }
  const missing = known.filter((name) => !applied.includes(name))
  if (missing.length === 0) return ok('migrations', `The tables have their newest shape (${known.at(-1)})`)
  return warning(
    'migrations',
    `The tables lack ${missing.length} migration(s), the first of them ${missing[0]}`,
    'Start the service: it brings them up to date.',
  )
}

const SKEW_SECONDS = { warning: 2, problem: 60 }

export async function checkClocks(owner: Pool, clock: Clock): Promise<Finding> {
  const before = clock.now().getTime()
  const { rows } = await owner.query<{ now: Date }>('select clock_timestamp() as now')
  const after = clock.now().getTime()
  const off = ((rows[0]?.now.getTime() ?? 0) - (before + after) / 2) / 1000
  const seconds = Math.abs(off)
  if (seconds < SKEW_SECONDS.warning)
    return ok('clocks', 'The clocks of this machine and of the database agree')
  const says = `The database's clock is ${seconds.toFixed(1)} seconds ${off > 0 ? 'ahead of' : 'behind'} this machine's`
  const advice = 'Let both machines take their time from the same source (NTP): records carry both times.'
  return seconds < SKEW_SECONDS.problem ? warning('clocks', says, advice) : problem('clocks', says, advice)
}
