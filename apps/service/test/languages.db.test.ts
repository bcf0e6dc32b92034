import { load } from 'cheerio'
import { parsePolicy, starterPolicyText } from '@moothall/policy'
import { expect, test } from 'vitest'
import type { TestDatabase } from './database.ts'
import { englishLeft } from './english-left.ts'
import { addInventedLanguage, invented, outsideBrackets } from './invented-language.ts'
import { type TestService, testService } from './test-service.ts'
import { demoLinks, seedDemo } from '../src/features/demo/index.ts'
import { confirmAsSuggested } from '../src/features/policies/confirm-as-suggested.ts'
import { importDocument } from '../src/features/policies/import-document.ts'
import { submitVersion } from '../src/features/policies/move-version.ts'
import { ukDate } from '../src/platform/clock/clock.ts'
import type { PersonActor } from '../src/platform/identity/actor.ts'

type Visitor = ReturnType<TestService['browser']>

const dataColumns = [
  'select name from person',
  'select email from person',
  'select post from appointment',
  'select team from appointment',
  'select name from body',
  'select short_name from body',
  'select contact_email from body',
  'select title from policy_version',
  'select body_name from policy_version',
  'select source_name from policy_version',
  'select heading from policy_section',
  'select marker || heading from policy_section',
  'select text from policy_section where text is not null',
  'select text from policy_provision',
  'select ref from policy_provision',
  'select ref from policy_section',
  'select original from policy_repair',
  'select suggestion from policy_repair',
  'select unnest(because) from policy_topic',
  "select r ->> 'name' from policy_version, jsonb_array_elements(related) r",
  "select r ->> 'text' from policy_version, jsonb_array_elements(omitted) r",
]

/** The body's own words: its policy, its people, what it is called. They are in no language but its own. */
async function dataOf(db: TestDatabase): Promise<readonly string[]> {
  const found = new Set<string>()
  for (const query of dataColumns) {
    const { rows } = await db.ownerPool.query<Record<string, string>>(query)
    for (const row of rows)
      for (const text of Object.values(row)) for (const line of text.split('\n')) found.add(line.trim())
  }
  for (const line of starterPolicyText.split('\n')) found.add(line.replaceAll(/\s+/g, ' ').trim())
  // A list of paragraphs to choose from shows how each begins.
  const beginnings = [...found].map((text) => text.slice(0, 60).trim())
  return [...new Set([...found, ...beginnings])]
    .filter((text) => /\p{L}/u.test(text))
    .sort((one, two) => two.length - one.length)
}

function patternOf(path: string): string {
  return path
    .replaceAll(/[\da-f]{8}-[\da-f-]{27}/g, ':id')
    .replace(/\/provisions\/.+$/, '/provisions/:ref')
    .replaceAll(/\/\d+(?=\/|$)/g, '/:n')
    .replace(/\?.*$/, '?')
}

interface Page {
  readonly path: string
  readonly html: string
}

/** Every kind of page that links lead to, two of each. */
async function crawl(browser: Visitor, start: readonly string[]): Promise<readonly Page[]> {
  const seen = new Map<string, number>()
  const queue = [...start]
  const known = new Set(queue)
  const pages: Page[] = []
  for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
    const pattern = patternOf(path)
    if ((seen.get(pattern) ?? 0) >= 2) continue
    seen.set(pattern, (seen.get(pattern) ?? 0) + 1)
    const response = await browser.get(path)
    const { location } = response.headers
    if (typeof location === 'string' && location.startsWith('/') && !known.has(location)) queue.push(location)
    if (!String(response.headers['content-type']).startsWith('text/html')) continue
    pages.push({ path, html: response.body })
    const $ = load(response.body)
    for (const link of $('a[href]').toArray()) {
      const href = $(link).attr('href')?.replace(/#.*$/, '') ?? ''
      // The verification page, a megabyte with its fonts, has a test of its own.
      if (!href.startsWith('/') || href.startsWith('/verify') || known.has(href)) continue
      known.add(href)
      queue.push(href)
    }
  }
  return pages
}

const draft = `Social media policy of Example Borough Council

1. Scope
1.1 This policy applies to all employees, councillors and agency workers.
2. Rules
2.1 Staff must never mention their employer.
2.2 Always add a disclaimer saying that the views are your own, see the Code of Conduct.
2.3 Officers must not comment on politics.
2.4 logs and forums count as social media:
2.5 Staff may be asked to hand over passwords in an investigation.
2.5 A second paragraph with this number.
Blogs are covered. Ask your manager.
`

/** A draft, and a version that waits to be approved. */
async function importDrafts({ context, db }: TestService): Promise<void> {
  const { rows } = await db.ownerPool.query<{ id: string; name: string }>(
    "select person.id, person.name from person join role_grant on person_id = person.id where role = 'policy-owner'",
  )
  const owner = rows[0]
  if (owner === undefined) throw new Error('the demonstration has no owner')
  const actor: PersonActor = {
    kind: 'person',
    personId: owner.id,
    name: owner.name,
    roles: ['policy-owner'],
    sessionId: 'test',
  }
  for (const slug of ['second', 'third']) {
    const imported = await importDocument(context, actor, {
      slug,
      title: `The ${slug} policy`,
      bodyName: 'Example Borough Council',
      sourceName: 'policy.txt',
      sourceText: draft,
      document: parsePolicy(draft),
    })
    expect(imported.outcome).toBe('imported')
  }
  const third = { slug: 'third', version: 1 }
  expect((await confirmAsSuggested(context, actor, third, '')).outcome).toBe('saved')
  const inForceOn = ukDate(new Date(context.clock.now().getTime() + 24 * 60 * 60 * 1000))
  expect((await submitVersion(context, actor, third, { inForceOn })).outcome).toBe('moved')
}

test('a language that is added as files alone is what every page says', async () => {
  expect(await addInventedLanguage()).toEqual([])
  const service = await testService(({ config }) => ({ config: { ...config, demo: true, mail: 'outbox' } }))
  await seedDemo(service.context, { people: 100, acknowledged: 4 }, () => undefined)
  await importDrafts(service)
  // Its own name is how somebody who reads English finds it.
  const data = [...(await dataOf(service.db)), 'English', service.context.ledger.origin]
  const left: string[] = []
  const patterns = new Set<string>()
  const look = (who: string, { path, html }: Page): void => {
    patterns.add(patternOf(path))
    expect.soft(load(html)('html').attr('lang'), path).toBe(invented)
    left.push(...englishLeft(html, data).map((text) => `${who} ${path}: ${text}`))
  }
  const visitor = service.browser()
  await visitor.get(`/?lang=${invented}`)
  for (const page of await crawl(visitor, ['/', '/sign-in', '/no-such-page'])) look('anybody', page)
  look('anybody', { path: '/sign-in', html: (await visitor.submit('/sign-in', { email: 'wrong' })).body })
  for (const { role, address } of demoLinks(service.context)) {
    const browser = service.browser()
    await browser.get(`/?lang=${invented}`)
    const path = new URL(address).pathname
    look(role, { path, html: (await browser.get(path)).body })
    await browser.submit(path, {})
    if (role === 'officer') await answerSomething(browser, look)
    for (const page of await crawl(browser, ['/', '/my/policies', '/my/policies/social-media']))
      look(role, page)
  }
  expect([...new Set(left)]).toEqual([])
  expect([...patterns]).toEqual(
    expect.arrayContaining([
      '/policies/social-media/:n',
      '/manage/policies/third/:n/review',
      '/privacy',
      '/people',
      '/manage/policies/second/:n/tensions',
      '/manage/policies/second/:n/repairs',
      '/my/policies/social-media/:n/questions/:n',
    ]),
  )
})

/** Reads the policy and answers a question, wrongly or not, so that there are questions and answers to look at. */
async function answerSomething(browser: Visitor, look: (who: string, page: Page) => void): Promise<void> {
  const asked = '/my/policies/social-media/1'
  await browser.submit(`${asked}/read`, {}, `${asked}/read`)
  const question = `${asked}/questions/1`
  const shown = (await browser.get(question)).body
  look('officer', { path: question, html: shown })
  look('officer', { path: question, html: (await browser.submit(question, {})).body })
  const questionId = load(shown)('input[name="questionId"]').attr('value') ?? ''
  await browser.submit(question, { questionId, answer: 'a' })
  look('officer', { path: question, html: (await browser.get(question)).body })
  look('officer', {
    path: `${asked}/ask`,
    html: (await browser.submit(`${asked}/ask`, { question: '' })).body,
  })
}

test('who chose no language is shown the one of the service, and a choice leads nowhere else', async () => {
  await addInventedLanguage()
  const { app, browser } = await testService()
  const visitor = browser()
  expect((await visitor.get('/privacy')).body).toContain('lang="en"')
  const chosen = await visitor.get(`/privacy?lang=${invented}`)
  expect(chosen.statusCode).toBe(303)
  expect(chosen.headers.location).toBe('/privacy')
  expect((await visitor.get('/privacy')).body).toContain(`lang="${invented}"`)
  expect((await visitor.get('/policies')).headers.vary).toMatch(/cookie/i)
  await visitor.get('/privacy?lang=en')
  expect((await visitor.get('/privacy')).body).toContain('lang="en"')
  expect((await visitor.get('/privacy?lang=xx')).headers.location).toBeUndefined()
  const elsewhere = await app.inject({ url: `//elsewhere.example/?lang=${invented}` })
  expect(elsewhere.headers.location ?? '/').toBe('/')
})

test('mail is in the language of the service', async () => {
  await addInventedLanguage(invented)
  const service = await testService()
  await seedDemo(service.context, { people: 100, acknowledged: 0 }, () => undefined)
  const { rows } = await service.db.ownerPool.query<{ email: string }>('select email from person limit 1')
  const email = rows[0]?.email ?? ''
  await service.browser().submit('/sign-in', { email })
  await service.doJobs()
  const [mail] = service.arrived
  expect(mail).toBeDefined()
  expect(outsideBrackets(mail?.text ?? 'none').trim()).toBe('')
})

test('where there is only English, nothing is said of languages and no cookie is set', async () => {
  const { browser } = await testService()
  const answer = await browser().get('/policies?lang=cy')
  expect(answer.statusCode).toBe(200)
  expect(answer.cookies).toEqual([])
  expect(answer.body).not.toContain('moothall-languages')
})
