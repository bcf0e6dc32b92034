import { load } from 'cheerio'
import { expect, onTestFinished, test } from 'vitest'
import { startIdentityProvider } from '../../../test/identity-provider.ts'
import { rowsThatDoNotFollow } from '../../../test/ledger-agreement.ts'
import { type Browser, withPerson } from '../../../test/sign-in.ts'
import { testService } from '../../../test/test-service.ts'
import { createIdentityProvider } from '../../platform/openid-connect/identity-provider.ts'

async function scene() {
  const provider = await startIdentityProvider('http://localhost:3000')
  onTestFinished(() => provider.stop())
  const service = await testService(({ clock }) => ({
    identityProvider: createIdentityProvider(provider.settings, clock),
  }))
  const { personId, email } = await withPerson(service)
  provider.accounts.set('sam', { email, email_verified: true })
  provider.who = 'sam'
  const at = provider.browser()
  const through = async (browser: Browser, path: string) => {
    const there = String((await browser.get(path)).headers.location)
    return await browser.get(await at.go(there))
  }
  return { service, personId, email, through }
}

test('what the ledger says of links is what the table says, through every change of them', async () => {
  const { service, personId, email, through } = await scene()
  const { db } = service
  const browser = service.browser()
  await through(browser, '/sign-in/provider')
  await browser.submit('/account/sign-in-provider', {})
  await through(service.browser(), '/sign-in/provider')
  await db.asOwner.updateTable('person').set({ ended_at: new Date() }).where('id', '=', personId).execute()
  await db.asOwner.insertInto('person').values({ name: 'Sam Example', email }).execute()
  await through(service.browser(), '/sign-in/provider')
  const endings = await db.asOwner
    .selectFrom('provider_identity')
    .select('ended_because')
    .orderBy('bound_at')
    .execute()
  expect(endings.map(({ ended_because }) => ended_because)).toEqual(['unlinked', 'left', null])
  expect(await rowsThatDoNotFollow(db, 'provider_identity')).toEqual([])
  await db.ownerPool.query(
    `alter table provider_identity disable trigger provider_identity_is_history;
     update provider_identity set subject_hash = repeat('f', 64) where ended_at is null`,
  )
  expect(await rowsThatDoNotFollow(db, 'provider_identity')).toMatchObject([
    { kind: 'differs', columns: ['subject_hash'] },
  ])
})

test('who signed in a while ago shows who they are at the provider, before they unlink', async () => {
  const { service, through } = await scene()
  const browser = service.browser()
  await through(browser, '/sign-in/provider')
  await service.db.ownerPool.query(`update web_session set created_at = now() - interval '1 hour'`)
  const shown = await browser.get('/account/sign-in-provider')
  const asked = await browser.send({
    method: 'POST',
    url: '/account/sign-in-provider',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      host: 'localhost:3000',
      referer: 'http://localhost:3000/account/sign-in-provider',
    },
    payload: new URLSearchParams({ _csrf: browser.tokenOf(shown.body) }).toString(),
  })
  expect(asked.headers.location).toBe('/sign-in/again?next=%2Faccount%2Fsign-in-provider')
  const $ = load((await browser.get(String(asked.headers.location))).body)
  const button = $('main a.govuk-button')
  expect(button.text().trim()).toBe('Sign in with your Example account')
  const back = await through(browser, button.attr('href') ?? '')
  expect(back.headers.location).toBe('/account/sign-in-provider')
  expect((await browser.submit('/account/sign-in-provider', {})).headers.location).toBe(
    '/account/sign-in-provider',
  )
  const open = await service.db.asOwner
    .selectFrom('provider_identity')
    .select('id')
    .where('ended_at', 'is', null)
    .execute()
  expect(open).toEqual([])
})

test('nobody is linked with a person who has left, whoever writes it, and no link is changed into another', async () => {
  const { service, personId, through } = await scene()
  await through(service.browser(), '/sign-in/provider')
  const { db } = service
  await expect(
    db.ownerPool.query(`update provider_identity set subject_hash = repeat('f', 64)`),
  ).rejects.toThrow(/can only be ended, once/)
  await db.asOwner.updateTable('person').set({ ended_at: new Date() }).where('id', '=', personId).execute()
  await expect(
    db.ownerPool.query(
      `insert into provider_identity (id, person_id, issuer, subject_hash, bound_at)
       values (gen_random_uuid(), $1, 'https://login.example.org', repeat('e', 64), now())`,
      [personId],
    ),
  ).rejects.toThrow(/has left/)
})
