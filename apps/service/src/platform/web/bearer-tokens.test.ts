import { once } from 'node:events'
import { type IncomingMessage, request as httpRequest } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { personActor, type TestWebApp, testWebApp, visitor } from '../../../test/test-web-app.ts'
import type { TokenActor } from '../identity/actor.ts'
import { AppError } from '../errors/app-error.ts'
import { defineRoute, emptyForm, form, json, jsonForm, page, redirectTo } from './index.ts'

const GOOD = 'moothall_good'
const SECOND = 'moothall_second'
const tokens = new Map<string, TokenActor>([
  [GOOD, { kind: 'token', tokenId: 'one', scope: 'check-drafts' }],
  [SECOND, { kind: 'token', tokenId: 'two', scope: 'check-drafts' }],
])

let asked: string[]
let done: string[]
let web: TestWebApp
beforeEach(async () => {
  asked = []
  done = []
  const shown = () =>
    page({
      view: 'views/samples/form.njk',
      title: 'Name',
      model: { label: 'Name', value: '', button: 'Save', enctype: 'multipart/form-data' },
    })
  const fields = z.object({ name: z.string() })
  const routes = [
    defineRoute({
      method: 'POST',
      path: '/api/name',
      permission: ['signed-in', 'token:check-drafts'],
      audit: { none: 'test' },
      form: jsonForm(fields, { maxBytes: 1024 }),
      keepsNothing: true,
      invalid: () => json({ status: 400 }, 400),
      handler: ({ actor }) => json(actor),
    }),
    defineRoute({
      method: 'POST',
      path: '/api/signed-in',
      permission: ['signed-in'],
      audit: { none: 'test' },
      form: jsonForm(fields, { maxBytes: 1024 }),
      keepsNothing: true,
      invalid: () => json({ status: 400 }, 400),
      handler: () => json({}),
    }),
    defineRoute({
      method: 'GET',
      path: '/mine',
      permission: ['signed-in'],
      audit: { none: 'test' },
      handler: ({ actor }) => json(actor),
    }),
    defineRoute({
      method: 'GET',
      path: '/name',
      permission: ['anyone'],
      audit: { none: 'a form' },
      handler: shown,
    }),
    defineRoute({
      method: 'POST',
      path: '/name',
      permission: ['signed-in'],
      audit: { event: 'names.changed' },
      form: form(fields),
      invalid: shown,
      handler: ({ form: { name } }) => {
        done.push(name)
        return redirectTo('/name')
      },
    }),
    defineRoute({
      method: 'POST',
      path: '/enter',
      permission: ['anyone'],
      audit: { event: 'sessions.begun' },
      form: emptyForm,
      handler: async ({ session }) => {
        await session.signIn('sam')
        return redirectTo('/name')
      },
    }),
  ]
  web = await testWebApp(routes, {
    people: [personActor('sam')],
    tokens: {
      actorOf: (secret) => {
        asked.push(secret)
        return Promise.resolve(tokens.get(secret))
      },
    },
    config: {
      publicAddress: 'http://127.0.0.1:3000',
      trustProxy: false,
      secureCookies: false,
      requestsPerTokenPerMinute: 3,
      wrongTokensPerMinute: 2,
    },
  })
})
afterEach(() => web.app.close())

const call = async (url: string, authorization?: string, browser = visitor(web.app)) =>
  await browser.sendOnce({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/json', ...(authorization !== undefined && { authorization }) },
    payload: '{"name":"Sam"}',
  })

async function signedIn() {
  const browser = visitor(web.app)
  await browser.submit('/enter', {}, '/name')
  return browser
}

describe('a token', () => {
  test('opens the route that lets its scope in, as itself and not as its person', async () => {
    const answer = await call('/api/name', `Bearer ${GOOD}`)
    expect(answer.statusCode).toBe(200)
    expect(answer.json()).toEqual({ kind: 'token', tokenId: 'one', scope: 'check-drafts' })
    expect((await call('/api/name', `bearer  ${GOOD}`)).statusCode).toBe(200)
    expect(answer.cookies).toEqual([])
    expect(web.sessions.rows.size).toBe(0)
  })

  test.each(['/api/signed-in'])('opens no other: %s', async (url) => {
    expect((await call(url, `Bearer ${GOOD}`)).statusCode).toBe(401)
    expect(asked).toEqual([])
  })

  test('shows no page, and sends no form, whatever it carries', async () => {
    const headers = { authorization: `Bearer ${GOOD}`, accept: 'application/json' }
    const browser = visitor(web.app)
    expect((await browser.get('/mine', headers)).statusCode).toBe(401)
    const { body } = await browser.get('/name', headers)
    const sent = await browser.sendOnce({
      method: 'POST',
      url: '/name',
      headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams({ _csrf: browser.tokenOf(body), name: 'Sam' }).toString(),
    })
    expect(sent.statusCode).toBe(401)
    expect(done).toEqual([])
    expect(asked).toEqual([])
    expect(web.sessions.rows.size).toBe(0)
  })

  test('decides alone: where it is wrong, no cookie lets the request in', async () => {
    const browser = await signedIn()
    expect((await call('/api/name', undefined, browser)).json()).toMatchObject({ kind: 'person' })
    expect((await call('/api/name', `Bearer ${GOOD}`, browser)).json()).toMatchObject({ kind: 'token' })
    const wrong = await call('/api/name', 'Bearer moothall_wrong', browser)
    expect(wrong.statusCode).toBe(401)
    expect(wrong.headers['www-authenticate']).toBe('Bearer error="invalid_token"')
    expect(wrong.body).not.toContain('moothall_')
  })

  test('is asked for where nobody is signed in; another scheme, as of a proxy in front, says nothing', async () => {
    const nobody = await call('/api/name')
    expect(nobody.statusCode).toBe(401)
    expect(nobody.headers['www-authenticate']).toBe('Bearer')
    expect((await call('/api/name', 'Basic c2FtOnNhbQ==')).headers['www-authenticate']).toBe('Bearer')
    expect((await call('/api/name', 'Basic c2FtOnNhbQ==', await signedIn())).statusCode).toBe(200)
    expect((await call('/api/signed-in')).headers['www-authenticate']).toBeUndefined()
  })

  test('asks so often a minute and no more, whatever another one does', async () => {
    const statuses: number[] = []
    for (let turn = 0; turn < 4; turn++) statuses.push((await call('/api/name', `Bearer ${GOOD}`)).statusCode)
    expect(statuses).toEqual([200, 200, 200, 429])
    const refused = await call('/api/name', `Bearer ${GOOD}`)
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
    expect(Number(refused.headers['retry-after'])).toBeLessThanOrEqual(60)
    expect(refused.headers['content-type']).toMatch(/json/)
    expect((await call('/api/name', `Bearer ${SECOND}`)).statusCode).toBe(200)
  })

  test('is not guessed by the thousand: after too many wrong ones, a network is not even looked up', async () => {
    const statuses: number[] = []
    for (let turn = 0; turn < 4; turn++)
      statuses.push((await call('/api/name', `Bearer moothall_wrong${turn}`)).statusCode)
    expect(statuses).toEqual([401, 401, 429, 429])
    expect(asked).toHaveLength(2)
  })

  test.each([
    ['that ends while the body arrives lets nothing through', true, 401],
    ['that is still there when the body has arrived lets it through', false, 200],
  ])('%s', async (_what, ends, expected) => {
    await web.app.listen({ port: 0, host: '127.0.0.1' })
    const { port } = web.app.server.address() as AddressInfo
    tokens.set('moothall_late', { kind: 'token', tokenId: 'late', scope: 'check-drafts' })
    const request = httpRequest({
      port,
      host: '127.0.0.1',
      method: 'POST',
      path: '/api/name',
      headers: { 'content-type': 'application/json', authorization: 'Bearer moothall_late' },
    })
    const answered = once(request, 'response') as Promise<[IncomingMessage]>
    request.write('{"name":')
    await vi.waitFor(() => expect(asked).toEqual(['moothall_late']))
    if (ends) tokens.delete('moothall_late')
    request.end('"Sam"}')
    const [response] = await answered
    expect(response.statusCode).toBe(expected)
    expect(await text(response)).not.toContain('moothall_')
    expect(asked).toHaveLength(2)
  })

  test('is never logged', async () => {
    await call('/api/name', `Bearer ${GOOD}`)
    await call('/api/name', 'Bearer moothall_wrong')
    expect(web.logged.length).toBeGreaterThan(0)
    expect(web.logged.join('\n')).not.toContain('moothall_')
  })
})

test('a route that lets tokens in takes JSON and nothing else: no form of a browser goes through with one', async () => {
  const route = defineRoute({
    method: 'POST',
    path: '/form',
    permission: ['token:check-drafts'],
    audit: { none: 'test' },
    form: emptyForm,
    handler: () => json({}),
  })
  await expect(testWebApp([route])).rejects.toThrow(AppError)
  await expect(testWebApp([route])).rejects.toThrow(/lets tokens in/)
})
