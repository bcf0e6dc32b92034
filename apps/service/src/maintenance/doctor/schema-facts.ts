import type { ClientBase } from 'pg'

/**
 * What keeps one person's rows from another, and history from being rewritten, as statements about a schema: row-level
 * security, its policies, rights, triggers, functions and constraints. Two schemas made by the same migrations have the same
 * facts.
 */
export type SchemaFacts = ReadonlyMap<string, string>

const FACTS = `
with tables as (
  select oid, relname, relacl, relrowsecurity, relforcerowsecurity from pg_class
  where relnamespace = $1::text::regnamespace and relkind in ('r', 'p') and relname not like 'kysely\\_%'
)
select 'row-level security of ' || relname as fact, relrowsecurity || ' ' || relforcerowsecurity as value from tables
union all
select 'policy ' || p.policyname || ' on ' || p.tablename,
  concat_ws(' | ', p.permissive, p.roles::text, p.cmd, p.qual, p.with_check)
from pg_policies p where p.schemaname = $1::text
union all
select 'rights on ' || relname, (select string_agg(a::text, ', ' order by a::text) from unnest(relacl) a) from tables
union all
select 'rights on ' || t.relname || '.' || c.attname, (select string_agg(a::text, ', ' order by a::text) from unnest(c.attacl) a)
from tables t join pg_attribute c on c.attrelid = t.oid and c.attnum > 0 and c.attacl is not null
union all
select 'trigger ' || g.tgname || ' on ' || t.relname, concat_ws(' | ', g.tgenabled, g.tgtype, f.proname)
from tables t join pg_trigger g on g.tgrelid = t.oid and not g.tgisinternal join pg_proc f on f.oid = g.tgfoid
union all
select 'function ' || p.proname || '(' || pg_get_function_identity_arguments(p.oid) || ')',
  concat_ws(' | ', p.prosecdef, p.proconfig::text, md5(p.prosrc), (select string_agg(a::text, ', ' order by a::text) from unnest(p.proacl) a))
from pg_proc p where p.pronamespace = $1::text::regnamespace
union all
select 'constraint ' || c.conname || ' on ' || t.relname, pg_get_constraintdef(c.oid)
from tables t join pg_constraint c on c.conrelid = t.oid`

/** The caller has the schema on the search path, and no other that has tables: expressions then name no schema. */
export async function readSchemaFacts(
  client: Pick<ClientBase, 'query'>,
  schema: string,
): Promise<SchemaFacts> {
  const { rows } = await client.query<{ fact: string; value: string | null }>(FACTS, [schema])
  return new Map(rows.map(({ fact, value }) => [fact, value ?? '']))
}

/** Facts that are missing, that differ, and that nothing asked for, in words. */
export function compareFacts(expected: SchemaFacts, actual: SchemaFacts): readonly string[] {
  const facts = [...new Set([...expected.keys(), ...actual.keys()])].sort()
  return facts.flatMap((fact) => {
    if (!actual.has(fact)) return [`${fact} is missing`]
    if (!expected.has(fact)) return [`${fact} is none of ours`]
    return actual.get(fact) === expected.get(fact) ? [] : [`${fact} is not as it was made`]
  })
}
