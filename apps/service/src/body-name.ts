import { sql } from 'kysely'
import type { Database } from './platform/database/database.ts'
import { anonymous } from './platform/identity/actor.ts'

const freshForMs = 5000

/**
 * The body's name for the layout of every page, read at most every five seconds.
 * @returns '' before the service is set up
 */
export function createBodyName(
  database: Pick<Database, 'inTransaction'>,
  now: () => number = () => performance.now(),
): () => Promise<string> {
  let known: { name: Promise<string>; readAt: number } | undefined

  async function read(): Promise<string> {
    const body = await database.inTransaction(anonymous, (tx) =>
      tx
        .selectFrom('body')
        .select('name')
        .where(sql<boolean>`id`)
        .executeTakeFirst(),
    )
    return body?.name ?? ''
  }

  return () => {
    if (known === undefined || now() - known.readAt >= freshForMs) {
      const reading = { name: read(), readAt: now() }
      known = reading
      reading.name.catch(() => {
        if (known === reading) known = undefined
      })
    }
    return known.name
  }
}
