import { load } from 'cheerio'
import { describe, expect, test } from 'vitest'
import { askForLink, newestLink, signIn, withPerson, entriesOf } from '../../../test/sign-in.ts'
import { testService } from '../../../test/test-service.ts'
import { AppError } from '../../platform/errors/app-error.ts'
import type { Mail } from '../../platform/mail/mailer.ts'
import { sendLink } from './jobs/send-link.ts'

describe('signing in by mail', () => {
  test('given a known address, when its link is confirmed in the browser that asked, then the person is signed in and where they wanted to be', async () => {
    const service = await testService()
    const { personId, email } = await withPerson(service)
    const browser = service.browser()

    const asked = await browser.submit('/sign-in', { email: email.toUpperCase(), next: '/contact?a=1' })
    expect(asked.headers.location).toBe('/sign-in/sent?next=%2Fcontact%3Fa%3D1')
    await service.doJobs()
    const [mail] = service.arrived
    expect(mail?.recipients).toEqual([email])
    expect(mail?.text).toContain('Example Borough Council')
    const before = browser.cookies.get('session')
    const used = await browser.submit(newestLink(service), {})

    expect(used.headers.location).toBe('/contact?a=1')
    expect(browser.cookies.get('session')).not.toBe(before)
    expect((await browser.get('/')).body).toContain('Hello, <bdi>Sam Example</bdi>')
    const session = await service.db.asOwner.selectFrom('web_session').select('person_id').execute()
    expect(session).toEqual([{ person_id: personId }])
    expect(await entriesOf(service)).toEqual(['sign-in.link-sent', 'sign-in.signed-in'])
  })

  test('given a link confirmed in another tab, then the page that says to look for the mail leads on', async () => {
    const service = await testService()
    const { email } = await withPerson(service)
    const browser = service.browser()
    const sent = '/sign-in/sent?next=%2Fcontact'
    const goOn = async () => load((await browser.get(sent)).body)('main a.govuk-button').attr('href') ?? ''
    await askForLink(service, browser, email)
    const early = await browser.get(await goOn())
    expect(load(early.body)('.govuk-notification-banner').text()).toContain(
      'not signed in in this browser yet',
    )
    expect(load((await browser.get(sent)).body)('.govuk-notification-banner').length).toBe(0)
    const leadsOn = await goOn()
    await browser.submit(newestLink(service), {})
    for (const url of [leadsOn, sent]) expect((await browser.get(url)).headers.location).toBe('/contact')
    const elsewhere = '/sign-in/sent?signed-in=1&next=%2F%2Fevil.example'
    expect((await browser.get(elsewhere)).headers.location).toBe('/')
  })

  test('given words that wait in another tab, then signing in for them leads to the page that says so', async () => {
    const service = await testService()
    const { email } = await withPerson(service)
    const browser = service.browser()
    await browser.submit('/sign-in', { email, next: '/signed-in' })
    await service.doJobs()
    expect((await browser.get('/signed-in')).headers.location).toBe('/sign-in?next=%2Fsigned-in')
    expect((await browser.submit(newestLink(service), {})).headers.location).toBe('/signed-in')
    expect(load((await browser.get('/signed-in')).body)('h1').text()).toBe('You are signed in')
  })

  test('the database never holds the secret of a link, nor an address after its mail is sent', async () => {
    const service = await testService()
    const { email } = await withPerson(service)
    await askForLink(service, service.browser(), email)
    const token = newestLink(service).split('/').at(-1) ?? ''
    for (const { rows } of [
      await service.db.ownerPool.query('select sign_in_request::text as row from sign_in_request'),
      await service.db.ownerPool.query('select payload as row from ledger_payload'),
      await service.db.jobsPool.query('select payload::text as row from graphile_worker._private_jobs'),
    ]) {
      const text = JSON.stringify(rows)
      expect(text).not.toContain(token)
      expect(text).not.toContain(Buffer.from(token).toString('hex'))
      expect(text).not.toContain(email)
    }
    expect(service.logged.join()).not.toContain(token)
    expect(service.logged.join()).not.toContain(email)
  })

  test('given a link, when programs open it as often as they like, then it still works for the person', async () => {
    const service = await testService()
    const { email } = await withPerson(service)
    const browser = service.browser()
    await askForLink(service, browser, email)
    const link = newestLink(service)
    for (const method of ['GET', 'HEAD', 'GET', 'HEAD'] as const) {
      expect((await service.browser().send({ method, url: link })).statusCode).toBe(200)
    }
    expect(load((await browser.get(link)).body)('form input[name=email]').length).toBe(0)
    expect((await browser.submit(link, {})).statusCode).toBe(303)
  })

  test('given a link, when it is confirmed twice at the same moment, then exactly one signs in', async () => {
    const service = await testService()
    const { email } = await withPerson(service)
    const browser = service.browser()
    await askForLink(service, browser, email)
    const link = newestLink(service)
    const shown = await browser.get(link)
    const confirm = () =>
      service.app.inject({
        method: 'POST',
        url: link,
        cookies: Object.fromEntries(browser.cookies),
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        payload: new URLSearchParams({ _csrf: browser.tokenOf(shown.body) }).toString(),
      })
    const answers = await Promise.all(Array.from({ length: 8 }, confirm))
    const statuses = answers.map(({ statusCode }) => statusCode)
    expect(statuses.filter((status) => status === 303)).toHaveLength(1)
    expect(statuses.filter((status) => status === 410)).toHaveLength(7)
    expect((await browser.get(link)).statusCode).toBe(410)
    const sessions = await service.db.asOwner.selectFrom('web_session').select('id_hash').execute()
    expect(sessions).toHaveLength(1)
  })

  test('given a link, when its life is over, then it is dead; a new one works, and the sending of an old request does nothing', async () => {
    const service = await testService()
    const { email } = await withPerson(service)
    const browser = service.browser()
    await askForLink(service, browser, email)
    service.clock.forward(16)
    expect((await browser.get(newestLink(service))).statusCode).toBe(410)
    await browser.submit('/sign-in', { email })
    service.clock.forward(16)
    await service.doJobs()
    expect(service.arrived).toHaveLength(1)
    await signIn(service, browser, email)
  })

  test.each(['a', 'x'.repeat(43), `${'x'.repeat(43)}x`])(
    'a made-up link %s signs nobody in',
    async (token) => {
      const service = await testService()
      const answer = await service.browser().get(`/sign-in/link/${token}`)
      expect(answer.statusCode).toBe(token.length === 43 ? 410 : 404)
    },
  )

  test('someone signed in is not asked to sign in again', async () => {
    const service = await testService()
    const { email } = await withPerson(service)
    const browser = service.browser()
    await signIn(service, browser, email)
    expect((await browser.get('/sign-in?next=/contact')).headers.location).toBe('/contact')
  })
})

test('every cookie on the way is on the page about cookies, and scripts read none of them', async () => {
  const service = await testService()
  const { email } = await withPerson(service)
  const browser = service.browser()
  const asked = await browser.submit('/sign-in', { email })
  const listed = load((await browser.get('/cookies')).body)('main').text()
  await service.doJobs()
  const names = new Set(browser.cookies.keys())
  const used = await browser.submit(newestLink(service), {})
  for (const name of browser.cookies.keys()) names.add(name)
  expect([...names].sort((a, b) => a.localeCompare(b))).toEqual(['csrf', 'session', 'sign-in-browser'])
  for (const name of names) expect(listed).toContain(name)
  for (const cookie of [...asked.cookies, ...used.cookies]) {
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax' })
  }
  expect(browser.cookies.has('sign-in-browser')).toBe(false)
})

describe('in another browser than the one that asked', () => {
  test('the address is asked for, and the right one signs in', async () => {
    const service = await testService()
    const { email } = await withPerson(service)
    await askForLink(service, service.browser(), email)
    const link = newestLink(service)
    const other = service.browser()
    expect(load((await other.get(link)).body)('form input[name=email]').length).toBe(1)
    expect((await other.submit(link, {})).statusCode).toBe(422)
    const wrong = await other.submit(link, { email: 'nobody@example.gov.uk' })
    expect(wrong.statusCode).toBe(422)
    expect(wrong.body).not.toContain(email)
    expect((await other.get('/sign-out')).statusCode).toBe(303)
    expect((await other.submit(link, { email: ` ${email.toUpperCase()}` })).statusCode).toBe(303)
    expect((await other.get('/sign-out')).statusCode).toBe(200)
  })

  test('guessing ends the link, also for the browser that asked', async () => {
    const service = await testService()
    const { email } = await withPerson(service)
    const browser = service.browser()
    await askForLink(service, browser, email)
    const link = newestLink(service)
    const statuses = []
    for (let guess = 0; guess < 6; guess += 1) {
      const other = service.browser()
      statuses.push((await other.submit(link, { email: `guess${guess}@example.gov.uk` })).statusCode)
    }
    expect(statuses.slice(0, 5)).toEqual([422, 422, 422, 422, 410])
    expect((await browser.get(link)).statusCode).toBe(410)
  })

  test("a mark that the browser made up does not pass for another browser's", async () => {
    const service = await testService()
    const { email } = await withPerson(service)
    const browser = service.browser()
    await askForLink(service, browser, email)
    const forged = service.browser()
    const mark = browser.cookies.get('sign-in-browser')?.split('.')[0] ?? ''
    expect(mark).not.toBe('')
    forged.cookies.set('sign-in-browser', `${mark}.forged`)
    expect(load((await forged.get(newestLink(service))).body)('form input[name=email]').length).toBe(1)
  })
})

describe('where the mail server fails', () => {
  test('the link is made anew, only the newest works, and once it is sent it is not sent again', async () => {
    const given: Mail[] = []
    const service = await testService(() => ({
      mailer: {
        send: (mail) => {
          given.push(mail)
          return given.length === 1
            ? Promise.reject(new AppError('mail.unknown', 'broke'))
            : Promise.resolve()
        },
        close: () => Promise.resolve(),
      },
    }))
    const { email } = await withPerson(service)
    const browser = service.browser()
    await browser.submit('/sign-in', { email })
    const { id } = await service.db.asOwner
      .selectFrom('sign_in_request')
      .select('id')
      .executeTakeFirstOrThrow()
    await expect(sendLink(service.context, id)).rejects.toThrow('broke')
    await sendLink(service.context, id)
    await sendLink(service.context, id)
    expect(given).toHaveLength(2)
    const [first, second] = given.map(({ text }) => /\/sign-in\/link\/\S+/.exec(text)?.[0] ?? '')
    expect((await browser.get(first ?? '')).statusCode).toBe(410)
    expect((await browser.submit(second ?? '', {})).statusCode).toBe(303)
    await service.db.asOwner.updateTable('sign_in_request').set({ sent_at: null }).execute()
    await sendLink(service.context, id)
    expect(given).toHaveLength(2)
  })
})
