import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { defineRoute, notFound, page, publicPage } from './index.ts'
import { PublicPages } from './public-pages.ts'
import { testWebApp } from '../../../test/test-web-app.ts'

function counting(answer: 'page' | 'missing' | 'form' = 'page') {
  const made = { count: 0 }
  const route = defineRoute({
    method: 'GET',
    path: '/policies/:slug',
    permission: ['anyone'],
    audit: { none: 'public' },
    public: true,
    params: z.object({ slug: z.string() }),
    handler: ({ params }) =>
      publicPage({
        cacheKey: `policy/${params.slug}`,
        freshForSeconds: 60,
        render: () => {
          made.count++
          if (answer === 'missing') return notFound()
          const view = answer === 'form' ? 'views/samples/form.njk' : 'views/message-page.njk'
          return page({ view, title: params.slug, model: { paragraphs: ['All of it'], reference: null } })
        },
      }),
  })
  return { made, route }
}

test('a public page is made once, sets no cookie, asks for no session, and can be kept', async () => {
  const { made, route } = counting()
  const web = await testWebApp([route])
  const first = await web.app.inject({ url: '/policies/a', cookies: { session: 'x.y' } })
  expect(first.statusCode).toBe(200)
  expect(first.body).toContain('All of it')
  expect(first.headers['set-cookie']).toBeUndefined()
  expect(first.headers['cache-control']).toBe('public, max-age=60')
  expect(first.headers['content-security-policy']).toContain("default-src 'none'")
  expect((await web.app.inject({ url: '/policies/a' })).body).toBe(first.body)
  expect(made.count).toBe(1)
  expect((await web.app.inject({ url: '/policies/b' })).body).not.toBe(first.body)
  expect(made.count).toBe(2)

  const etag = String(first.headers.etag)
  const unchanged = await web.app.inject({ url: '/policies/a', headers: { 'if-none-match': etag } })
  expect([unchanged.statusCode, unchanged.body]).toEqual([304, ''])

  const packed = await web.app.inject({ url: '/policies/a', headers: { 'accept-encoding': 'gzip, br' } })
  expect(packed.headers['content-encoding']).toBe('gzip')
  expect(gunzipSync(packed.rawPayload).toString()).toBe(first.body)
  await web.app.close()
})

test('what is not there is not kept', async () => {
  const { made, route } = counting('missing')
  const web = await testWebApp([route])
  expect((await web.app.inject({ url: '/policies/a' })).statusCode).toBe(404)
  expect((await web.app.inject({ url: '/policies/a' })).statusCode).toBe(404)
  expect(made.count).toBe(2)
  await web.app.close()
})

test('a form on a public page is a fault, because nothing could make its token', async () => {
  const { route } = counting('form')
  const web = await testWebApp([route])
  expect((await web.app.inject({ url: '/policies/a' })).statusCode).toBe(500)
  await web.app.close()
})

test('a page is made again when it is no longer fresh, and once for all who wait', async () => {
  let now = 0
  let made = 0
  const pages = new PublicPages(() => now)
  const make = () => pages.make('a', 5, () => Promise.resolve(`made ${++made}`))
  expect(pages.fresh('a')).toBeUndefined()
  const [one, two] = await Promise.all([make(), make()])
  expect(one).toBe(two)
  now = 4999
  expect(pages.fresh('a')).toBe(one)
  now = 5000
  expect(pages.fresh('a')).toBeUndefined()
  expect((await make())?.body.toString()).toBe('made 2')
})

test('a page that could not be made is tried again', async () => {
  const pages = new PublicPages()
  await expect(pages.make('a', 5, () => Promise.reject(new Error('not now')))).rejects.toThrow('not now')
  expect((await pages.make('a', 5, () => Promise.resolve('there')))?.body.toString()).toBe('there')
})

test('the oldest pages go when all together are too large', async () => {
  const pages = new PublicPages()
  for (let number = 0; number < 5; number++) {
    await pages.make(`${number}`, 60, () => Promise.resolve('x'.repeat(10 * 1024 * 1024)))
  }
  expect([0, 1, 2, 3, 4].map((number) => pages.fresh(`${number}`) !== undefined)).toEqual([
    false,
    false,
    true,
    true,
    true,
  ])
})
