import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { load } from 'cheerio'
import type { JWTPayload } from 'jose'
import { describe, expect, onTestFinished, test } from 'vitest'
import { startIdentityProvider } from '../../../test/identity-provider.ts'
import { entriesOf, withPerson } from '../../../test/sign-in.ts'
import { type TestService, testService } from '../../../test/test-service.ts'
import { createIdentityProvider } from '../../platform/openid-connect/identity-provider.ts'

const without =
  (name: string) =>
  (claims: JWTPayload): JWTPayload =>
    Object.fromEntries(Object.entries(claims).filter(([key]) => key !== name))
const event = { 'http://schemas.openid.net/event/backchannel-logout': {} }

/** The provider tells its logouts to a real address, which hands them to the service. */
async function scene() {
  const inbox: { app?: TestService['app']; readonly answers: number[] } = { answers: [] }
  const handOver = async (request: IncomingMessage, response: ServerResponse) => {
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part as Buffer)
    const answer = await inbox.app?.inject({
      method: 'POST',
      url: request.url ?? '',
      headers: { 'content-type': request.headers['content-type'] },
      payload: Buffer.concat(parts),
    })
    inbox.answers.push(answer?.statusCode ?? 0)
    response.writeHead(answer?.statusCode ?? 500).end()
  }
  const door = createServer((request, response) => void handOver(request, response))
  door.listen(0, '127.0.0.1')
  await once(door, 'listening')
  const address = `http://127.0.0.1:${(door.address() as AddressInfo).port}`
  const provider = await startIdentityProvider(address)
  const service = await testService(({ clock, config }) => ({
    config: { ...config, publicAddress: address },
    identityProvider: createIdentityProvider(provider.settings, clock),
  }))
  inbox.app = service.app
  onTestFinished(async () => {
    await provider.stop()
    door.closeAllConnections()
    door.close()
  })
  const { personId, email } = await withPerson(service)
  provider.accounts.set('sam', { email, email_verified: true })
  provider.who = 'sam'
  const enter = async () => {
    const [browser, at] = [service.browser(), provider.browser()]
    const there = String((await browser.get('/sign-in/provider')).headers.location)
    expect((await browser.get(await at.go(there))).statusCode).toBe(303)
    return { browser, at }
  }
  const say = async (logout_token: string) =>
    await service.app.inject({
      method: 'POST',
      url: '/sign-in/provider/logout',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams({ logout_token }).toString(),
    })
  const claims = (): JWTPayload => ({
    iss: provider.settings.issuer,
    aud: 'moothall',
    iat: Math.floor(Date.now() / 1000),
    exp: Math.floor(Date.now() / 1000) + 120,
    jti: crypto.randomUUID(),
    events: event,
    sub: 'sam',
  })
  return { service, provider, personId, email, enter, say, claims, answers: inbox.answers }
}

const isSignedIn = async (browser: ReturnType<TestService['browser']>) =>
  (await browser.get('/sign-out')).statusCode === 200

describe('signing out here', () => {
  test('offers to sign out at the provider, which then ends its other sessions of that browser here too', async () => {
    const { service, enter, answers } = await scene()
    const { browser, at } = await enter()
    const other = await enter()
    const out = await browser.submit('/sign-out', {})
    expect(out.headers.location).toBe('/sign-out/provider')
    const $ = load((await browser.get('/sign-out/provider')).body)
    expect($('h1').text()).toBe('You are signed out here')
    const href = $('main a.govuk-button').attr('href') ?? ''
    const back = await at.signOut(href)
    expect(back).toBe('/sign-out/provider/done')
    expect(load((await browser.get(back)).body)('h1').text()).toBe('You are signed out')
    expect(answers).toEqual([200])
    expect(await isSignedIn(other.browser)).toBe(true)
    expect(service.logged.join()).not.toContain('logout_token')
  })

  test('leads to the start page where the session began otherwise', async () => {
    const { service, email } = await scene()
    const browser = service.browser()
    await service.app.ready()
    await browser.submit('/sign-in', { email })
    await service.doJobs()
    const link = /\/sign-in\/link\/\S+/.exec(service.arrived.at(-1)?.text ?? '')?.[0] ?? ''
    await browser.submit(link, {})
    expect((await browser.submit('/sign-out', {})).headers.location).toBe('/')
  })
})

describe('the provider ends a session', () => {
  test('that one ends here, and no other', async () => {
    const { service, enter, answers } = await scene()
    const [first, second] = [await enter(), await enter()]
    const $ = load((await second.browser.get('/sign-out/provider')).body)
    await first.at.signOut($('main a.govuk-button').attr('href') ?? '')
    expect(answers).toEqual([200])
    expect(await isSignedIn(first.browser)).toBe(false)
    expect(await isSignedIn(second.browser)).toBe(true)
    expect(await entriesOf(service)).toContain('single-sign-on.signed-out-by-provider')
  })

  test('all of a person’s end, where it names only the person; those by link go on', async () => {
    const { service, say, claims, provider, enter } = await scene()
    const entered = [await enter(), await enter()]
    provider.accounts.set('robin', { email: (await withPerson(service)).email, email_verified: true })
    provider.who = 'robin'
    const robin = await enter()
    const answer = await say(await provider.sign(claims()))
    expect([answer.statusCode, answer.headers['cache-control']]).toEqual([200, 'no-store'])
    for (const { browser } of entered) expect(await isSignedIn(browser)).toBe(false)
    expect(await isSignedIn(robin.browser)).toBe(true)
  })

  test('the same word counts once', async () => {
    const { say, claims, provider, enter } = await scene()
    const token = await provider.sign(claims())
    expect((await say(token)).statusCode).toBe(200)
    const { browser } = await enter()
    const again = await say(token)
    expect([again.statusCode, again.json()]).toEqual([400, { error: 'invalid_request' }])
    expect(await isSignedIn(browser)).toBe(true)
  })

  test.each<[string, (claims: JWTPayload) => JWTPayload, string?]>([
    ['for another audience', (claims) => ({ ...claims, aud: 'other' })],
    ['of another issuer', (claims) => ({ ...claims, iss: 'https://login.example.org' })],
    ['with a nonce, as ID tokens have', (claims) => ({ ...claims, nonce: 'x' })],
    ['without its event', without('events')],
    ['with another event', (claims) => ({ ...claims, events: { 'urn:other': {} } })],
    [
      'with an event that is none',
      (claims) => ({ ...claims, events: { [Object.keys(event)[0] ?? '']: true } }),
    ],
    ['without an id', without('jti')],
    ['that names nobody', without('sub')],
    ['ten minutes old', (c) => ({ ...c, iat: Number(c.iat) - 600 })],
    ['from five minutes ahead', (c) => ({ ...c, iat: Number(c.iat) + 300 })],
    ['of another type', (claims) => claims, 'at+jwt'],
  ])('a word %s ends nothing', async (_what, spoil, type) => {
    const { say, claims, provider, enter } = await scene()
    const { browser } = await enter()
    const answer = await say(await provider.sign(spoil(claims()), type ?? 'logout+jwt'))
    expect(answer.statusCode).toBe(400)
    expect(await isSignedIn(browser)).toBe(true)
  })

  test('nor does one signed by somebody else, or none at all', async () => {
    const { say, claims, enter, service } = await scene()
    const { browser } = await enter()
    const stranger = await startIdentityProvider('http://127.0.0.1:1')
    onTestFinished(() => stranger.stop())
    for (const token of [await stranger.sign(claims()), 'a.b.c', 'x'])
      expect((await say(token)).statusCode).toBe(400)
    const empty = await service.app.inject({
      method: 'POST',
      url: '/sign-in/provider/logout',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: 'a=b',
    })
    expect(empty.statusCode).toBe(400)
    expect(await isSignedIn(browser)).toBe(true)
  })
})

test('an administrator who ends a person ends the link of their account with the session', async () => {
  const { service, provider, personId, email, enter } = await scene()
  const { browser } = await enter()
  const administrator = await withPerson(service)
  await service.db.asOwner
    .insertInto('role_grant')
    .values({ person_id: administrator.personId, role: 'administrator' })
    .execute()
  const office = service.browser()
  await signInHere(service, office, administrator.email)
  const ended = await office.submit(`/people/${personId}/end`, {})
  expect(ended.statusCode).toBe(303)
  expect(await isSignedIn(browser)).toBe(false)
  const [identity] = await service.db.asOwner.selectFrom('provider_identity').selectAll().execute()
  expect(identity).toMatchObject({ ended_because: 'left', ended_by: administrator.personId })
  expect(await entriesOf(service)).toContain('single-sign-on.ended')
  expect([provider.who, email]).toEqual(['sam', `${personId}@example.gov.uk`])
})

async function signInHere(service: TestService, browser: ReturnType<TestService['browser']>, email: string) {
  await browser.submit('/sign-in', { email })
  await service.doJobs()
  const link = /\/sign-in\/link\/\S+/.exec(service.arrived.at(-1)?.text ?? '')?.[0] ?? ''
  expect((await browser.submit(link, {})).statusCode).toBe(303)
}
