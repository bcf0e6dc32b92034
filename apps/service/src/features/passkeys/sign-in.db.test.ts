import { load } from 'cheerio'
import { describe, expect, test } from 'vitest'
import {
  addPasskey,
  beginUsing,
  isSignedIn,
  passkeyScene,
  passMinutes,
  signedInBrowser,
  usePasskey,
} from '../../../test/passkeys.ts'
import type { Browser } from '../../../test/sign-in.ts'
import type { Untrue } from '../../../test/software-authenticator.ts'
import { testService, type TestService } from '../../../test/test-service.ts'
import { endPerson } from '../people/index.ts'
import { passkeyJobs, passkeyPaths as paths } from './index.ts'

async function withPasskey() {
  const scene = await passkeyScene()
  const browser = await signedInBrowser(scene.service, scene.sam)
  const authenticator = await addPasskey(browser)
  await scene.service.doJobs(passkeyJobs(scene.service.context))
  return { ...scene, browser, authenticator }
}

async function entriesOf({ db }: TestService, kind: string) {
  const rows = await db.asOwner
    .selectFrom('ledger_payload')
    .select(['payload'])
    .where('kind', '=', kind)
    .execute()
  return rows.map(({ payload }) => JSON.parse(payload) as Record<string, unknown>)
}

/** How the page refuses, and that nobody is signed in by it. */
async function refusalOf(
  { statusCode, body }: { readonly statusCode: number; readonly body: string },
  browser: Browser,
) {
  return { statusCode, title: load(body)('h1').text().trim(), signedIn: await isSignedIn(browser) }
}

const refusedAs = (title: string) => ({ statusCode: 403, title, signedIn: false })

const NOT_RIGHT = 'The passkey was not accepted'
const TOO_LONG = 'This took too long'
const UNKNOWN = 'This passkey is not known here'
const COPY = 'This passkey was refused'

describe('signing in with a passkey', () => {
  test('signs its person in, where they wanted to be, on the record', async () => {
    const { service, sam, authenticator } = await withPasskey()
    const fresh = service.browser()
    const answer = await usePasskey(fresh, authenticator, { next: '/my/record' })
    expect([answer.statusCode, answer.headers['location']]).toEqual([303, '/my/record'])
    expect((await fresh.get('/my/record')).body).toContain('You signed in with a passkey')
    const [entry] = await entriesOf(service, 'passkeys.signed-in')
    expect(entry).toMatchObject({ personId: sam.personId, userVerified: true, recordedBy: 'system:passkeys' })
    expect((await fresh.get(paths.own)).body).not.toContain('Not used yet')
    const again = await usePasskey(service.browser(), authenticator)
    expect(again.statusCode).toBe(303)
  })

  test('asks for any passkey of this service, for five minutes, and is no page to keep', async () => {
    const { service } = await withPasskey()
    const fresh = service.browser()
    const options = await beginUsing(fresh)
    expect(options).toMatchObject({ rpId: 'localhost', timeout: 300_000, userVerification: 'preferred' })
    expect(options).not.toHaveProperty('allowCredentials')
    const page = await fresh.get(paths.use)
    expect(page.headers['cache-control']).toBe('no-store')
    expect(page.headers['content-security-policy']).toContain("default-src 'none'")
    expect(page.headers['content-security-policy']).not.toContain('connect-src')
  })

  test('a password manager that counts nothing signs in as often as it likes', async () => {
    const { service, authenticator } = await withPasskey()
    for (const round of [1, 2]) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      const { statusCode } = await usePasskey(service.browser(), authenticator, { counter: 0 })
      expect(statusCode, `round ${round}`).toBe(303)
    }
  })

  test('never leads to another website', async () => {
    const { service, authenticator } = await withPasskey()
    const fresh = service.browser()
    const options = await beginUsing(fresh)
    const fields = { response: authenticator.get(options), next: '//elsewhere.example/' }
    const { headers } = await fresh.submit(paths.use, fields)
    expect(headers['location']).toBe('/')
  })

  test('signs in anew who is signed in already, which lets them do what asks for that', async () => {
    const { service, browser, authenticator } = await withPasskey()
    await passMinutes(service, 11)
    const asked = await browser.get(paths.add)
    expect(asked.headers['location']).toBe('/sign-in/again?next=%2Faccount%2Fpasskeys%2Fnew')
    const again = await browser.get('/sign-in/again?next=%2Faccount%2Fpasskeys%2Fnew')
    const start = load(again.body)('#passkey-offer form')
    expect([start.attr('action'), start.find('input[name="next"]').val()]).toEqual([paths.start, paths.add])
    const wrong = await usePasskey(browser, authenticator, {
      next: paths.add,
      from: '/sign-in/again',
      forged: true,
    })
    expect(load(wrong.body)('.govuk-back-link').attr('href')).toBe(
      '/sign-in/again?next=%2Faccount%2Fpasskeys%2Fnew',
    )
    const used = await usePasskey(browser, authenticator, { next: paths.add, from: '/sign-in/again' })
    expect(used.headers['location']).toBe(paths.add)
    expect((await browser.get(paths.add)).statusCode).toBe(200)
  })
})

describe('nobody is signed in', () => {
  test.each<[string, Untrue, string]>([
    ['at another origin', { origin: 'https://localhost.evil.example' }, NOT_RIGHT],
    ['at another port of this machine', { origin: 'http://localhost:3001' }, NOT_RIGHT],
    ['by a passkey for another service', { rpId: 'evil.example' }, NOT_RIGHT],
    ['by an answer to another challenge', { challenge: 'A'.repeat(43) }, NOT_RIGHT],
    ['by a signature that is not its own', { forged: true }, NOT_RIGHT],
    ['as somebody else than the passkey is for', { userHandle: 'A'.repeat(22) }, NOT_RIGHT],
    ['by a credential that nobody added', { credentialId: Buffer.alloc(32, 7) }, UNKNOWN],
  ])('%s', async (_what, untrue, title) => {
    const { service, authenticator } = await withPasskey()
    const fresh = service.browser()
    expect(await refusalOf(await usePasskey(fresh, authenticator, untrue), fresh)).toEqual(refusedAs(title))
    expect(await entriesOf(service, 'passkeys.signed-in')).toEqual([])
    expect(await entriesOf(service, 'passkeys.counter-refused')).toEqual([])
  })

  test('by the same answer a second time, in this browser or another', async () => {
    const { service, authenticator } = await withPasskey()
    const fresh = service.browser()
    const response = authenticator.get(await beginUsing(fresh))
    expect((await fresh.submit(paths.use, { response })).statusCode).toBe(303)
    const stranger = service.browser()
    await beginUsing(stranger)
    expect(await refusalOf(await stranger.submit(paths.use, { response }), stranger)).toEqual(
      refusedAs(NOT_RIGHT),
    )
    const late = service.browser()
    expect(await refusalOf(await late.submit(paths.use, { response }, '/sign-in'), late)).toEqual(
      refusedAs(TOO_LONG),
    )
  })

  test('by a right answer after a wrong one: each challenge is asked once', async () => {
    const { service, authenticator } = await withPasskey()
    const fresh = service.browser()
    const options = await beginUsing(fresh)
    const wrong = authenticator.get(options, { origin: 'https://evil.example' })
    expect(await refusalOf(await fresh.submit(paths.use, { response: wrong }), fresh)).toEqual(
      refusedAs(NOT_RIGHT),
    )
    const right = await fresh.submit(paths.use, { response: authenticator.get(options) }, '/sign-in')
    expect(await refusalOf(right, fresh)).toEqual(refusedAs(TOO_LONG))
  })

  test('by an answer that another browser was asked for', async () => {
    const { service, authenticator } = await withPasskey()
    const asked = service.browser()
    const response = authenticator.get(await beginUsing(asked))
    const stranger = service.browser()
    expect(await refusalOf(await stranger.submit(paths.use, { response }, '/sign-in'), stranger)).toEqual(
      refusedAs(TOO_LONG),
    )
  })

  test('after five minutes, nor is the device asked then', async () => {
    const { service, authenticator } = await withPasskey()
    const fresh = service.browser()
    const response = authenticator.get(await beginUsing(fresh))
    service.clock.forward(5)
    expect(await refusalOf(await fresh.get(paths.use), fresh)).toEqual(refusedAs(TOO_LONG))
    expect(await refusalOf(await fresh.submit(paths.use, { response }, '/sign-in'), fresh)).toEqual(
      refusedAs(TOO_LONG),
    )
  })

  test('once its person has left', async () => {
    const { service, sam, administrator, authenticator } = await withPasskey()
    expect((await endPerson(service.context, administrator, sam.personId)).kind).toBe('done')
    const fresh = service.browser()
    expect(await refusalOf(await usePasskey(fresh, authenticator), fresh)).toEqual(refusedAs(UNKNOWN))
  })

  test.each(['', '{', '[]', '{"id":"x"}', '"<script>"'])(
    'by what is no answer at all: %s',
    async (response) => {
      const { service } = await withPasskey()
      const fresh = service.browser()
      await beginUsing(fresh)
      expect(await refusalOf(await fresh.submit(paths.use, { response }), fresh)).toEqual(
        refusedAs(NOT_RIGHT),
      )
    },
  )

  test('without a token of the page', async () => {
    const { service, authenticator } = await withPasskey()
    const fresh = service.browser()
    const response = authenticator.get(await beginUsing(fresh))
    const answer = await fresh.sendOnce({
      method: 'POST',
      url: paths.use,
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'cross-site' },
      payload: new URLSearchParams({ response }).toString(),
    })
    expect(answer.statusCode).toBe(403)
    expect(await isSignedIn(fresh)).toBe(false)
  })
})

describe('a passkey that was copied', () => {
  test.each([
    ['lower', 4],
    ['the same', 5],
  ])(
    'is refused by its %s counter, put on the record and told to its person, once a day',
    async (_what, told) => {
      const { service, sam, authenticator } = await withPasskey()
      expect((await usePasskey(service.browser(), authenticator, { counter: 5 })).statusCode).toBe(303)
      const fresh = service.browser()
      expect(await refusalOf(await usePasskey(fresh, authenticator, { counter: told }), fresh)).toEqual(
        refusedAs(COPY),
      )
      expect(await refusalOf(await usePasskey(fresh, authenticator, { counter: told }), fresh)).toEqual(
        refusedAs(COPY),
      )
      const entries = await entriesOf(service, 'passkeys.counter-refused')
      expect(entries).toHaveLength(2)
      expect(entries[0]).toMatchObject({
        personId: sam.personId,
        kept: 5,
        told,
        recordedBy: 'system:passkeys',
      })
      await service.doJobs(passkeyJobs(service.context))
      const mails = service.arrived.filter(({ text }) => text.includes('there is a copy of it'))
      expect(mails).toHaveLength(1)
      expect((await usePasskey(service.browser(), authenticator, { counter: 6 })).statusCode).toBe(303)
    },
  )

  test('cannot be said of a passkey by who does not have it', async () => {
    const { service, authenticator } = await withPasskey()
    await usePasskey(service.browser(), authenticator, { counter: 5 })
    const fresh = service.browser()
    const answer = await usePasskey(fresh, authenticator, { counter: 1, forged: true })
    expect(await refusalOf(answer, fresh)).toEqual(refusedAs(NOT_RIGHT))
    expect(await entriesOf(service, 'passkeys.counter-refused')).toEqual([])
  })

  test('is noticed also where both answer at the same moment', async () => {
    const { service, authenticator } = await withPasskey()
    const browsers = [service.browser(), service.browser()]
    const asked = await Promise.all(browsers.map(async (one) => ({ one, options: await beginUsing(one) })))
    const answers = await Promise.all(
      asked.map(({ one, options }) =>
        one.submit(paths.use, { response: authenticator.get(options, { counter: 9 }) }, paths.use),
      ),
    )
    expect(answers.map(({ statusCode }) => String(statusCode)).sort()).toEqual(['303', '403'])
  })
})

test('where no browser would take a passkey, none is offered, and nothing asks for one', async () => {
  const service = await testService(({ config }) => ({
    config: { ...config, publicAddress: 'http://127.0.0.1:3000' },
  }))
  const browser = service.browser()
  const page = load((await browser.get('/sign-in')).body)
  expect(page('#passkey-offer')).toHaveLength(0)
  expect((await browser.get(paths.use)).statusCode).toBe(404)
})
