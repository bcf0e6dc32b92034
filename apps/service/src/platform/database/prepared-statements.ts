import { createHash } from 'node:crypto'
import type { PostgresPool } from 'kysely'
import type pg from 'pg'

/** Sent so often, a statement is worth the memory that its plan takes in every connection. */
const OFTEN = 5
/** Names given out at the most: what a connection keeps is bounded, whatever is sent. */
const MOST_NAMES = 100
/** Statements without a name whose sendings are counted at the most. */
const MOST_COUNTED = 1000
/** Longer ones are lists of many values, hardly ever of the same length again. */
const LONGEST = 4000

/**
 * Gives the statements that are sent often a name, under which PostgreSQL keeps them parsed and planned. A name is made
 * from its statement: behind a pooler, the same name can never stand for another statement of another process.
 */
export class StatementNames {
  readonly #sent = new Map<string, number>()
  readonly #names = new Map<string, string>()
  #givenUp = false

  /** Counts one sending. @returns the statement's name, or undefined where it is to be sent without one */
  nameOf(text: string): string | undefined {
    if (this.#givenUp) return undefined
    const name = this.#names.get(text)
    if (name !== undefined) return name
    if (text.length > LONGEST || this.#names.size >= MOST_NAMES) return undefined
    const sent = (this.#sent.get(text) ?? 0) + 1
    this.#sent.delete(text)
    if (sent < OFTEN) {
      this.#remember(text, sent)
      return undefined
    }
    const given = `often-${createHash('sha256').update(text).digest('base64url')}`
    this.#names.set(text, given)
    return given
  }

  /** From now on everything is sent without a name. */
  giveUp(): void {
    this.#givenUp = true
  }

  /** As the newest; the oldest one makes room. */
  #remember(text: string, sent: number): void {
    const [oldest] = this.#sent.keys()
    if (oldest !== undefined && this.#sent.size >= MOST_COUNTED) this.#sent.delete(oldest)
    this.#sent.set(text, sent)
  }
}

/**
 * A pool for Kysely whose connections keep the statements that are sent often. A connection whose tables have changed
 * since is given up when its transaction ends. Where connections do not keep what they were told, as behind a pooler that
 * lends them by the transaction, one transaction fails, and after that nothing is kept any more.
 */
export function preparingPool(pool: pg.Pool): PostgresPool {
  const names = new StatementNames()
  const clients = new WeakMap<pg.PoolClient, KyselyClient>()
  return {
    options: pool.options,
    end: () => pool.end(),
    connect: async () => {
      const client = await pool.connect()
      const known = clients.get(client) ?? preparingClient(client, names)
      clients.set(client, known)
      return known
    },
  }
}

/** What PostgreSQL says of a kept plan whose tables have changed. */
const planChanged = '0A000'
/** What it says of a name that it does not know, or that it knows and should not. */
const notKept = new Set(['26000', '42P05'])

type KyselyClient = Awaited<ReturnType<PostgresPool['connect']>>

function preparingClient(client: pg.PoolClient, names: StatementNames): KyselyClient {
  let stale = false
  const query = async (text: string, values: readonly unknown[]) => {
    const name = values.length > 0 ? names.nameOf(text) : undefined
    if (name === undefined) return await client.query(text, [...values])
    try {
      return await client.query({ name, text, values: [...values] })
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : ''
      if (notKept.has(code)) names.giveUp()
      if (notKept.has(code) || code === planChanged) stale = true
      throw error
    }
  }
  return {
    // Kysely's other way to ask, by a cursor, is not used.
    query: query as unknown as KyselyClient['query'],
    release: (broken) => client.release(broken === true || stale),
  }
}
