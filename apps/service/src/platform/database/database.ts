import { Kysely, PostgresDialect, sql, type Transaction as KyselyTransaction } from 'kysely'
import type pg from 'pg'
import { AppError } from '../errors/app-error.ts'
import type { Actor } from '../identity/actor.ts'
import { closePool } from './pool.ts'
import type { DatabaseSchema } from './schema.ts'

export type Transaction = KyselyTransaction<DatabaseSchema>

/** The only handle on the database that a feature gets. */
export interface Database {
  /**
   * Runs `work` in one transaction, as `actor`: row-level security sees who acts. Commits when `work` returns, rolls
   * back when it throws. Nothing of the actor outlives the transaction.
   */
  inTransaction<Result>(actor: Actor, work: (tx: Transaction) => Promise<Result>): Promise<Result>
  close(): Promise<void>
}

const actors = new WeakMap<Transaction, Actor>()

/** Whose transaction this is. */
export function actorOf(tx: Transaction): Actor {
  const actor = actors.get(tx)
  if (!actor) throw new AppError('database.no-actor', 'A transaction was not opened by inTransaction')
  return actor
}

export function createDatabase(pool: pg.Pool): Database {
  const kysely = new Kysely<DatabaseSchema>({ dialect: new PostgresDialect({ pool }) })
  return {
    inTransaction: (actor, work) =>
      kysely.transaction().execute(async (tx) => {
        await announceActor(tx, actor)
        actors.set(tx, actor)
        return await work(tx)
      }),
    close: async () => {
      await kysely.destroy()
      await closePool(pool)
    },
  }
}

/** Tells PostgreSQL who acts, until the end of the transaction. Row-level security reads these two settings only. */
async function announceActor(tx: Transaction, actor: Actor): Promise<void> {
  const person = actor.kind === 'person' ? actor.personId : ''
  const system = actor.kind === 'system' ? actor.name : ''
  await sql`select set_config('moothall.person_id', ${person}, true), set_config('moothall.system_actor', ${system}, true)`.execute(
    tx,
  )
}
