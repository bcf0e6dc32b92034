import { load } from 'cheerio'
import { describe, expect, test } from 'vitest'
import { type TestService, testService } from '../../../test/test-service.ts'
import { anonymous, systemActor } from '../../platform/identity/actor.ts'
import { ensureSetUpLink } from './set-up-link.ts'

const fields = {
  bodyName: 'Example Borough Council',
  shortName: 'EBC',
  contactEmail: 'policy@example.gov.uk',
  name: 'Sam Example',
  email: 'sam@example.gov.uk',
  post: 'Communications manager',
  team: 'Communications',
}

async function linkOf(service: TestService): Promise<string> {
  const link = await ensureSetUpLink(service.context)
  if (link === undefined) throw new Error('the service is set up already')
  return new URL(link.address).pathname
}

describe('the first start', () => {
  test('given the link, when it is used, then there is a body and an administrator who is signed in, and the link is gone', async () => {
    const service = await testService()
    const link = await linkOf(service)
    const browser = service.browser()

    const home = await browser.get('/')
    expect(home.statusCode).toBe(503)
    expect(home.body).toContain('not set up yet')
    expect((await browser.submit(link, fields)).headers.location).toBe('/set-up')

    const next = await browser.get('/set-up')
    expect(next.statusCode).toBe(200)
    expect(load(next.body)('main a[href="/manage/policies/import"]').length).toBe(1)
    expect((await browser.get('/people')).statusCode).toBe(200)
    expect((await browser.get(link)).statusCode).toBe(410)
    expect((await service.browser().get('/')).body).toContain('Example Borough Council')
    expect(await ensureSetUpLink(service.context)).toBeUndefined()
    const kinds = await service.db.asOwner.selectFrom('ledger_payload').select('kind').execute()
    expect(kinds.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining([
        'set-up.completed',
        'people.added',
        'people.role-granted',
        'people.role-granted',
      ]),
    )
  })

  test('given the link, when eight people use it at the same moment, then exactly one becomes the administrator', async () => {
    const service = await testService()
    const link = await linkOf(service)
    const browser = service.browser()
    const shown = await browser.get(link)
    const use = (turn: number) =>
      service.app.inject({
        method: 'POST',
        url: link,
        cookies: Object.fromEntries(browser.cookies),
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        payload: new URLSearchParams({
          ...fields,
          email: `sam${turn}@example.gov.uk`,
          _csrf: browser.tokenOf(shown.body),
        }).toString(),
      })
    const answers = await Promise.all(Array.from({ length: 8 }, (_, turn) => use(turn)))
    const statuses = answers.map(({ statusCode }) => statusCode)
    expect(statuses.filter((status) => status === 303)).toHaveLength(1)
    expect(statuses.filter((status) => status === 410)).toHaveLength(7)
    expect(await service.db.asOwner.selectFrom('person').select('id').execute()).toHaveLength(1)
  })

  test('a restart voids the link that was printed before', async () => {
    const service = await testService()
    const first = await linkOf(service)
    const second = await linkOf(service)
    expect((await service.browser().submit(first, fields)).statusCode).toBe(403)
    expect((await service.browser().get(first)).statusCode).toBe(410)
    expect((await service.browser().get(second)).statusCode).toBe(200)
  })

  test('a link ends after a day', async () => {
    const service = await testService()
    const link = await linkOf(service)
    service.clock.forward(24 * 60)
    expect((await service.browser().get(link)).statusCode).toBe(410)
  })

  test('what is missing is said beside its field, and nothing is done', async () => {
    const service = await testService()
    const link = await linkOf(service)
    const answer = await service.browser().submit(link, { ...fields, bodyName: ' ', email: 'sam' })
    expect(answer.statusCode).toBe(422)
    const $ = load(answer.body)
    expect(
      $('.govuk-error-summary a')
        .map((_, element) => $(element).attr('href'))
        .get(),
    ).toEqual(['#bodyName', '#email'])
    expect($('#shortName').attr('value')).toBe('EBC')
    expect(await service.db.asOwner.selectFrom('body').select('id').execute()).toEqual([])
  })

  test.each([
    ['a visitor', anonymous],
    ['another part of the service', systemActor('sign-in')],
  ])('%s neither reads a link nor makes a body or an administrator', async (_name, actor) => {
    const service = await testService()
    await linkOf(service)
    const { database } = service.db
    expect(
      await database.inTransaction(actor, (tx) => tx.selectFrom('set_up_link').selectAll().execute()),
    ).toEqual([])
    const body = { name: 'Mine', short_name: 'M', contact_email: 'm@example.com' }
    await expect(
      database.inTransaction(actor, (tx) => tx.insertInto('body').values(body).execute()),
    ).rejects.toThrow(/row-level security/)
    const person = { name: 'Me', email: 'm@example.com', ended_at: null }
    await expect(
      database.inTransaction(actor, (tx) => tx.insertInto('person').values(person).execute()),
    ).rejects.toThrow(/row-level security/)
  })
})
