import { load } from 'cheerio'
import { expect, onTestFinished, test } from 'vitest'
import { z } from 'zod'
import { testWebApp } from '../../../test/test-web-app.ts'
import { defineRoute, download, json, notFound, page, publicAnswer, type Route } from './index.ts'
import type { WebConfig } from './web-app.ts'

const declaration = { method: 'GET', public: true, permission: ['anyone'], audit: { none: 'test' } } as const

/** `/policies/a` and so on; those that begin with `no-` do not exist. */
function policies(): { route: Route; made: string[] } {
  const made: string[] = []
  const route = defineRoute({
    ...declaration,
    path: '/policies/:slug',
    params: z.object({ slug: z.string() }),
    handler: ({ params: { slug }, wantsJson }) =>
      publicAnswer({
        cacheKey: `${slug}${wantsJson ? ' json' : ''}`,
        variesWith: 'accept',
        freshForSeconds: 60,
        render: () => {
          made.push(slug)
          if (slug.startsWith('no-')) return notFound()
          if (wantsJson) return json({ slug })
          return page({
            view: 'views/message-page.njk',
            title: slug,
            model: { paragraphs: [], reference: null },
          })
        },
      }),
  })
  return { route, made }
}

async function webApp(routes: readonly Route[], config: Partial<WebConfig> = {}) {
  const { app, logged } = await testWebApp(routes, {
    config: {
      publicAddress: 'http://127.0.0.1:3000',
      trustProxy: '127.0.0.1',
      secureCookies: false,
      ...config,
    },
  })
  onTestFinished(async () => {
    await app.close()
    expect(logged.filter((line) => line.includes('"stack"'))).toEqual([])
  })
  const get = (url: string, headers: Record<string, string> = {}) => app.inject({ url, headers })
  const from = (address: string, url = '/policies/a') => get(url, { 'x-forwarded-for': address })
  return { app, logged, get, from }
}

test('who holds the answer gets no body again, by any of the ways to say so', async () => {
  const { get } = await webApp([policies().route])
  const { etag } = (await get('/policies/a')).headers
  const strong = String(etag).replace('W/', '')
  for (const held of [String(etag), strong, `"other", ${String(etag)}`, '*']) {
    const again = await get('/policies/a', { 'if-none-match': held })
    expect([again.statusCode, again.body, again.headers.etag]).toEqual([304, '', etag])
    expect(again.headers['cache-control']).toBe('public, max-age=60')
  }
  expect((await get('/policies/a', { 'if-none-match': '"other"' })).statusCode).toBe(200)
  expect((await get('/policies/b', { 'if-none-match': String(etag) })).statusCode).toBe(200)
})

test('page and JSON of one address are kept apart, and caches are told', async () => {
  const { route, made } = policies()
  const { get } = await webApp([route])
  const accept = { accept: 'application/json' }
  for (let time = 0; time < 2; time++) {
    expect((await get('/policies/a')).headers['content-type']).toContain('text/html')
    const asked = await get('/policies/a', accept)
    expect([asked.headers['content-type'], asked.json()]).toEqual([
      'application/json; charset=utf-8',
      { slug: 'a' },
    ])
    expect(asked.headers.vary).toBe('accept, accept-encoding')
  }
  expect(made).toEqual(['a', 'a'])
})

test('a download is kept with its headers, and HEAD answers without a body', async () => {
  let made = 0
  const route = defineRoute({
    ...declaration,
    path: '/file',
    handler: () =>
      publicAnswer({
        cacheKey: 'file',
        render: () => {
          made++
          return download('content', {
            filename: 'file.txt',
            contentType: 'text/plain',
            contentSecurityPolicy: 'sandbox',
          })
        },
      }),
  })
  const { app, get } = await webApp([route])
  for (let time = 0; time < 2; time++) {
    const { headers, body } = await get('/file')
    expect(body).toBe('content')
    expect(headers).toMatchObject({
      'content-type': 'text/plain',
      'content-disposition': `attachment; filename="file.txt"; filename*=UTF-8''file.txt`,
      'content-security-policy': 'sandbox',
      vary: 'accept-encoding',
    })
  }
  const head = await app.inject({ method: 'HEAD', url: '/file' })
  expect([head.statusCode, head.body, head.headers['content-length']]).toEqual([200, '', '7'])
  expect(made).toBe(1)
})

test('a network that asks too often is told when to come back, and the others are served', async () => {
  const { from } = await webApp([policies().route], { publicRequestsPerMinute: 20 })
  const { headers: served } = await from('192.0.2.1')
  for (let time = 1; time < 20; time++) expect((await from('192.0.2.1')).statusCode).toBe(200)
  const refused = await from('192.0.2.1')
  expect(refused.statusCode).toBe(429)
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
  expect(Number(refused.headers['retry-after'])).toBeLessThanOrEqual(60)
  expect(refused.headers['cache-control']).toBe('no-store')
  expect(load(refused.body)('h1').text()).toMatch(/too many/i)
  expect((await from('192.0.2.2')).statusCode).toBe(200)
  expect(Object.keys({ ...served, ...refused.headers }).filter((name) => /ratelimit/i.test(name))).toEqual([])
})

test.each([
  ['believes no proxy', false, 1],
  ['knows its proxy', '127.0.0.1', 0],
] as const)(
  'a service that %s says so in the log when it refuses what came through one',
  async (_, trustProxy, times) => {
    const { from, logged } = await webApp([policies().route], { publicRequestsPerMinute: 1, trustProxy })
    expect((await from('192.0.2.1')).statusCode).toBe(200)
    expect((await from('192.0.2.1')).statusCode).toBe(429)
    const notices = logged.filter((line) => line.includes('TRUST_PROXY'))
    expect(notices).toHaveLength(times)
    expect(logged.join()).not.toContain('192.0.2.1')
  },
)

test('the /64 of an IPv6 subscriber is one network', async () => {
  const { from } = await webApp([policies().route], { publicRequestsPerMinute: 20 })
  for (let host = 0; host < 20; host++)
    expect((await from(`2001:db8:0:1::${host.toString(16)}`)).statusCode).toBe(200)
  expect((await from('2001:db8:0:1:ffff::1')).statusCode).toBe(429)
  expect((await from('2001:db8:0:2::1')).statusCode).toBe(200)
})

test('2,000 people of one office who read the policy in the same minute are all served', async () => {
  const { route, made } = policies()
  const { from } = await webApp([route])
  for (let person = 0; person < 2000; person++) {
    for (const url of ['/policies/a', '/policies/b', '/policies/c', `/policies/${person % 50}`]) {
      const { statusCode } = await from('198.51.100.7', url)
      if (statusCode !== 200) throw new Error(`person ${person} got ${statusCode} at ${url}`)
    }
  }
  expect(made).toHaveLength(53)
})

test('answers that have to be made are fewer, and what was made already is served on', async () => {
  const { route, made } = policies()
  const { from } = await webApp([route], { publicRequestsPerMinute: 100 })
  expect((await from('192.0.2.1', '/policies/a')).statusCode).toBe(200)
  for (let time = 1; time < 5; time++)
    expect((await from('192.0.2.1', `/policies/no-${time}`)).statusCode).toBe(404)
  const refused = await from('192.0.2.1', '/policies/no-5')
  expect([refused.statusCode, Number(refused.headers['retry-after']) > 0]).toEqual([429, true])
  expect((await from('192.0.2.1', '/policies/a')).statusCode).toBe(200)
  expect((await from('192.0.2.2', '/policies/b')).statusCode).toBe(200)
  expect(made).toEqual(['a', 'no-1', 'no-2', 'no-3', 'no-4', 'b'])
})

test('what is not found is not to be kept by anybody', async () => {
  const { get } = await webApp([policies().route])
  expect((await get('/policies/no-such')).headers['cache-control']).toBe('no-store')
})

test('no answer for a visitor says how many requests are left', async () => {
  const route = defineRoute({
    method: 'GET',
    path: '/',
    permission: ['anyone'],
    audit: { none: 'test' },
    handler: () => json({}),
  })
  const { get } = await webApp([route], { requestsPerMinute: 1 })
  const [served, refused] = [await get('/'), await get('/')]
  expect([served.statusCode, refused.statusCode]).toEqual([200, 429])
  expect(Object.keys({ ...served.headers, ...refused.headers }).join()).not.toMatch(/ratelimit/i)
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
})
