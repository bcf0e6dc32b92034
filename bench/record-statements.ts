import type { FastifyInstance } from 'fastify'
import type { Pool, QueryResult } from 'pg'
import { createPool } from '../apps/service/src/platform/database/pool.ts'
import { buildApp } from '../apps/service/src/build-app.ts'
import { acknowledgementPaths } from '../apps/service/src/features/acknowledgements/index.ts'
import type { RoleConnections } from '../apps/service/src/open-database.ts'
import { openPreparation, policy } from '../apps/service/test/load/preparation.ts'

export interface Statement {
  readonly text: string
  readonly values: unknown[]
}

const path = acknowledgementPaths.respond(policy.slug, policy.version)

/**
 * What one acknowledgement through HTTP really sends to the database, for each of the people. Their page is opened
 * and its button pressed in an application of this process, all of whose transactions are rolled back, so that the
 * statements can be sent once more in earnest.
 */
export async function recordStatements(
  environment: NodeJS.ProcessEnv,
  cookies: readonly string[],
): Promise<readonly (readonly Statement[])[]> {
  let log: Statement[] = []
  const preparation = await openPreparation(environment, (connections) =>
    recordingPool(connections, (statement) => log.push(statement)),
  )
  const app = await buildApp(preparation.context, { requestsPerMinute: 1_000_000 })
  try {
    const recorded: Statement[][] = []
    for (const cookie of cookies) {
      const form = await openForm(app, cookie)
      log = []
      const answer = await app.inject({
        method: 'POST',
        url: path,
        headers: { 'content-type': 'application/x-www-form-urlencoded', cookie: form.cookie },
        payload: form.payload,
      })
      if (answer.statusCode !== 303) throw new Error(`The recorded request was answered ${answer.statusCode}`)
      recorded.push(log)
      log = []
    }
    return recorded
  } finally {
    await app.close()
    await preparation.close()
  }
}

/** One connection, so that the statements of two requests cannot mix. */
function recordingPool(connections: RoleConnections, record: (statement: Statement) => void): Pool {
  const pool = createPool(connections.service, {
    applicationName: 'moothall-bench-recorder',
    maximum: 1,
    onIdleError: (error) => {
      throw error
    },
  })
  pool.on('connect', (client) => {
    const send = client.query.bind(client) as (text: string, values?: unknown[]) => Promise<QueryResult>
    const query = async (text: string, values: unknown[] = []) => {
      record({ text, values })
      if (text !== 'commit') return await send(text, values)
      // Kysely makes sure that a commit was answered as one.
      return { ...(await send('rollback')), command: 'COMMIT' }
    }
    Object.assign(client, { query })
  })
  return pool
}

async function openForm(app: FastifyInstance, cookie: string) {
  const page = await app.inject({ method: 'GET', url: path, headers: { cookie } })
  const token = /name="_csrf" value="([^"]+)"/.exec(page.body)?.[1]
  const csrf = page.cookies.find(({ name }) => name === 'csrf')
  if (token === undefined || !csrf) throw new Error(`The recorded page was answered ${page.statusCode}`)
  return {
    cookie: `${cookie}; csrf=${encodeURIComponent(csrf.value)}`,
    payload: new URLSearchParams({ _csrf: token, answer: 'acknowledge' }).toString(),
  }
}
