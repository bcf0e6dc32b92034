import { sql } from 'kysely'
import type { Transaction } from '../../src/platform/database/database.ts'
import type { Actor } from '../../src/platform/identity/actor.ts'
import type { TestDatabase } from '../database.ts'
import { readers, type WriteCheck, writes } from './expectations.ts'
import type { Scene } from './scene.ts'

class Undo extends Error {}

/** Runs something as an actor and takes it back. */
async function tried<Result>(
  db: TestDatabase,
  actor: Actor,
  work: (tx: Transaction) => Promise<Result>,
): Promise<Result> {
  const results: Result[] = []
  try {
    await db.database.inTransaction(actor, async (tx) => {
      results.push(await work(tx))
      throw new Undo()
    })
  } catch (error) {
    if (!(error instanceof Undo)) throw error
  }
  const [result] = results
  if (result === undefined) throw new Error('nothing was tried')
  return result
}

const tables = Object.keys(readers)
const counts = sql.join(
  tables.map((table) => sql`(select count(*) from ${sql.table(table)}) as ${sql.ref(table)}`),
)

type Counts = Readonly<Record<string, number>>

async function readFaults(db: TestDatabase, scene: Scene): Promise<string[]> {
  const all = (await sql<Counts>`select ${counts}`.execute(db.asOwner)).rows[0] ?? {}
  const faults = tables.filter((table) => !all[table]).map((table) => `the scene has no row in ${table}`)
  for (const [name, actor] of scene.actors) {
    const seen = await tried(
      db,
      actor,
      async (tx) => (await sql<Counts>`select ${counts}`.execute(tx)).rows[0] ?? {},
    )
    for (const table of tables) {
      const expected = readers[table]?.includes(name) ? all[table] : 0
      if (seen[table] !== expected)
        faults.push(`${name} sees ${seen[table]} rows of ${table}, not ${expected}`)
    }
  }
  return faults
}

async function outcomeOf(db: TestDatabase, scene: Scene, check: WriteCheck): Promise<string> {
  const actor = scene.actors.get(check.actor)
  if (!actor) throw new Error(`there is no ${check.actor}`)
  try {
    const changed = await tried(db, actor, async (tx) => {
      const result = await check.statement(scene).execute(tx)
      return result.numAffectedRows ?? 0n
    })
    return changed === 0n ? 'nothing' : 'done'
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error)
    if (code === '42501') return 'refused'
    return code === '23505' ? 'passed' : code
  }
}

/** Everything that row-level security lets through or stops otherwise than expected. Leaves nothing behind. */
export async function databaseFaults(db: TestDatabase, scene: Scene): Promise<readonly string[]> {
  const faults = await readFaults(db, scene)
  for (const check of writes) {
    const outcome = await outcomeOf(db, scene, check)
    if (outcome === check.expected) continue
    faults.push(`${check.table}, ${check.what} by ${check.actor}: ${outcome}, not ${check.expected}`)
  }
  return faults
}
