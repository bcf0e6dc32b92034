import { type JWTPayload, SignJWT } from 'jose'
import { describe, expect, onTestFinished, test } from 'vitest'
import { startIdentityProvider, type TestIdentityProvider } from '../../../test/identity-provider.ts'
import { begin, goRound, headingOf, peopleOfSessions, providerScene } from '../../../test/provider-scene.ts'

const without =
  (name: string) =>
  (claims: JWTPayload): JWTPayload =>
    Object.fromEntries(Object.entries(claims).filter(([key]) => key !== name))

describe('an answer of the provider', () => {
  test.each<[string, NonNullable<TestIdentityProvider['spoil']>]>([
    ['for another audience', (claims) => ({ ...claims, aud: 'another-service' })],
    ['for several audiences, meant for another', (c) => ({ ...c, aud: ['moothall', 'other'], azp: 'other' })],
    ['of another issuer', (claims) => ({ ...claims, iss: 'https://login.example.org' })],
    ['with another nonce', (claims) => ({ ...claims, nonce: 'x'.repeat(43) })],
    ['without a nonce', without('nonce')],
    ['without a name for the person', without('sub')],
    ['that ended five minutes ago', (c) => ({ ...c, exp: Number(c.iat) - 300, iat: Number(c.iat) - 420 })],
    ['from five minutes ahead', (c) => ({ ...c, iat: Number(c.iat) + 300, exp: Number(c.iat) + 420 })],
    ['from hours ago', (claims) => ({ ...claims, iat: Number(claims.iat) - 7200 })],
  ])('%s is refused', async (_what, spoil) => {
    const all = await providerScene()
    all.provider.spoil = spoil
    const answer = await goRound(all.service.browser(), all.provider.browser())
    expect([answer.statusCode, headingOf(answer)]).toEqual([403, 'We could not be sure that this is you'])
    expect(await peopleOfSessions(all)).toEqual([])
    expect(all.service.logged.join()).toContain('single-sign-on.failed')
  })

  test('signed by nobody whom the provider names, or not at all, is refused', async () => {
    const all = await providerScene()
    const stranger = await startIdentityProvider('http://localhost:3000')
    onTestFinished(() => stranger.stop())
    all.provider.spoil = (claims) => claims
    all.provider.signer = (claims) => stranger.sign(claims, 'JWT')
    expect((await goRound(all.service.browser(), all.provider.browser())).statusCode).toBe(403)
    const encoded = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url')
    all.provider.signer = (claims) => Promise.resolve(`${encoded({ alg: 'none' })}.${encoded(claims)}.`)
    expect((await goRound(all.service.browser(), all.provider.browser())).statusCode).toBe(403)
    const shared = new TextEncoder().encode(all.provider.settings.clientSecret)
    all.provider.signer = (claims) => new SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).sign(shared)
    expect((await goRound(all.service.browser(), all.provider.browser())).statusCode).toBe(403)
    all.provider.signer = undefined
    expect((await goRound(all.service.browser(), all.provider.browser())).statusCode).toBe(303)
  })

  test.each([-50, 50])('from a clock that is %i seconds off is accepted', async (seconds) => {
    const { service, provider } = await providerScene()
    provider.spoil = (c) => ({
      ...c,
      iat: Number(c.iat) + seconds,
      nbf: Number(c.iat) + seconds,
      exp: Number(c.iat) + Math.min(0, seconds) + 5,
    })
    expect((await goRound(service.browser(), provider.browser())).statusCode).toBe(303)
  })

  test('goes on when the provider has changed its key', async () => {
    const { service, provider } = await providerScene()
    await goRound(service.browser(), provider.browser())
    await provider.changeKey()
    expect((await goRound(service.browser(), provider.browser())).statusCode).toBe(303)
  })

  test('that cannot be had is said to be missing, before and after, and the next try works', async () => {
    const { service, provider } = await providerScene()
    const browser = service.browser()
    provider.down = true
    const before = await browser.get('/sign-in/provider')
    expect([before.statusCode, headingOf(before)]).toEqual([
      503,
      'Your organisation’s sign-in does not answer',
    ])
    provider.down = false
    const back = await provider.browser().go(await begin(browser))
    provider.down = true
    expect((await browser.get(back)).statusCode).toBe(503)
    provider.down = false
    expect((await goRound(browser, provider.browser())).statusCode).toBe(303)
  })

  test('its description is asked for once an hour, however many come', async () => {
    const { service, provider } = await providerScene()
    const described = () => provider.requests.filter((one) => one.includes('.well-known')).length
    await Promise.all(Array.from({ length: 5 }, () => begin(service.browser())))
    await begin(service.browser())
    expect(described()).toBe(1)
    service.clock.forward(61)
    await begin(service.browser())
    expect(described()).toBe(2)
  })

  test('its description is gone by for a day where a newer one cannot be had, and is not waited for each time', async () => {
    const { service, provider } = await providerScene()
    const described = () => provider.requests.filter((one) => one.includes('.well-known')).length
    const start = async () => (await service.browser().get('/sign-in/provider')).statusCode
    expect(await start()).toBe(303)
    provider.down = true
    service.clock.forward(61)
    expect([await start(), await start(), described()]).toEqual([303, 303, 2])
    service.clock.forward(2)
    expect([await start(), described()]).toEqual([303, 3])
    service.clock.forward(24 * 60)
    expect(await start()).toBe(503)
  })

  test('a provider that says it is another one is not believed', async () => {
    const { service, provider } = await providerScene()
    const start = async () => (await service.browser().get('/sign-in/provider')).statusCode
    provider.describes = { issuer: 'https://login.example.org' }
    expect(await start()).toBe(403)
    for (const endpoint of ['jwks_uri', 'token_endpoint', 'authorization_endpoint', 'end_session_endpoint']) {
      provider.describes = { [endpoint]: 'javascript:alert(1)' }
      // oxlint-disable-next-line no-await-in-loop -- the provider says one thing at a time
      expect(await start()).toBe(403)
    }
    provider.describes = undefined
    expect(await start()).toBe(303)
  })
})
