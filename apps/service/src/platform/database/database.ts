import {
  CompiledQuery,
  Kysely,
  PostgresDialect,
  PostgresDriver,
  type PostgresPool,
  type Transaction as KyselyTransaction,
} from 'kysely'
import { escapeLiteral, type Pool } from 'pg'
import { AppError } from '../errors/app-error.ts'
import type { Actor } from '../identity/actor.ts'
import { closePool } from './pool.ts'
import { preparingPool } from './prepared-statements.ts'
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

export function createDatabase(pool: Pool): Database {
  const kysely = new Kysely<DatabaseSchema>({ dialect: new ActingDialect(preparingPool(pool)) })
  return {
    inTransaction: (actor, work) =>
      kysely.transaction().execute(async (tx) => {
        await begin(tx, actor)
        actors.set(tx, actor)
        return await work(tx)
      }),
    close: async () => {
      await kysely.destroy()
      await closePool(pool)
    },
  }
}

/** Leaves the beginning of a transaction to `begin` below, which says in the same message who acts. */
class ActingDriver extends PostgresDriver {
  override async beginTransaction(): Promise<void> {
    await Promise.resolve()
  }
}

class ActingDialect extends PostgresDialect {
  readonly #pool: PostgresPool

  constructor(pool: PostgresPool) {
    super({ pool })
    this.#pool = pool
  }

  override createDriver(): PostgresDriver {
    return new ActingDriver({ pool: this.#pool })
  }
}

/**
 * Begins a transaction and tells PostgreSQL who acts until its end. Row-level security reads these two settings only.
 * One message: where it fails, nothing has begun or everything that follows fails.
 */
async function begin(tx: Transaction, actor: Actor): Promise<void> {
  const person = actor.kind === 'person' ? actor.personId : ''
  const system = actor.kind === 'system' ? actor.name : ''
  await tx.executeQuery(
    CompiledQuery.raw(
      `begin; set local moothall.person_id = ${escapeLiteral(person)}; set local moothall.system_actor = ${escapeLiteral(system)}`,
    ),
  )
}
