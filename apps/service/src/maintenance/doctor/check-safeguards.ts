import { appliedMigrations, knownMigrations } from '../../platform/database/migrate.ts'
import type { ConnectionSettings } from '../../platform/database/pool.ts'
import { withOneConnection } from '../one-connection.ts'
import { type Finding, ok, problem } from './finding.ts'
import { compareFacts, readSchemaFacts, type SchemaFacts } from './schema-facts.ts'

const SCRATCH = 'moothall_as_made'
/** How many differences are written out. */
const SHOWN = 8

/**
 * Compares the database's safeguards with those that its migrations make. There is no list to keep: the migrations run
 * once more in a schema of their own, in a transaction that is rolled back, and both schemas are compared. Not one row of
 * the real tables is read or locked for it.
 */
export async function checkSafeguards(owner: ConnectionSettings): Promise<Finding> {
  const { expected, actual } = await readBoth(owner)
  const differences = compareFacts(expected, actual)
  if (differences.length === 0) {
    return ok(
      'safeguards',
      `Row-level security, rights and triggers are as the migrations make them (${expected.size} looked at)`,
    )
  }
  const more = differences.length > SHOWN ? `; and ${differences.length - SHOWN} more` : ''
  return problem(
    'safeguards',
    `The database is not protected as it should be: ${differences.slice(0, SHOWN).join('; ')}${more}`,
    'Somebody has changed the tables by hand. Find out who and why; a backup restored into an empty database has them right.',
  )
}

async function readBoth(
  settings: ConnectionSettings,
): Promise<{ expected: SchemaFacts; actual: SchemaFacts }> {
  return await withOneConnection(settings, async (client, kysely) => {
    const applied = await appliedMigrations(client)
    const migrations = await knownMigrations()
    const tx = await kysely.startTransaction().execute()
    try {
      await client.query(`set local search_path = public; set local lock_timeout = '1s'`)
      const actual = await readSchemaFacts(client, 'public')
      await client.query(
        `create schema ${SCRATCH}; set local search_path = ${SCRATCH}; set local check_function_bodies = off`,
      )
      for (const name of applied) await migrations.get(name)?.up(tx)
      return { actual, expected: await readSchemaFacts(client, SCRATCH) }
    } finally {
      await tx.rollback().execute()
    }
  })
}
