import type { AddressInfo } from 'node:net'
import type { Pool, QueryConfig, QueryResult } from 'pg'
import { createPool } from '../apps/service/src/platform/database/pool.ts'
import { buildApp } from '../apps/service/src/build-app.ts'
import type { RoleConnections } from '../apps/service/src/open-database.ts'
import { openForms, submit } from '../apps/service/test/load/acknowledging.ts'
import { HttpClient } from '../apps/service/test/load/http-client.ts'
import { openPreparation } from '../apps/service/test/load/preparation.ts'

/** As `pg` was given it: with a name where the service lets PostgreSQL keep it. */
export type Statement = Readonly<Pick<QueryConfig, 'name' | 'text' | 'values'>>

/** The first ones are sent before their statements have names, so their recordings are thrown away. */
export const UNRECORDED = 20

/**
 * What one acknowledgement through HTTP really sends to the database, for each of the people. Their page is opened
 * and its button pressed in an application of this process, all of whose transactions are rolled back, so that the
 * statements can be sent once more in earnest.
 * @param people the first `UNRECORDED` of them are not among what is returned
 */
export async function recordStatements(
  environment: NodeJS.ProcessEnv,
  people: readonly { readonly personId: string; readonly cookie: string }[],
): Promise<readonly (readonly Statement[])[]> {
  let log: Statement[] = []
  const preparation = await openPreparation(environment, (connections) =>
    recordingPool(connections, (statement) => log.push(statement)),
  )
  const app = await buildApp(preparation.context, { requestsPerMinute: 1_000_000 })
  const http = await listening(app)
  try {
    const recorded: Statement[][] = []
    // One after the other, so that the statements of two requests cannot mix.
    for (const form of await openForms(http.port, people, 1)) {
      log = []
      if (!(await submit(http.client, form))) throw new Error('A recorded request failed')
      recorded.push(log)
    }
    return recorded.slice(UNRECORDED)
  } finally {
    http.client.close()
    await app.close()
    await preparation.close()
  }
}

/** Over a real connection: what arrives with a head decides whether the service asks once more who sent it. */
async function listening(app: Awaited<ReturnType<typeof buildApp>>) {
  await app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = app.server.address() as AddressInfo
  return { port, client: new HttpClient(port) }
}

function recordingPool(connections: RoleConnections, record: (statement: Statement) => void): Pool {
  const pool = createPool(connections.service, {
    applicationName: 'moothall-bench-recorder',
    maximum: 1,
    onIdleError: (error) => {
      throw error
    },
  })
  pool.on('connect', (client) => {
    const send = client.query.bind(client) as (statement: Statement) => Promise<QueryResult>
    const query = async (sent: string | Statement, values: unknown[] = []) => {
      const statement = typeof sent === 'string' ? { text: sent, values } : sent
      record(statement)
      if (statement.text !== 'commit') return await send(statement)
      // Kysely makes sure that a commit was answered as one.
      return { ...(await send({ text: 'rollback' })), command: 'COMMIT' }
    }
    Object.assign(client, { query })
  })
  return pool
}
