import { load } from 'cheerio'
import { type JWTPayload, SignJWT } from 'jose'
import { describe, expect, onTestFinished, test } from 'vitest'
import { buildPerson } from '../../../test/builders/people.ts'
import {
  type ProviderBrowser,
  startIdentityProvider,
  type TestIdentityProvider,
} from '../../../test/identity-provider.ts'
import { entriesOf, signIn, withPerson } from '../../../test/sign-in.ts'
import { type TestService, testService } from '../../../test/test-service.ts'
import { createIdentityProvider } from '../../platform/openid-connect/identity-provider.ts'
import type { IdentityProviderSettings } from '../../platform/openid-connect/settings.ts'

interface Scene {
  readonly service: TestService
  readonly provider: TestIdentityProvider
  readonly personId: string
  readonly email: string
}

async function scene(settings: Partial<IdentityProviderSettings> = {}): Promise<Scene> {
  const provider = await startIdentityProvider('http://localhost:3000')
  onTestFinished(() => provider.stop())
  const service = await testService(({ clock }) => ({
    identityProvider: createIdentityProvider({ ...provider.settings, ...settings }, clock),
  }))
  const { personId, email } = await withPerson(service)
  provider.accounts.set('sam', { email, email_verified: true })
  provider.who = 'sam'
  return { service, provider, personId, email }
}

type Browser = ReturnType<TestService['browser']>

const begin = async (browser: Browser, path = '/sign-in/provider') =>
  String((await browser.get(path)).headers.location)

/** There and back. */
async function goRound(browser: Browser, at: ProviderBrowser, path?: string) {
  return await browser.get(await at.go(await begin(browser, path)))
}

const without =
  (name: string) =>
  (claims: JWTPayload): JWTPayload =>
    Object.fromEntries(Object.entries(claims).filter(([key]) => key !== name))
const headingOf = (answer: { body: string }) => load(answer.body)('h1').text()
const isSignedIn = async (browser: Browser) => (await browser.get('/sign-out')).statusCode === 200

async function peopleOfSessions({ service }: Scene) {
  const rows = await service.db.asOwner
    .selectFrom('web_session')
    .select('person_id')
    .where('ended_at', 'is', null)
    .execute()
  return rows.map(({ person_id }) => person_id)
}

describe('signing in through the provider', () => {
  test('given a verified address in the directory, then it is bound once, and is the same account as by the link', async () => {
    const all = await scene()
    const { service, provider, personId, email } = all
    const browser = service.browser()
    const asked = load((await browser.get('/sign-in?next=%2Fcontact')).body)
    const button = asked('main a.govuk-button')
    expect(button.text().trim()).toBe('Sign in with your Example account')
    const there = new URL(await begin(browser, button.attr('href') ?? ''))
    expect(there.origin).toBe(provider.settings.issuer)
    expect(Object.fromEntries(there.searchParams)).toMatchObject({
      response_type: 'code',
      code_challenge_method: 'S256',
      redirect_uri: 'http://localhost:3000/sign-in/provider/back',
      scope: 'openid email',
    })
    const back = await browser.get(await provider.browser().go(there.href))
    expect(back.headers.location).toBe('/contact')
    expect(await isSignedIn(browser)).toBe(true)
    expect(browser.cookies.has('sign-in-browser')).toBe(false)

    await goRound(service.browser(), provider.browser())
    await signIn(service, service.browser(), email)
    expect(await peopleOfSessions(all)).toEqual([personId, personId, personId])
    expect(await entriesOf(service)).toEqual([
      'sign-in.link-sent',
      'sign-in.signed-in',
      'single-sign-on.bound',
      'single-sign-on.signed-in',
      'single-sign-on.signed-in',
    ])
    expect(await service.db.asOwner.selectFrom('provider_identity').select('person_id').execute()).toEqual([
      { person_id: personId },
    ])
  })

  test('nothing that the provider says stands in the log or in the tables', async () => {
    const { service, provider, email } = await scene()
    const browser = service.browser()
    const back = await provider.browser().go(await begin(browser))
    await browser.get(back)
    const code = new URL(back, 'http://x.example').searchParams.get('code') ?? ''
    const state = new URL(back, 'http://x.example').searchParams.get('state') ?? ''
    expect(code).not.toBe('')
    const kept: string[] = []
    for (const table of ['provider_attempt', 'provider_identity', 'web_session', 'ledger_payload']) {
      const { rows } = await service.db.ownerPool.query(`select ${table}::text as row from ${table}`)
      expect(rows.length).toBeGreaterThan(0)
      kept.push(JSON.stringify(rows))
    }
    for (const secret of [code, state, email, '"sam"', 'eyJ'])
      expect([...kept, ...service.logged].join('\n')).not.toContain(secret)
  })

  test('given a provider that keeps claims out of ID tokens, or puts them in, then both are read', async () => {
    const { service, provider, email } = await scene()
    expect((await goRound(service.browser(), provider.browser())).statusCode).toBe(303)
    expect(provider.requests).toContain('GET /me')
    await service.db.asOwner
      .updateTable('provider_identity')
      .set({ ended_at: new Date(), ended_because: 'left' })
      .execute()
    provider.requests.length = 0
    provider.spoil = (claims) => ({ ...claims, email, email_verified: true })
    expect((await goRound(service.browser(), provider.browser())).statusCode).toBe(303)
    expect(provider.requests).not.toContain('GET /me')
  })

  test('somebody signed in is not sent to the provider, unless they have to show anew who they are', async () => {
    const { service, provider } = await scene()
    const [browser, at] = [service.browser(), provider.browser()]
    await goRound(browser, at)
    expect((await browser.get('/sign-in/provider?next=%2Fcontact')).headers.location).toBe('/contact')
    const anew = '/sign-in/provider?anew=1&next=%2Fcontact'
    const there = new URL(await begin(browser, anew))
    expect(there.searchParams.get('prompt')).toBe('login')
    expect((await goRound(browser, at, anew)).headers.location).toBe('/contact')
    const silent = new URL(await begin(browser, anew))
    silent.searchParams.delete('prompt')
    silent.searchParams.delete('max_age')
    provider.spoil = (claims) => ({ ...claims, auth_time: Number(claims['iat']) - 3600 })
    const answer = await browser.get(await at.go(silent.href))
    expect(headingOf(answer)).toBe('Your organisation’s sign-in did not ask you again')
  })
})

describe('coming back from the provider', () => {
  test('a state and a code work once, and only in the browser that began', async () => {
    const all = await scene()
    const { service, provider } = all
    const browser = service.browser()
    const back = await provider.browser().go(await begin(browser))
    const thief = service.browser()
    const elsewhere = await thief.get(back)
    expect([elsewhere.statusCode, headingOf(elsewhere)]).toEqual([
      410,
      'This sign-in did not begin in this browser',
    ])
    const stolen = service.browser()
    for (const [name, value] of browser.cookies) stolen.cookies.set(name, value)
    expect((await browser.get(back)).statusCode).toBe(303)
    const again = await stolen.get(back)
    expect([again.statusCode, headingOf(again)]).toEqual([410, 'This sign-in was used already'])
    expect(await peopleOfSessions(all)).toHaveLength(1)
  })

  test('of many that come back with it at the same moment one is signed in', async () => {
    const all = await scene()
    const browser = all.service.browser()
    const back = await all.provider.browser().go(await begin(browser))
    const cookies = Object.fromEntries(browser.cookies)
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => all.service.app.inject({ url: back, cookies })),
    )
    expect(answers.map(({ statusCode }) => statusCode).sort((a, b) => a - b)).toEqual([
      303, 410, 410, 410, 410, 410,
    ])
  })

  test('a code that was redeemed before is refused by the provider, and nobody is signed in', async () => {
    const { service, provider } = await scene()
    const [browser, at] = [service.browser(), provider.browser()]
    const first = new URL(await at.go(await begin(browser)), 'http://x.example')
    await browser.get(first.pathname + first.search)
    const other = service.browser()
    const second = new URL(await at.go(await begin(other)), 'http://x.example')
    second.searchParams.set('code', first.searchParams.get('code') ?? '')
    const answer = await other.get(second.pathname + second.search)
    expect([answer.statusCode, headingOf(answer)]).toEqual([403, 'We could not be sure that this is you'])
    expect(service.logged.join()).toContain('invalid_grant')
  })

  test('a code that was meant for another browser does not go with this one’s state', async () => {
    const { service, provider } = await scene()
    const [attacker, victim] = [service.browser(), service.browser()]
    provider.accounts.set('mallory', { email: 'mallory@example.gov.uk', email_verified: true })
    const own = new URL(await provider.browser().go(await begin(victim)), 'http://x.example')
    provider.who = 'mallory'
    const foreign = new URL(await provider.browser().go(await begin(attacker)), 'http://x.example')
    own.searchParams.set('code', foreign.searchParams.get('code') ?? '')
    const answer = await victim.get(own.pathname + own.search)
    expect(answer.statusCode).toBe(403)
    expect(await isSignedIn(victim)).toBe(false)
  })

  test('after ten minutes it is too late', async () => {
    const { service, provider } = await scene()
    const browser = service.browser()
    const back = await provider.browser().go(await begin(browser))
    service.clock.forward(10)
    const answer = await browser.get(back)
    expect([answer.statusCode, headingOf(answer)]).toEqual([410, 'This sign-in took too long'])
  })

  test('who cancelled is told what to do', async () => {
    const { service, provider } = await scene()
    provider.who = undefined
    const answer = await goRound(service.browser(), provider.browser())
    expect([answer.statusCode, headingOf(answer)]).toEqual([400, 'You did not sign in'])
    expect(load(answer.body)('main').text()).toContain('a link that we send by email')
  })

  test('made-up addresses sign nobody in', async () => {
    const { service } = await scene()
    for (const query of ['', '?state=x', '?state=x&code=y', '?error=access_denied'])
      expect((await service.browser().get(`/sign-in/provider/back${query}`)).statusCode).toBe(410)
    expect((await service.browser().get('/sign-in/provider/back?state=a&state=b')).statusCode).toBe(400)
  })
})

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
    const all = await scene()
    all.provider.spoil = spoil
    const answer = await goRound(all.service.browser(), all.provider.browser())
    expect([answer.statusCode, headingOf(answer)]).toEqual([403, 'We could not be sure that this is you'])
    expect(await peopleOfSessions(all)).toEqual([])
    expect(all.service.logged.join()).toContain('single-sign-on.failed')
  })

  test('signed by nobody whom the provider names, or not at all, is refused', async () => {
    const all = await scene()
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
    const { service, provider } = await scene()
    provider.spoil = (c) => ({
      ...c,
      iat: Number(c.iat) + seconds,
      nbf: Number(c.iat) + seconds,
      exp: Number(c.iat) + Math.min(0, seconds) + 5,
    })
    expect((await goRound(service.browser(), provider.browser())).statusCode).toBe(303)
  })

  test('goes on when the provider has changed its key', async () => {
    const { service, provider } = await scene()
    await goRound(service.browser(), provider.browser())
    await provider.changeKey()
    expect((await goRound(service.browser(), provider.browser())).statusCode).toBe(303)
  })

  test('that cannot be had is said to be missing, before and after, and the next try works', async () => {
    const { service, provider } = await scene()
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
    const { service, provider } = await scene()
    const described = () => provider.requests.filter((one) => one.includes('.well-known')).length
    await Promise.all(Array.from({ length: 5 }, () => begin(service.browser())))
    await begin(service.browser())
    expect(described()).toBe(1)
    service.clock.forward(61)
    await begin(service.browser())
    expect(described()).toBe(2)
  })

  test('its description is gone by for a day where a newer one cannot be had, and is not waited for each time', async () => {
    const { service, provider } = await scene()
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
    const { service, provider } = await scene()
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

describe('whose account it is', () => {
  const refusedFor = async (all: Scene, who: string) => {
    all.provider.who = who
    const answer = await goRound(all.service.browser(), all.provider.browser())
    return [answer.statusCode, headingOf(answer)]
  }

  test('an address that is not verified, unknown, or missing opens none', async () => {
    const all = await scene()
    all.provider.accounts.set('unverified', { email: all.email, email_verified: false })
    all.provider.accounts.set('silent', { email: all.email })
    all.provider.accounts.set('unknown', { email: 'nobody@example.gov.uk', email_verified: true })
    all.provider.accounts.set('nameless', {})
    expect(await refusedFor(all, 'unverified')).toEqual([403, 'Your email address is not confirmed'])
    expect(await refusedFor(all, 'silent')).toEqual([403, 'Your email address is not confirmed'])
    expect(await refusedFor(all, 'unknown')).toEqual([403, 'You are not in the directory of this service'])
    expect(await refusedFor(all, 'nameless')).toEqual([
      403,
      'Your organisation’s sign-in does not tell us your email address',
    ])
    expect(await peopleOfSessions(all)).toEqual([])
    expect(await entriesOf(all.service)).toEqual([])
  })

  test('an address of another domain opens none, where domains are listed', async () => {
    const all = await scene({ emailDomains: ['council.example'], verifiedClaim: null })
    expect(await refusedFor(all, 'sam')).toEqual([403, 'This is not an account of your organisation'])
  })

  test('a changed address neither loses the account nor gets the one of who has it now', async () => {
    const all = await scene()
    const { service, provider, personId } = all
    await goRound(service.browser(), provider.browser())
    const other = await buildPerson(service.db.asOwner, { name: 'Robin Example' })
    provider.accounts.set('sam', { email: `${other.personId}@example.gov.uk`, email_verified: true })
    await goRound(service.browser(), provider.browser())
    expect(await peopleOfSessions(all)).toEqual([personId, personId])
  })

  test('another account with the same address is refused, until its person unlinks the first', async () => {
    const all = await scene()
    const { service, provider, email } = all
    await goRound(service.browser(), provider.browser())
    provider.accounts.set('new-sam', { email, email_verified: true })
    expect(await refusedFor(all, 'new-sam')).toEqual([409, 'Another account is linked with you'])
    const browser = service.browser()
    await signIn(service, browser, email)
    expect((await browser.get('/')).body).toContain('href="/account/sign-in-provider"')
    expect((await browser.get('/account/sign-in-provider')).body).toContain('It has been linked with you')
    await browser.submit('/account/sign-in-provider', {})
    expect((await browser.get('/account/sign-in-provider')).body).toContain('No account of your organisation')
    expect((await goRound(service.browser(), provider.browser())).statusCode).toBe(303)
    expect(await refusedFor(all, 'sam')).toEqual([409, 'Another account is linked with you'])
  })

  test('two accounts with one address, bound at the same moment: one is, the other is told', async () => {
    const all = await scene()
    all.provider.accounts.set('twin', { email: all.email, email_verified: true })
    const backs = []
    for (const who of ['sam', 'twin']) {
      all.provider.who = who
      const browser = all.service.browser()
      const address = await all.provider.browser().go(await begin(browser))
      backs.push({ url: address, cookies: Object.fromEntries(browser.cookies) })
    }
    const answers = await Promise.all(backs.map((back) => all.service.app.inject(back)))
    expect(answers.map(({ statusCode }) => statusCode).sort((a, b) => a - b)).toEqual([303, 409])
  })

  test('who has left is refused and told so, also while at the provider; who comes back is bound anew', async () => {
    const all = await scene()
    const { service, provider, personId, email } = all
    const [open, late] = [service.browser(), service.browser()]
    await goRound(open, provider.browser())
    const back = await provider.browser().go(await begin(late))
    await service.db.asOwner
      .updateTable('person')
      .set({ ended_at: new Date() })
      .where('id', '=', personId)
      .execute()
    expect(await isSignedIn(open)).toBe(false)
    const answer = await late.get(back)
    expect([answer.statusCode, headingOf(answer)]).toEqual([403, 'Your access to this service has ended'])
    provider.accounts.set('sam-elsewhere', { email, email_verified: true })
    expect(await refusedFor(all, 'sam-elsewhere')).toEqual([403, 'Your access to this service has ended'])

    const returned = await service.db.asOwner
      .insertInto('person')
      .values({ name: 'Sam Example', email })
      .returning('id')
      .executeTakeFirstOrThrow()
    provider.who = 'sam'
    expect((await goRound(service.browser(), provider.browser())).statusCode).toBe(303)
    const bound = await service.db.asOwner
      .selectFrom('provider_identity')
      .select(['person_id', 'ended_because'])
      .orderBy('bound_at')
      .execute()
    expect(bound).toEqual([
      { person_id: personId, ended_because: 'left' },
      { person_id: returned.id, ended_because: null },
    ])
  })
})
