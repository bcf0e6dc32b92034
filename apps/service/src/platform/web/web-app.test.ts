import { load } from 'cheerio'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { AppError } from '../errors/app-error.ts'
import type { Route } from './index.ts'
import {
  defineRoute,
  download,
  emptyForm,
  forbidden,
  form,
  invalid,
  json,
  page,
  redirectTo,
  refused,
} from './index.ts'
import type { TestWebApp } from '../../../test/test-web-app.ts'
import { personActor, testWebApp, visitor } from '../../../test/test-web-app.ts'

const read = { none: 'only read' }

const formPage = (value: string, errors: readonly { field: string; message: string }[] = []) =>
  page({
    view: 'views/samples/form.njk',
    title: 'Your name',
    model: { label: 'Full name', value, button: 'Save', enctype: 'application/x-www-form-urlencoded' },
    errors,
  })

const routes: readonly Route[] = [
  defineRoute({
    method: 'GET',
    path: '/name',
    permission: ['anyone'],
    audit: read,
    handler: () => formPage(''),
  }),
  defineRoute({
    method: 'POST',
    path: '/name',
    permission: ['anyone'],
    audit: { event: 'names.changed' },
    form: form(z.object({ name: z.string().trim().min(3, 'Enter your full name') })),
    invalid: (request, failure) => formPage(request.submitted.text('name'), failure.errors),
    handler: ({ form: { name } }) =>
      name === 'taken' ? invalid([{ field: 'name', message: 'Choose another name' }]) : redirectTo('/done'),
  }),
  defineRoute({
    method: 'POST',
    path: '/enter/:id',
    permission: ['anyone'],
    audit: { event: 'sessions.begun' },
    params: z.object({ id: z.string().regex(/^[a-z]+$/) }),
    form: emptyForm,
    handler: async ({ session, params }) => {
      await session.signIn(params.id)
      return redirectTo('/mine')
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/leave',
    permission: ['signed-in'],
    audit: { event: 'sessions.ended' },
    form: emptyForm,
    handler: async ({ session }) => {
      await session.destroy()
      return redirectTo('/')
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/mine',
    permission: ['signed-in'],
    audit: read,
    handler: ({ actor, session }) => json({ actor: actor.kind, session: session.id }),
  }),
  defineRoute({
    method: 'GET',
    path: '/owners',
    permission: ['policy-owner'],
    audit: read,
    handler: () => formPage(''),
  }),
  defineRoute({
    method: 'GET',
    path: '/fault/:code',
    permission: ['anyone'],
    audit: read,
    params: z.object({ code: z.string() }),
    handler: ({ params }) => {
      if (params.code === '42501') throw Object.assign(new Error('denied'), { code: '42501' })
      if (params.code === 'forbidden') return forbidden('This is somebody else’s receipt.')
      if (params.code === 'refused')
        return refused({ title: 'Already approved', paragraphs: ['Nothing changed.'] })
      throw new AppError('test.fault', 'secret-of-the-operator')
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/file',
    permission: ['anyone'],
    audit: read,
    query: z.object({ name: z.string() }),
    handler: ({ query }) => download('x', { filename: query.name, contentType: 'text/plain' }),
  }),
  defineRoute({
    method: 'GET',
    path: '/cookie',
    permission: ['anyone'],
    audit: read,
    handler: ({ cookies }) => {
      const seen = cookies.get('browser')
      cookies.set('browser', 'b1', { maxAgeSeconds: 60 })
      return json({ seen: seen ?? null })
    },
  }),
]

let web: TestWebApp
beforeEach(async () => {
  web = await testWebApp(routes, { people: [personActor('sam'), personActor('olu', ['policy-owner'])] })
})
afterEach(() => web.app.close())

async function signedIn(id: string) {
  const browser = visitor(web.app)
  await browser.submit(`/enter/${id}`, {}, '/name')
  return browser
}

describe('forms', () => {
  test('a failed form is shown again with a summary that links to the field, and what was typed', async () => {
    const response = await visitor(web.app).submit('/name', { name: '<x' })
    expect(response.statusCode).toBe(422)
    const $ = load(response.body)
    expect($('title').text()).toBe('Error: Your name – Moothall – Example Borough Council')
    expect($('.govuk-error-summary a').attr('href')).toBe('#name')
    expect($('.govuk-error-summary a').text()).toBe('Enter your full name')
    expect($('#name').val()).toBe('<x')
    expect($('#name-error').text()).toContain('Enter your full name')
  })

  test('a handler can find the form wrong as well', async () => {
    const response = await visitor(web.app).submit('/name', { name: 'taken' })
    expect(response.statusCode).toBe(422)
    expect(load(response.body)('.govuk-error-summary a').text()).toBe('Choose another name')
  })

  test('a valid form is answered with a redirect', async () => {
    const response = await visitor(web.app).submit('/name', { name: 'Sam Example' })
    expect([response.statusCode, response.headers.location]).toEqual([303, '/done'])
  })

  test.each(['', 'wrong'])('without the right token (%j) nothing is done', async (token) => {
    const browser = visitor(web.app)
    await browser.get('/name')
    const response = await browser.send({
      method: 'POST',
      url: '/name',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: `_csrf=${token}&name=Sam+Example`,
    })
    expect(response.statusCode).toBe(403)
    expect(load(response.body)('h1').text()).toBe('This form cannot be sent any more')
  })

  test('another visitor’s token is refused', async () => {
    const other = await visitor(web.app).get('/name')
    const browser = visitor(web.app)
    const response = await browser.submit('/name', {
      name: 'Sam Example',
      _csrf: browser.tokenOf(other.body),
    })
    expect(response.statusCode).toBe(403)
  })

  test('a token from before signing in is refused afterwards', async () => {
    const browser = visitor(web.app)
    const before = browser.tokenOf((await browser.get('/name')).body)
    expect((await browser.submit('/enter/sam', {}, '/name')).statusCode).toBe(303)
    expect((await browser.submit('/name', { name: 'Sam Example', _csrf: before })).statusCode).toBe(403)
    expect((await browser.submit('/name', { name: 'Sam Example' })).statusCode).toBe(303)
  })

  test('a body larger than the form accepts is refused with a page', async () => {
    const response = await visitor(web.app).submit('/name', { name: 'x'.repeat(300_000) })
    expect(response.statusCode).toBe(413)
    const $ = load(response.body)
    expect($('h1').text()).toBe('That is too large')
    expect($('main').text()).toContain('256 KB')
  })

  test('JSON is not a form', async () => {
    const response = await web.app.inject({ method: 'POST', url: '/name', payload: { name: 'Sam Example' } })
    expect(response.statusCode).toBe(415)
  })
})

describe('sessions', () => {
  test('somebody who only looks, or sends a form without signing in, has none', async () => {
    const browser = visitor(web.app)
    await browser.get('/name')
    await browser.submit('/name', { name: 'Sam Example' })
    expect(web.sessions.rows.size).toBe(0)
    expect(browser.cookies.has('session')).toBe(false)
  })

  test('signing in begins one, whose id in the code is not the secret in the cookie; leaving ends it', async () => {
    const browser = await signedIn('sam')
    expect(web.sessions.rows.size).toBe(1)
    const mine = (await browser.get('/mine')).json<{ actor: string; session: string }>()
    expect(mine.actor).toBe('person')
    expect(mine.session).toMatch(/^[0-9a-f]{64}$/)
    expect(browser.cookies.get('session')).not.toContain(mine.session)
    expect((await browser.submit('/leave', {}, '/name')).headers.location).toBe('/')
    expect(web.sessions.rows.size).toBe(0)
  })

  test('signing in replaces an id that was there before', async () => {
    const browser = await signedIn('sam')
    const before = browser.cookies.get('session')
    await browser.submit('/enter/olu', {}, '/name')
    expect(browser.cookies.get('session')).not.toBe(before)
    expect(web.sessions.rows.size).toBe(1)
  })

  test('a session with a spoiled signature is nobody’s', async () => {
    const browser = await signedIn('sam')
    browser.cookies.set('session', `${browser.cookies.get('session')}x`)
    expect((await browser.get('/mine')).headers.location).toBe('/sign-in?next=%2Fmine')
  })

  test('cookies are signed, for this service only, and not for scripts', async () => {
    const browser = visitor(web.app)
    const first = await browser.get('/cookie')
    expect(first.headers['set-cookie']).toMatch(
      /^browser=b1\..+; Max-Age=60; Path=\/; HttpOnly; SameSite=Lax$/,
    )
    expect((await browser.get('/cookie')).json()).toEqual({ seen: 'b1' })
    browser.cookies.set('browser', 'b2.forged')
    expect((await browser.get('/cookie')).json()).toEqual({ seen: null })
  })

  test('behind https, cookies are for https and this host only, and plain http is refused', async () => {
    const secure = await testWebApp(routes, {
      people: [personActor('sam')],
      config: { publicAddress: 'https://moothall.example', trustProxy: true, secureCookies: true },
    })
    const response = await secure.app.inject({ url: '/name', headers: { 'x-forwarded-proto': 'https' } })
    expect(response.headers['set-cookie']).toMatch(/^__Host-csrf=.*; Secure; SameSite=Lax$/)
    expect(response.headers['strict-transport-security']).toBe('max-age=31536000')
    expect((await secure.app.inject({ url: '/name' })).statusCode).toBe(500)
    await secure.app.close()
  })
})

describe('permissions', () => {
  test('an anonymous visitor is sent to sign in, and back afterwards', async () => {
    const response = await visitor(web.app).get('/owners?tab=1')
    expect([response.statusCode, response.headers.location]).toEqual([
      303,
      '/sign-in?next=%2Fowners%3Ftab%3D1',
    ])
  })

  test('a client that asks for JSON gets a problem instead', async () => {
    const response = await visitor(web.app).get('/owners', { accept: 'application/json' })
    expect([response.statusCode, response.headers['content-type']]).toEqual([
      401,
      'application/problem+json; charset=utf-8',
    ])
  })

  test('somebody signed in without the role is refused; with it let in', async () => {
    expect((await (await signedIn('sam')).get('/owners')).statusCode).toBe(403)
    expect((await (await signedIn('olu')).get('/owners')).statusCode).toBe(200)
  })

  test('the check can be replaced', async () => {
    const open = await testWebApp(routes, { permissionCheck: () => true })
    expect((await open.app.inject({ url: '/owners' })).statusCode).toBe(200)
    await open.app.close()
  })

  test('the body of a refused request is not looked at', async () => {
    const response = await web.app.inject({
      method: 'POST',
      url: '/leave',
      payload: 'x',
      headers: { 'content-type': 'a/b' },
    })
    expect(response.statusCode).toBe(401)
  })
})

describe('errors', () => {
  test.each([
    ['/nowhere', 404, 'Page not found'],
    ['/fault/42501', 403, 'You cannot see this page'],
    ['/fault/forbidden', 403, 'You cannot see this page'],
    ['/fault/refused', 409, 'Already approved'],
    ['/fault/other', 500, 'Sorry, there is a problem with this service'],
    ['/file', 400, 'There is something wrong with that address'],
  ])('%s answers %i', async (url, status, heading) => {
    const response = await web.app.inject({ url })
    expect(response.statusCode).toBe(status)
    expect(load(response.body)('h1').text()).toBe(heading)
    expect(response.body).not.toContain('secret-of-the-operator')
  })

  test('a fault shows the reference that is in the log', async () => {
    const response = await web.app.inject({ url: '/fault/other' })
    const reference = load(response.body)('main strong').text()
    expect(reference).toMatch(/^[0-9a-f]{6}-[0-9a-z]+$/)
    expect(web.logged.filter((line) => line.includes(reference) && line.includes('test.fault'))).toHaveLength(
      1,
    )
  })

  test('an error page needs no database for its layout, and tells nobody what failed', async () => {
    const { app } = await testWebApp(routes, {
      layout: () => Promise.reject(new Error('connect ECONNREFUSED secret-of-the-operator')),
    })
    for (const url of ['/name', '/nowhere']) {
      const response = await app.inject({ url })
      expect(response.statusCode).toBe(url === '/name' ? 500 : 404)
      expect(load(response.body)('h1').text()).not.toBe('')
      expect(response.body).not.toContain('secret-of-the-operator')
    }
    await app.close()
  })

  test('an address that does not take a method says which it takes', async () => {
    const response = await web.app.inject({ method: 'DELETE', url: '/enter/sam' })
    expect([response.statusCode, response.headers.allow]).toEqual([405, 'POST'])
    expect((await web.app.inject({ method: 'POST', url: '/mine' })).headers.allow).toBe('GET, HEAD')
  })

  test('an address that cannot be read is refused with the policy in place', async () => {
    const response = await web.app.inject({ url: '/%ZZ' })
    expect(response.statusCode).toBe(400)
    expect(response.headers['content-security-policy']).toContain("default-src 'none'")
  })
})

test('every answer carries the content security policy, and none but assets and public pages may be kept', async () => {
  for (const url of ['/name', '/nowhere', '/owners', '/fault/other', '/health', '/mine']) {
    const { headers } = await web.app.inject({ url })
    expect(headers['content-security-policy'], url).toMatch(
      /^default-src 'none';script-src 'self' 'sha256-[^']+';style-src 'self';img-src 'self';font-src 'self';form-action 'self';frame-ancestors 'none';base-uri 'none'$/,
    )
    expect(headers['x-content-type-options'], url).toBe('nosniff')
    expect(headers['strict-transport-security'], url).toBeUndefined()
  }
  expect((await web.app.inject({ url: '/name' })).headers['cache-control']).toBe('no-store')
})

test.each([
  'evil"; filename="a.exe',
  'a\r\nSet-Cookie: x=1',
  '../../etc/passwd',
  '‮gpj.exe',
  'Бланк £5.pdf',
  '\ud800',
])('a file called %j cannot break out of its header', async (name) => {
  const url = `/file?name=${name === '\ud800' ? '%ED%A0%80' : encodeURIComponent(name)}`
  const { headers } = await web.app.inject({ url })
  expect(headers['set-cookie']).toBeUndefined()
  expect(headers['content-disposition']).toMatch(
    /^attachment; filename="[\w.-]+"; filename\*=UTF-8''(?:[\w.!#$&+^`|~-]|%[0-9A-F]{2})+$/,
  )
})

test('the log holds no address, no parameter, no body and no person', async () => {
  const browser = await signedIn('sam')
  await browser.get('/fault/quite-personal?email=sam%40example.org')
  await browser.submit('/name', { name: 'sam@example.org' })
  const log = web.logged.join('\n')
  expect(log).toContain('"route":"/fault/:code"')
  expect(log).toContain('"audit":"names.changed"')
  expect(log).not.toMatch(/sam|quite-personal|127\.0\.0\.1|example\.org|_csrf/)
})

test('one network cannot send without limit', async () => {
  const config = { publicAddress: 'http://a', trustProxy: false, secureCookies: false, requestsPerMinute: 3 }
  const limited = await testWebApp(routes, { config })
  const statuses = []
  for (let sent = 0; sent < 5; sent++) statuses.push((await limited.app.inject({ url: '/name' })).statusCode)
  expect(statuses).toEqual([200, 200, 200, 429, 429])
  await limited.app.close()
})

test('health and readiness are told apart', async () => {
  const waiting = await testWebApp([], { ready: () => Promise.resolve(false) })
  expect((await waiting.app.inject({ url: '/health' })).statusCode).toBe(200)
  expect((await waiting.app.inject({ url: '/ready' })).statusCode).toBe(503)
  await waiting.app.close()
})
