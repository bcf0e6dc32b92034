import { load } from 'cheerio'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { personActor, testWebApp, type TestWebApp, visitor } from '../../../test/test-web-app.ts'
import type { Route } from './index.ts'
import { defineRoute, emptyForm, form, page, redirectTo } from './index.ts'

const read = { none: 'only read' }
const needed = 'Say it in at least ten letters'
const words = form(z.object({ name: z.string().min(10, needed) }))
const formPage = (value: string, errors: readonly { field: string; message: string }[] = []) =>
  page({
    view: 'views/samples/form.njk',
    title: 'Your reason',
    model: { label: 'Reason', value, button: 'Send', enctype: 'application/x-www-form-urlencoded' },
    errors,
  })

function wordsRoute(path: string, permission: 'anyone' | 'signed-in' | 'policy-owner'): Route {
  return defineRoute({
    method: 'POST',
    path,
    permission: [permission],
    audit: { event: 'words.sent' },
    params: z.object({ id: z.string().optional() }),
    form: words,
    invalid: ({ submitted }, { errors }) => formPage(submitted.text('name'), errors),
    handler: () => redirectTo('/done'),
  })
}

function formRoute(path: string, permission: 'anyone' | 'signed-in'): Route {
  return defineRoute({
    method: 'GET',
    path,
    permission: [permission],
    audit: read,
    handler: () => formPage(''),
  })
}

const routes: readonly Route[] = [
  formRoute('/open', 'anyone'),
  wordsRoute('/open', 'anyone'),
  formRoute('/mine', 'signed-in'),
  wordsRoute('/mine', 'signed-in'),
  wordsRoute('/mine/:id/only-sent', 'signed-in'),
  wordsRoute('/owners', 'policy-owner'),
  formRoute('/forgets', 'anyone'),
  { ...wordsRoute('/forgets', 'anyone'), keepsNothing: true },
  defineRoute({
    method: 'POST',
    path: '/enter/:id',
    permission: ['anyone'],
    audit: { event: 'sessions.begun' },
    params: z.object({ id: z.string() }),
    form: emptyForm,
    handler: async ({ session, params }) => {
      await session.signIn(params.id)
      return redirectTo('/mine')
    },
  }),
]

let web: TestWebApp
beforeEach(async () => {
  web = await testWebApp(routes, { people: [personActor('sam'), personActor('olu')] })
})
afterEach(() => web.app.close())

async function signedIn(id: string, browser = visitor(web.app)) {
  await browser.submit(`/enter/${id}`, {}, '/open')
  return browser
}

const fromHere = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' }
const body = (fields: Record<string, string>) => new URLSearchParams(fields).toString()

async function refuse(browser: ReturnType<typeof visitor>, url: string, name: string, pageUrl = url) {
  const token = browser.tokenOf((await browser.get(pageUrl)).body)
  const payload = body({ _csrf: token, name })
  return await browser.sendOnce({ method: 'POST', url, headers: fromHere, payload })
}

function shownIn(html: string) {
  const $ = load(html)
  return { heading: $('h1').text(), typed: $('#name').val(), summary: $('.govuk-error-summary a').text() }
}

describe('a refused form has an address of its own, so that going back to it asks nothing', () => {
  test.each(['/mine', '/mine/7/only-sent?tab=2'])('%s, of somebody signed in', async (url) => {
    const browser = await signedIn('sam')
    const answer = await refuse(browser, url, 'short', '/mine')
    expect(answer.statusCode).toBe(303)
    const location = String(answer.headers.location)
    expect(location).toMatch(/[?&]again=[\w-]{16}$/)
    expect(location.startsWith(url)).toBe(true)
    for (const look of ['first', 'after going back']) {
      const shown = await browser.get(location)
      expect([look, shown.statusCode, shown.headers['cache-control']]).toEqual([look, 422, 'no-store'])
      expect(shownIn(shown.body)).toMatchObject({ typed: 'short', summary: needed })
    }
  })

  test.each(['sam', undefined])(
    'unless its route keeps nothing: then it is the answer itself (%s)',
    async (who) => {
      const browser = who === undefined ? visitor(web.app) : await signedIn(who)
      const kept = JSON.stringify([...web.sessions.rows])
      const refused = await refuse(browser, '/forgets', 'short')
      const late = await browser.sendOnce({
        method: 'POST',
        url: '/forgets',
        headers: fromHere,
        payload: body({ _csrf: 'of another session', name: 'long enough words' }),
      })
      for (const answer of [refused, late]) {
        expect([answer.statusCode, answer.headers['cache-control']]).toEqual([422, 'no-store'])
      }
      expect(shownIn(refused.body)).toMatchObject({ typed: 'short', summary: needed })
      expect(shownIn(late.body)).toMatchObject({ typed: 'long enough words' })
      expect(JSON.stringify([...web.sessions.rows])).toBe(kept)
    },
  )

  test('of a visitor, whose words make no session', async () => {
    const browser = visitor(web.app)
    const answer = await refuse(browser, '/open', 'short')
    const location = String(answer.headers.location)
    expect(shownIn((await browser.get(location)).body)).toMatchObject({ typed: 'short', summary: needed })
    expect(web.sessions.rows.size).toBe(0)
    expect(location).not.toContain('short')
  })

  test('what was typed is in the session sealed only, and goes with the next form that goes through', async () => {
    const browser = await signedIn('sam')
    const location = String((await refuse(browser, '/mine', 'b e c s')).headers.location)
    expect([...web.sessions.rows.values()].join('')).not.toContain('b e c s')
    expect((await refuse(browser, '/mine', 'because of the weather')).headers.location).toBe('/done')
    expect([...web.sessions.rows.values()].join('')).not.toContain('refusedForm')
    expect(shownIn((await browser.get(location)).body)).toMatchObject({ typed: '', summary: '' })
  })

  test('nobody else is shown it', async () => {
    const browser = await signedIn('sam')
    const location = String((await refuse(browser, '/mine', 'short')).headers.location)
    expect(shownIn((await (await signedIn('olu')).get(location)).body).typed).toBe('')
    expect((await visitor(web.app).get(location)).headers.location).toMatch(/^\/sign-in/)
    expect(shownIn((await (await signedIn('sam')).get(location)).body).typed).toBe('')
  })

  test('an address without a page of its own says that nothing is kept', async () => {
    const browser = await signedIn('sam')
    const shown = await browser.get('/mine/7/only-sent?again=AAAAAAAAAAAAAAAA')
    expect([shown.statusCode, shownIn(shown.body).heading]).toEqual([404, 'This form is not kept any more'])
  })

  test('what is too long for an address is shown at once', async () => {
    const browser = visitor(web.app)
    const token = browser.tokenOf((await browser.get('/open')).body)
    const payload = body({ _csrf: token, name: 'short', other: 'x'.repeat(2000) })
    const answer = await browser.sendOnce({ method: 'POST', url: '/open', headers: fromHere, payload })
    expect([answer.statusCode, shownIn(answer.body).typed]).toEqual([422, 'short'])
  })
})

describe('a session that ended meanwhile loses no words', () => {
  const reason = 'Because I was on leave\nuntil <Tuesday>'

  test('they are shown with the way to sign in, and in their form again after signing in', async () => {
    const browser = await signedIn('sam')
    const { _csrf } = { _csrf: browser.tokenOf((await browser.get('/mine')).body) }
    browser.cookies.delete('session')
    const first = {
      method: 'POST',
      url: '/mine',
      headers: fromHere,
      payload: body({ _csrf, name: reason }),
    } as const
    const kept = await browser.send(first)
    expect([kept.statusCode, kept.headers['cache-control']]).toEqual([401, 'no-store'])
    const $ = load(kept.body)
    expect($('.govuk-inset-text').text()).toBe(reason)
    expect($('main a').attr('href')).toBe('/sign-in?next=%2Fsigned-in')
    const fields = Object.fromEntries(
      $('main form input')
        .map((_, input) => [[$(input).attr('name') ?? '', $(input).attr('value') ?? '']])
        .get() as [string, string][],
    )
    expect(Object.keys(fields)).toEqual(['_csrf', 'name'])
    const again = { ...first, url: $('main form').attr('action') ?? '', payload: body(fields) }
    expect((await browser.send(again)).statusCode).toBe(401)
    await signedIn('sam', browser)
    const shown = await browser.send(again)
    expect(shown.statusCode).toBe(422)
    expect(load(shown.body)('#name').val()).toBe(reason)
    expect(shownIn(shown.body).summary).toMatch(/Nothing has been sent yet/)
  })

  test('somebody who may not send them (any more) can copy them', async () => {
    const browser = await signedIn('sam')
    const payload = body({ name: reason })
    const refused = await browser.send({ method: 'POST', url: '/owners', headers: fromHere, payload })
    expect(refused.statusCode).toBe(403)
    expect(load(refused.body)('.govuk-inset-text').text()).toBe(reason)
    expect(load(refused.body)('main form').length).toBe(0)
  })

  test.each([
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { origin: 'https://evil.example' },
    { origin: 'null' },
    {},
  ])('another website’s words are never shown as ours: %j', async (from) => {
    const browser = await signedIn('sam')
    const headers = { 'content-type': fromHere['content-type'], ...from }
    const payload = body({ name: reason })
    for (const url of ['/mine', '/owners']) {
      const answer = await browser.send({ method: 'POST', url, headers, payload })
      expect([answer.statusCode, answer.body.includes('on leave')]).toEqual([403, false])
    }
    const anonymous = await web.app.inject({ method: 'POST', url: '/mine', headers, payload })
    expect([anonymous.statusCode, anonymous.body.includes('on leave')]).toEqual([401, false])
  })
})
