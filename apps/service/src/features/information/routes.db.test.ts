import { describe, expect, it } from 'vitest'
import { testDatabase } from '../../../test/database.ts'
import type { Database } from '../../platform/database/database.ts'
import type { RouteResponse } from '../../platform/web/index.ts'
import { informationPaths } from './paths.ts'
import { informationRoutes } from './routes.ts'

const config = { publicAddress: 'https://policy.council.example' }

/** What a visitor is shown: the answer that the page's bytes are made of. */
async function visit(database: Database, path: string): Promise<RouteResponse> {
  const route = informationRoutes({ database, config }).find((candidate) => candidate.path === path)
  if (route === undefined) throw new Error(`no route at ${path}`)
  const answer = await route.handler({
    params: undefined,
    query: undefined,
    locale: 'en',
    networkAddress: '192.0.2.1',
    requestId: 'test',
    wantsJson: false,
    signal: new AbortController().signal,
  } as Parameters<typeof route.handler>[0])
  if (answer.kind !== 'public-answer') throw new Error(`${path} answered ${answer.kind}`)
  return await answer.render()
}

describe('an information page', () => {
  it.each(Object.values(informationPaths))(
    'at %s tells anybody about the body of this service',
    async (path) => {
      const { database, asOwner } = await testDatabase()
      await asOwner
        .insertInto('body')
        .values({
          name: 'Example Borough Council',
          short_name: 'EBC',
          contact_email: 'policy@council.example',
        })
        .execute()

      const answer = await visit(database, path)

      expect(answer).toMatchObject({ kind: 'page', status: 200 })
      expect(JSON.stringify(answer)).toMatch(/Example Borough Council/)
    },
  )

  it('says that the service has not been set up while nobody has given the name of the body', async () => {
    const { database } = await testDatabase()

    const answer = await visit(database, informationPaths.privacy)

    expect(answer).toMatchObject({
      kind: 'refused',
      status: 503,
      title: 'This service has not been set up yet',
    })
  })
})
