import { load } from 'cheerio'
import { expect, test } from 'vitest'
import { allLedgerEntryKinds } from '../../all-ledger-entry-kinds.ts'
import { buildPerson } from '../../../test/builders/people.ts'
import { buildActor, buildPolicyInForce } from '../../../test/builders/policy-in-force.ts'
import { type Browser, signIn } from '../../../test/sign-in.ts'
import { type TestService, testService } from '../../../test/test-service.ts'
import { confidentialTopicPaths as paths } from './index.ts'

const WORDS = 'Project Oakapple'
const DRAFT = 'So, project oakapple it is. What a lovely sunset tonight over the park.'
const MATCHED = 'Show this to your manager or the communications team'

async function scene() {
  const service = await testService()
  const { db } = service
  await db.asOwner
    .insertInto('body')
    .values({ name: 'Example Borough Council', short_name: 'EBC', contact_email: 'policy@example.gov.uk' })
    .execute()
  const approver = await buildActor(db, { roles: ['policy-approver'] })
  const keeper = await buildPerson(db.asOwner, { name: 'Kay Keeper', roles: ['policy-owner'] })
  const officer = await buildPerson(db.asOwner, { name: 'Ola Officer' })
  const auditor = await buildPerson(db.asOwner, { name: 'Audrey Auditor', roles: ['auditor'] })
  await buildPolicyInForce(db, { owner: keeper, approver })
  return { service, keeper, officer, auditor }
}

async function signedIn(service: TestService, { personId }: { personId: string }): Promise<Browser> {
  const browser = service.browser()
  await signIn(service, browser, `${personId}@example.gov.uk`)
  return browser
}

const add = async (browser: Browser, words = WORDS) =>
  await browser.submit(paths.list, { words, review: '2099-03-31' })

async function checked(browser: Browser, text = DRAFT): Promise<string> {
  return (await browser.submit('/check', { text })).body
}

test('the keeper adds, changes and removes entries; the ledger holds commitments that the table agrees with', async () => {
  const { service, keeper } = await scene()
  const browser = await signedIn(service, keeper)
  expect((await add(browser)).statusCode).toBe(303)
  const list = load((await browser.get(paths.list)).body)
  expect(list('.moothall-item h2').text()).toBe(WORDS)
  expect(list('.moothall-item').text()).toContain('Kay Keeper')
  const change = list('.moothall-item a').attr('href') ?? ''
  expect(
    (await browser.submit(change, { words: 'Project Elderberry', review: '2099-04-30' })).statusCode,
  ).toBe(303)
  const changed = load((await browser.get(paths.list)).body)
  expect(changed('.moothall-item h2').text()).toBe('Project Elderberry')
  expect((await browser.get(change)).statusCode).toBe(404)

  const rows = await service.db.asOwner.selectFrom('confidential_topic').selectAll().execute()
  const entries = await service.db.asOwner
    .selectFrom('ledger_payload')
    .select(['kind', 'payload'])
    .where('kind', 'like', 'confidential-topics.%')
    .execute()
  expect(JSON.stringify(entries)).not.toMatch(/oakapple|elderberry/i)
  const produced = new Map<unknown, unknown>()
  for (const { kind, payload } of entries) {
    const of = allLedgerEntryKinds.find((one) => one.kind === kind)
    for (const { key, row } of of?.produces(JSON.parse(payload ?? '{}') as never) ?? []) {
      if (row === null) produced.delete(key['id'])
      else produced.set(key['id'], row['commitment'])
    }
  }
  expect([...produced]).toEqual(rows.map(({ id, commitment }) => [id, commitment]))

  const remove = changed('.moothall-item form').attr('action') ?? ''
  expect((await browser.submit(remove, {}, paths.list)).statusCode).toBe(303)
  expect(await service.db.asOwner.selectFrom('confidential_topic').selectAll().execute()).toEqual([])
})

test('what is wrong with an entry is said at its field, and kept nowhere', async () => {
  const { service, keeper } = await scene()
  const browser = await signedIn(service, keeper)
  const wrong = await browser.submit(paths.list, { words: 'abc', review: '2020-01-01' })
  expect(wrong.statusCode).toBe(422)
  expect(
    (await browser.submit(paths.list, { words: 'Project (Oakapple', review: '2099-01-01' })).body,
  ).toContain('cannot be read')
  const links = load(wrong.body)('.govuk-error-summary a')
  expect(links.map((_, link) => link.attribs['href']).get()).toEqual(['#words', '#review'])
  const sessions = await service.db.asOwner.selectFrom('web_session').select('data').execute()
  expect(JSON.stringify(sessions)).not.toContain('refusedForm')
})

test('a draft of somebody signed in is matched, and answered without a word of the topic; of nobody else', async () => {
  const { service, keeper, officer } = await scene()
  await add(await signedIn(service, keeper))
  const browser = await signedIn(service, officer)
  const matched = await checked(browser)
  expect(matched).toContain(MATCHED)
  const answer = load(matched)('#check-answer')
  expect(answer.find('h2').text()).toBe('Talk to somebody first')
  expect(answer.text()).not.toMatch(/oakapple|confidential|secret|register/i)
  expect(answer.find('mark, .moothall-check__finding').length).toBe(0)
  expect(await checked(browser, 'Só, PROJECT-Oakapple. What a lovely sunset.')).toContain(MATCHED)
  expect(await checked(browser, 'What a lovely sunset tonight over the park.')).not.toContain(MATCHED)
  expect(await checked(service.browser())).not.toContain(MATCHED)
})

test('the register is in no page, JSON or script that travels to anybody but its keeper', async () => {
  const { service, keeper, officer, auditor } = await scene()
  await add(await signedIn(service, keeper), 'Zyxotopic Elderberry')
  const addresses = [
    '/',
    '/check',
    '/policies',
    '/policies/social-media',
    '/policies/social-media/1.json',
    '/api/openapi.json',
    '/ledger',
    '/audit/entries',
    paths.list,
  ]
  const visitors = [service.browser(), await signedIn(service, officer), await signedIn(service, auditor)]
  for (const browser of visitors) {
    for (const address of addresses) {
      // oxlint-disable-next-line no-await-in-loop -- one visitor asks one thing after the other
      const { body } = await browser.get(address)
      expect(body, address).not.toMatch(/zyxotopic|elderberry/i)
      for (const [script] of body.matchAll(/\/assets\/[\w.-]+\.js/g)) {
        // oxlint-disable-next-line no-await-in-loop -- the same
        expect((await browser.get(script)).body, script).not.toMatch(/zyxotopic|elderberry/i)
      }
    }
  }
  for (const browser of visitors) {
    // oxlint-disable-next-line no-await-in-loop -- the same
    expect([303, 403]).toContain((await browser.get(paths.list)).statusCode)
  }
  const asked = await visitors[1]?.sendOnce({
    method: 'POST',
    url: '/api/check',
    headers: { 'content-type': 'application/json' },
    payload: JSON.stringify({ text: 'Zyxotopic elderberry, what a lovely sunset.' }),
  })
  expect(asked?.body).not.toMatch(/zyxotopic|elderberry/i)
  expect(service.logged.join('\n')).not.toMatch(/zyxotopic|elderberry/i)
})
