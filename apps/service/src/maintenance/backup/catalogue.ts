import type { ClientBase, Pool } from 'pg'
import { AppError } from '../../platform/errors/app-error.ts'
import type { Reference } from './load-order.ts'

/** A table of schema `public`, as the database's own catalogue describes it. */
export interface Table {
  readonly name: string
  /** Stored columns, generated ones apart. */
  readonly columns: readonly string[]
  /** Its rows must not outlive a restore: its comment begins with `transient`. */
  readonly transient: boolean
  /** Bytes on disk, roughly what there is to copy. */
  readonly size: number
}

export interface Trigger {
  readonly table: string
  readonly name: string
  /** `O` fires as usual, `A` always, `R` on replicas. */
  readonly mode: 'O' | 'A' | 'R'
}

/** A foreign key, and when it is checked, in the words of ALTER TABLE. */
export interface ForeignKey extends Reference {
  readonly timing: string
}

export interface Catalogue {
  readonly tables: readonly Table[]
  readonly references: readonly ForeignKey[]
  readonly sequences: readonly string[]
  /** Triggers of ours that fire. */
  readonly triggers: readonly Trigger[]
}

type Query = Pick<ClientBase, 'query'> | Pick<Pool, 'query'>

/** What the migrator keeps is made by migrating, never copied. */
const OF_THE_MIGRATOR = `('kysely_migration', 'kysely_migration_lock')`

/** Reads what there is to copy. Nothing here knows any table by name: features add theirs without a word to backups. */
export async function readCatalogue(client: Query): Promise<Catalogue> {
  return {
    tables: await readTables(client),
    references: await rowsOf<ForeignKey>(
      client,
      `select t.relname as "table", r.relname as target, c.conname as constraint,
         case when not c.condeferrable then 'not deferrable' when c.condeferred then 'deferrable initially deferred'
           else 'deferrable initially immediate' end as timing
       from pg_constraint c join pg_class t on t.oid = c.conrelid join pg_class r on r.oid = c.confrelid
       where t.relnamespace = 'public'::regnamespace and c.contype = 'f' order by 1, 3`,
    ),
    sequences: (
      await rowsOf<{ name: string }>(
        client,
        `select c.relname as name from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'S'
         order by 1`,
      )
    ).map(({ name }) => name),
    triggers: await rowsOf<Trigger>(
      client,
      `select c.relname as "table", t.tgname as name, t.tgenabled as mode
       from pg_trigger t join pg_class c on c.oid = t.tgrelid
       where c.relnamespace = 'public'::regnamespace and not t.tgisinternal and t.tgenabled <> 'D' order by 1, 2`,
    ),
  }
}

async function readTables(client: Query): Promise<Table[]> {
  const rows = await rowsOf<{ name: string; columns: string[]; transient: boolean; size: string }>(
    client,
    `select c.relname as name,
       coalesce(obj_description(c.oid, 'pg_class') like 'transient%', false) as transient,
       pg_table_size(c.oid)::text as size,
       array(select a.attname::text from pg_attribute a
         where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' order by a.attnum) as columns
     from pg_class c
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
       and pg_has_role(c.relowner, 'usage') and c.relname not in ${OF_THE_MIGRATOR}
     order by 1`,
  )
  const strange = rows.flatMap(({ name, columns }) => [name, ...columns]).find((name) => !isPlainName(name))
  if (strange !== undefined) {
    throw new AppError('backup.name', `A table or column is called ${strange}, which backups cannot hold`, {
      advice: 'Names are lower-case letters, digits and underscores.',
    })
  }
  return rows.map(({ name, columns, transient, size }) => ({ name, columns, transient, size: Number(size) }))
}

function isPlainName(name: string): boolean {
  return /^[a-z_][a-z0-9_]{0,62}$/.test(name)
}

async function rowsOf<Row extends object>(client: Query, statement: string): Promise<Row[]> {
  return (await client.query<Row>(statement)).rows
}
