import { load } from 'cheerio'
import { describe, expect, test } from 'vitest'
import { buildPerson } from '../../../test/builders/people.ts'
import { askForLink, newestLink, signIn, withPerson, entriesOf } from '../../../test/sign-in.ts'
import { testService } from '../../../test/test-service.ts'
import { anonymous, systemActor } from '../../platform/identity/actor.ts'
import { createOutboxMailer } from '../../platform/mail/outbox-mailer.ts'

describe('a session', () => {
  test('ends on this device when the person signs out, and only by a form of their own', async () => {
    const service = await testService()
    const { email } = await withPerson(service)
    const browser = service.browser()
    await signIn(service, browser, email)
    const cookies = Object.fromEntries(browser.cookies)
    const forged = await service.app.inject({ method: 'POST', url: '/sign-out', cookies, payload: '' })
    expect(forged.statusCode).toBe(403)
    expect((await browser.get('/sign-out')).statusCode).toBe(200)
    expect((await browser.submit('/sign-out', {})).headers.location).toBe('/')
    const stolen = await service.app.inject({ method: 'GET', url: '/sign-out', cookies })
    expect(stolen.statusCode).toBe(303)
    expect(await entriesOf(service)).toContain('sign-in.signed-out')
  })

  test('ends everywhere when the person says so, and nobody else is signed out', async () => {
    const service = await testService()
    const { email } = await withPerson(service)
    const someoneElse = await withPerson(service)
    const [phone, desk, other] = [service.browser(), service.browser(), service.browser()]
    await signIn(service, phone, email)
    await signIn(service, desk, email)
    await signIn(service, other, someoneElse.email)
    await desk.submit('/sign-out/everywhere', {}, '/sign-out')
    expect((await phone.get('/sign-out')).statusCode).toBe(303)
    expect((await desk.get('/sign-out')).statusCode).toBe(303)
    expect((await other.get('/sign-out')).statusCode).toBe(200)
  })

  test('a leaver loses an open session and a link at once', async () => {
    const service = await testService()
    const { personId, email } = await withPerson(service)
    const browser = service.browser()
    await signIn(service, browser, email)
    await askForLink(service, service.browser(), email)
    await service.db.asOwner
      .updateTable('person')
      .set({ ended_at: new Date() })
      .where('id', '=', personId)
      .execute()
    expect((await browser.get('/sign-out')).statusCode).toBe(303)
    expect((await browser.get(newestLink(service))).statusCode).toBe(410)
    await askForLink(service, browser, email)
    expect(service.arrived).toHaveLength(2)
  })

  test('confirming a link without a token of the page is refused and uses nothing up', async () => {
    const service = await testService()
    const { email } = await withPerson(service)
    const browser = service.browser()
    await askForLink(service, browser, email)
    const link = newestLink(service)
    const forged = await browser.send({ method: 'POST', url: link, payload: '' })
    expect(forged.statusCode).toBe(403)
    expect((await browser.submit(link, {})).statusCode).toBe(303)
  })
})

describe('row-level security', () => {
  test.each([
    ['nobody', anonymous],
    ['another part of the service', systemActor('mail')],
  ])('%s reads no link, no limit and no session', async (_name, actor) => {
    const service = await testService()
    const { email } = await withPerson(service)
    await signIn(service, service.browser(), email)
    await service.db.database.inTransaction(actor, async (tx) => {
      expect(await tx.selectFrom('sign_in_request').selectAll().execute()).toEqual([])
      expect(await tx.selectFrom('rate_limit').selectAll().execute()).toEqual([])
      expect(await tx.selectFrom('web_session').selectAll().execute()).toEqual([])
      expect(
        (await tx.updateTable('sign_in_request').set({ used_at: null }).executeTakeFirst()).numUpdatedRows,
      ).toBe(0n)
    })
  })

  test('a person reads no link either, not even their own, and ends nobody else’s sessions', async () => {
    const service = await testService()
    const sam = await buildPerson(service.db.asOwner)
    const { personId, email } = await withPerson(service)
    await signIn(service, service.browser(), email)
    const actor = { kind: 'person', personId, name: '', roles: [], sessionId: '' } as const
    expect(
      await service.db.database.inTransaction(actor, (tx) =>
        tx.selectFrom('sign_in_request').selectAll().execute(),
      ),
    ).toEqual([])
    await expect(
      service.db.database.inTransaction(sam, (tx) =>
        tx
          .selectNoFrom((select) => select.fn('end_sessions_of', [select.val(personId)]).as('ended'))
          .execute(),
      ),
    ).rejects.toThrow(/own person or an administrator/)
    expect(await service.db.asOwner.selectFrom('web_session').select('id_hash').execute()).toHaveLength(1)
  })
})

describe('the outbox', () => {
  test('shows mail on this machine, with its link to follow, and is not there for any other', async () => {
    const service = await testService((context) => ({
      config: { ...context.config, mail: 'outbox' },
      mailer: createOutboxMailer(context),
    }))
    const { email } = await withPerson(service)
    const browser = service.browser()
    await askForLink(service, browser, email)
    expect((await browser.get('/sign-in/sent')).body).toContain('href="/outbox"')
    const $ = load((await browser.get('/outbox')).body)
    expect($('main h2').text()).toContain('Your link to sign in')
    expect((await browser.submit($('main section a').attr('href') ?? '', {})).statusCode).toBe(303)
    const from = (remoteAddress: string) => browser.send({ method: 'GET', url: '/outbox', remoteAddress })
    expect((await from('192.0.2.7')).statusCode).toBe(404)
    expect((await from('::ffff:127.0.0.1')).statusCode).toBe(200)
  })

  test('is not there for the scripts of a website whose name was made to lead to this machine', async () => {
    const service = await testService()
    const under = (host: string) => service.app.inject({ url: '/sign-in', headers: { host } })
    expect((await under('evil.example:3000')).statusCode).toBe(421)
    expect((await under('localhost.evil.example')).statusCode).toBe(421)
    for (const host of ['localhost:3000', '127.0.0.1:3000', '[::1]:3000'])
      expect((await under(host)).statusCode).toBe(200)
  })

  test('is there only where the settings keep mail on this machine', async () => {
    const service = await testService()
    expect((await service.browser().get('/outbox')).statusCode).toBe(404)
  })
})
