import { describe, expect, test } from 'vitest'
import { buildPerson } from '../../../test/builders/people.ts'
import { entriesOf, signIn } from '../../../test/sign-in.ts'
import {
  begin,
  goRound,
  headingOf,
  isSignedIn,
  peopleOfSessions,
  providerScene,
  type ProviderScene,
} from '../../../test/provider-scene.ts'

describe('whose account it is', () => {
  const refusedFor = async (all: ProviderScene, who: string) => {
    all.provider.who = who
    const answer = await goRound(all.service.browser(), all.provider.browser())
    return [answer.statusCode, headingOf(answer)]
  }

  test('an address that is not verified, unknown, or missing opens none', async () => {
    const all = await providerScene()
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
    const all = await providerScene({ emailDomains: ['council.example'], verifiedClaim: null })
    expect(await refusedFor(all, 'sam')).toEqual([403, 'This is not an account of your organisation'])
  })

  test('a changed address neither loses the account nor gets the one of who has it now', async () => {
    const all = await providerScene()
    const { service, provider, personId } = all
    await goRound(service.browser(), provider.browser())
    const other = await buildPerson(service.db.asOwner, { name: 'Robin Example' })
    provider.accounts.set('sam', { email: `${other.personId}@example.gov.uk`, email_verified: true })
    await goRound(service.browser(), provider.browser())
    expect(await peopleOfSessions(all)).toEqual([personId, personId])
  })

  test('another account with the same address is refused, until its person unlinks the first', async () => {
    const all = await providerScene()
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
    const all = await providerScene()
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
    const all = await providerScene()
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
