import { randomBytes } from 'node:crypto'
import { gunzipSync } from 'node:zlib'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { defineRoute, notFound, page, publicAnswer } from './index.ts'
import { KeptAnswers } from './kept-answers.ts'
import { testWebApp } from '../../../test/test-web-app.ts'

const bytes = (text: string) => Promise.resolve({ body: Buffer.from(text), headers: {} })

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
      publicAnswer({
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

test('an answer without a stamp is made again when it is no longer fresh, and once for all who wait', async () => {
  let now = 0
  let made = 0
  const answers = new KeptAnswers(() => now)
  const get = () => answers.get('a', { seconds: 5, stamp: undefined }, () => bytes(`made ${++made}`))
  expect(answers.fresh('a')).toBeUndefined()
  const [one, two] = await Promise.all([get(), get()])
  expect(one).toBe(two)
  now = 4999
  expect(answers.fresh('a')).toBe(one)
  now = 5000
  expect(answers.fresh('a')).toBeUndefined()
  expect(answers.holds('a')).toBe(true)
  expect((await get())?.body.toString()).toBe('made 2')
})

/** Answers over something that changes, as one process sees them; `reads` and `makes` count what they cost. */
function process(source: { text: string; changes: number }, now: () => number) {
  const answers = new KeptAnswers(now)
  const cost = { reads: 0, makes: 0 }
  const read = () => {
    cost.reads++
    return Promise.resolve(String(source.changes))
  }
  const show = async (key: string) => {
    const fresh = answers.fresh(key)
    if (fresh !== undefined) return fresh.body.toString()
    const answer = await answers.get(key, { seconds: 5, stamp: { key: 'source', read } }, () => {
      cost.makes++
      return bytes(`${key}: ${source.text}`)
    })
    return answer?.body.toString()
  }
  return { show, cost }
}

test('answers with a stamp are made again only after a change, and one look serves them all', async () => {
  let now = 0
  const source = { text: 'as approved', changes: 0 }
  const { show, cost } = process(source, () => now)
  await Promise.all([show('a'), show('b'), show('c')])
  expect(cost).toEqual({ reads: 1, makes: 3 })
  now = 5000
  await Promise.all([show('a'), show('b')])
  await show('c')
  expect(cost).toEqual({ reads: 2, makes: 3 })
  source.text = 'corrected'
  source.changes++
  now = 9999
  expect(await show('a')).toBe('a: as approved')
  now = 10_000
  expect(await show('a')).toBe('a: corrected')
  expect(await show('b')).toBe('b: corrected')
  expect(cost).toEqual({ reads: 3, makes: 5 })
})

test('whatever happens in whatever order, no process shows what was changed more than its freshness ago', async () => {
  const step = fc.oneof(
    fc.constant({ do: 'change' as const }),
    fc.record({ do: fc.constant('wait' as const), ms: fc.integer({ min: 1, max: 6000 }) }),
    fc.record({
      do: fc.constant('show' as const),
      process: fc.nat(1),
      key: fc.constantFrom('a', 'b'),
    }),
    fc.record({ do: fc.constant('restart' as const), process: fc.nat(1) }),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
      let now = 0
      const source = { text: '0', changes: 0 }
      const changedAt = [0]
      const start = () => process(source, () => now)
      const processes = [start(), start()]
      let longestStale = 0
      for (const one of steps) {
        if (one.do === 'wait') now += one.ms
        if (one.do === 'change') {
          source.text = String(++source.changes)
          changedAt.push(now)
        }
        if (one.do === 'restart') processes[one.process] = start()
        if (one.do === 'show') {
          const shown = Number((await processes[one.process]?.show(one.key))?.slice(3))
          const replacedAt = changedAt[shown + 1] ?? Infinity
          longestStale = Math.max(longestStale, now - replacedAt)
        }
      }
      expect(longestStale).toBeLessThan(5000)
    }),
  )
})

test('a change while an answer is being made shows at the next look', async () => {
  let now = 0
  const source = { text: 'before', changes: 0 }
  const answers = new KeptAnswers(() => now)
  const stamp = { key: 'source', read: () => Promise.resolve(String(source.changes)) }
  const get = (while_: () => void) =>
    answers.get('a', { seconds: 5, stamp }, () => {
      const made = bytes(source.text)
      while_()
      return made
    })
  await get(() => {
    source.text = 'after'
    source.changes++
  })
  now = 5000
  expect((await get(() => undefined))?.body.toString()).toBe('after')
})

test('an answer or a stamp that could not be made is tried again', async () => {
  const answers = new KeptAnswers()
  const without = { seconds: 5, stamp: undefined }
  await expect(answers.get('a', without, () => Promise.reject(new Error('not now')))).rejects.toThrow(
    'not now',
  )
  expect((await answers.get('a', without, () => bytes('there')))?.body.toString()).toBe('there')

  let attempts = 0
  const read = () => (++attempts === 1 ? Promise.reject(new Error('not now')) : Promise.resolve('1'))
  const stamped = { seconds: 5, stamp: { key: 'source', read } }
  await expect(answers.get('b', stamped, () => bytes('there'))).rejects.toThrow('not now')
  expect((await answers.get('b', stamped, () => bytes('there')))?.body.toString()).toBe('there')
})

test('those asked for longest ago go when all together, compressed forms included, are too large', async () => {
  const answers = new KeptAnswers()
  const keep = (key: string, body: Buffer) =>
    answers.get(key, { seconds: 60, stamp: undefined }, () => Promise.resolve({ body, headers: {} }))
  const there = () => ['0', '1', '2', '3'].filter((key) => answers.holds(key))
  const tenMegabytes = Buffer.alloc(10 * 1024 * 1024)
  for (const key of ['0', '1', '2']) await keep(key, tenMegabytes)
  expect(there()).toEqual(['0', '1', '2'])
  answers.fresh('0')
  await keep('3', tenMegabytes)
  expect(there()).toEqual(['0', '2', '3'])
  // Noise does not get smaller: the compressed form needs as much again.
  answers.fresh('0')
  const noise = await keep('1', randomBytes(6 * 1024 * 1024))
  expect(there()).toEqual(['0', '1', '3'])
  await noise?.compressed()
  expect(there()).toEqual(['0', '1'])
})
