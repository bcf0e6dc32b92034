import { load } from 'cheerio'
import { describe, expect, test } from 'vitest'
import { entriesOf, signIn } from '../../../test/sign-in.ts'
import {
  begin,
  goRound,
  headingOf,
  isSignedIn,
  peopleOfSessions,
  providerScene,
} from '../../../test/provider-scene.ts'

describe('signing in through the provider', () => {
  test('given a verified address in the directory, then it is bound once, and is the same account as by the link', async () => {
    const all = await providerScene()
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
    const { service, provider, email } = await providerScene()
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
    const { service, provider, email } = await providerScene()
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
    const { service, provider } = await providerScene()
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
    const all = await providerScene()
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
    const all = await providerScene()
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
    const { service, provider } = await providerScene()
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
    const { service, provider } = await providerScene()
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
    const { service, provider } = await providerScene()
    const browser = service.browser()
    const back = await provider.browser().go(await begin(browser))
    service.clock.forward(10)
    const answer = await browser.get(back)
    expect([answer.statusCode, headingOf(answer)]).toEqual([410, 'This sign-in took too long'])
  })

  test('who cancelled is told what to do', async () => {
    const { service, provider } = await providerScene()
    provider.who = undefined
    const answer = await goRound(service.browser(), provider.browser())
    expect([answer.statusCode, headingOf(answer)]).toEqual([400, 'You did not sign in'])
    expect(load(answer.body)('main').text()).toContain('a link that we send by email')
  })

  test('made-up addresses sign nobody in', async () => {
    const { service } = await providerScene()
    for (const query of ['', '?state=x', '?state=x&code=y', '?error=access_denied'])
      expect((await service.browser().get(`/sign-in/provider/back${query}`)).statusCode).toBe(410)
    expect((await service.browser().get('/sign-in/provider/back?state=a&state=b')).statusCode).toBe(400)
  })
})
