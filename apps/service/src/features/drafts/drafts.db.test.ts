import { load } from 'cheerio'
import { expect, test } from 'vitest'
import { buildActor, buildPolicyInForce, provision } from '../../../test/builders/policy-in-force.ts'
import { testDatabase } from '../../../test/database.ts'
import { post } from '../../../test/policy-app.ts'
import { serviceContext } from '../../../test/service-context.ts'
import { testWebApp, visitor } from '../../../test/test-web-app.ts'
import { defineRoute, emptyForm, redirectTo } from '../../platform/web/index.ts'
import { policyMessages } from '../policies/index.ts'
import { draftMessages } from './messages.ts'
import { draftRoutes } from './routes.ts'

const DATA = provision({
  ref: '4.2',
  text: 'You must not publish personal data.',
  topics: ['personal-data'],
})
const ASK = provision({ ref: '6.1', text: 'If in doubt, ask first.', topics: ['ask-first'], force: 'must' })
const WORDS = provision({
  ref: '4.3',
  text: 'Say: “The views expressed here are my own and not those of the council.”',
  topics: ['disclaimer'],
  force: 'should',
})
const POST = 'Ring Mrs Oakapple on 07700 900123, she <b>knows</b>.'

async function draftApp(policies = 1) {
  const db = await testDatabase()
  const { context } = serviceContext(db)
  const owner = await buildActor(db, { roles: ['policy-owner'] })
  const approver = await buildActor(db, { roles: ['policy-approver'] })
  const member = await buildActor(db, { categories: ['member'] })
  const slugs = ['social-media', 'web-editors'].slice(0, policies)
  for (const slug of slugs) {
    const provisions = slug === 'social-media' ? [DATA, ASK, WORDS] : [ASK]
    // oxlint-disable-next-line no-await-in-loop -- one after the other, as their titles are ordered
    await buildPolicyInForce(db, { owner, approver, slug, title: `Policy ${slug}`, provisions })
  }
  const signIn = defineRoute({
    method: 'POST',
    path: '/test-sign-in',
    permission: ['anyone'],
    audit: { none: 'test' },
    form: emptyForm,
    handler: async ({ session }) => {
      await session.signIn(member.personId)
      return redirectTo('/check')
    },
  })
  const token = defineRoute({
    method: 'GET',
    path: '/test-token',
    permission: ['anyone'],
    audit: { none: 'test' },
    handler: ({ csrfToken }) => redirectTo(`/?${encodeURIComponent(csrfToken)}`),
  })
  const { app } = await testWebApp([...draftRoutes(context), signIn, token], {
    people: [member],
    messages: [draftMessages, policyMessages],
  })
  const browser = visitor(app)
  return { browser, app, signIn: async () => await post(browser, '/test-sign-in', []) }
}

test('the page checks without JavaScript: words marked, the provision with its text and link, whom to ask, who decides', async () => {
  const { browser } = await draftApp()
  const answer = await browser.submit('/check', { text: POST, identifiable: 'yes', role: 'agency' })
  expect(answer.statusCode).toBe(200)
  const page = load(answer.body)
  expect(page('.moothall-check__mirror').text().replaceAll(/\d$/gm, '')).toContain('she <b>knows</b>.')
  expect(page('mark').first().text()).toContain('07700 900123')
  expect(page('#finding-1 a').attr('href')).toBe('/policies/social-media/1/provisions/4.2')
  expect(page('#finding-1').text()).toContain('You must not publish personal data.')
  expect(page('#check-answer').text()).toContain('If in doubt, ask first.')
  expect(page('#check-answer').text()).toContain('the manager you work for together with your agency')
  expect(page('#check-answer .moothall-quote').text()).toBe(
    'The views expressed here are my own and not those of the council.',
  )
  expect(page('#text').text()).toBe(POST)
  expect(page('input[name="identifiable"]:checked').val()).toBe('yes')
  expect(page('#role option[selected]').attr('value')).toBe('agency')
  expect(page('main').text()).not.toMatch(/breach|permitted|allowed/i)
})

test('nothing found is said as that, never as permission', async () => {
  const { browser } = await draftApp()
  const page = load((await browser.submit('/check', { text: 'What a lovely sunset over the park.' })).body)
  expect(page('#check-answer h2').text()).toBe('Nothing found')
  expect(page('#check-answer').text()).toContain('That is no permission')
  expect(page('#check-answer').text()).toContain('If in doubt, ask first.')
})

test('the place of somebody signed in is filled in; where several policies are in force one is chosen', async () => {
  const { browser, signIn } = await draftApp(2)
  expect(load((await browser.get('/check')).body)('#role option[selected]').attr('value')).toBe('officer')
  await signIn()
  const page = load((await browser.get('/check?policy=web-editors')).body)
  expect(page('#role option[selected]').attr('value')).toBe('member')
  expect(page('#policy option[selected]').attr('value')).toBe('web-editors')
  const by = async (policy: string) =>
    load((await browser.submit('/check', { text: POST, policy })).body)('#finding-1').length
  expect(await by('social-media')).toBe(1)
  expect(await by('web-editors')).toBe(0)
  const gone = await browser.submit('/check', { text: POST, policy: 'gone' })
  expect(gone.statusCode).toBe(422)
  expect(load(gone.body)('.govuk-error-summary a').attr('href')).toBe('#policy')
})

test('where no policy is in force, the page says so', async () => {
  const { browser } = await draftApp(0)
  const answer = await browser.get('/check')
  expect(answer.statusCode).toBe(404)
  expect(answer.body).toContain('No policy is in force yet')
})

test('what is wrong is said at its field', async () => {
  const { browser } = await draftApp()
  const wrong = await browser.submit('/check', { text: ' ', role: 'king', 'attachment1-kind': 'sculpture' })
  expect(wrong.statusCode).toBe(422)
  const links = load(wrong.body)('.govuk-error-summary a')
  expect(links.map((_, link) => link.attribs['href']).get()).toEqual(['#text', '#role', '#attachment1-kind'])
})

test('the page carries no more than one network may ask for', async () => {
  const { browser } = await draftApp()
  const shown = await browser.get('/check')
  const send = async () =>
    await browser.sendOnce({
      method: 'POST',
      url: '/check',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams({ _csrf: browser.tokenOf(shown.body), text: '' }).toString(),
    })
  const statuses = new Set<number>()
  for (let sent = 0; sent <= 300; sent++) {
    // oxlint-disable-next-line no-await-in-loop -- counted one by one
    statuses.add((await send()).statusCode)
  }
  expect([...statuses]).toEqual([422, 429])
})

test('the API answers who is signed in, and nobody else; no form of another website can ask it', async () => {
  const { app, browser, signIn } = await draftApp()
  const ask = async (payload: string, contentType = 'application/json') =>
    await browser.sendOnce({
      method: 'POST',
      url: '/api/check',
      headers: { 'content-type': contentType },
      payload,
    })
  const body = JSON.stringify({ text: POST, context: { identifiable: true, role: 'member' } })
  const anonymous = await ask(body)
  expect(anonymous.statusCode).toBe(401)
  expect(anonymous.json()).toMatchObject({ status: 401 })
  await signIn()
  const answer = await ask(body)
  expect(answer.json()).toMatchObject({
    policy: { slug: 'social-media', version: 1 },
    findings: [{ topic: 'personal-data', provisions: ['4.2'] }],
    askFirst: ['6.1'],
  })
  const wrong = await ask('{"text":"x","context":{"role":"king"}}')
  expect(wrong.json()).toMatchObject({ status: 400, errors: [{ field: 'context.role' }] })
  for (const type of ['application/x-www-form-urlencoded', 'text/plain', 'multipart/form-data; boundary=x']) {
    // oxlint-disable-next-line no-await-in-loop -- three requests
    expect((await ask(body, type)).statusCode, type).toBe(415)
  }
  await app.close()
})

test('the API is described as it is', async () => {
  const { browser } = await draftApp()
  const description = (await browser.get('/api/openapi.json')).json<{
    openapi: string
    paths: Readonly<Record<string, { post: { security: object } }>>
    components: {
      securitySchemes: object
      schemas: { CheckRequest: { properties: object; required: string[] } }
    }
  }>()
  expect(description.openapi).toMatch(/^3\.0/)
  expect(Object.keys(description.paths)).toEqual(['/api/check'])
  expect(description.components.securitySchemes).toMatchObject({
    session: { type: 'apiKey', in: 'cookie' },
    token: { type: 'http', scheme: 'bearer' },
  })
  expect(description.paths['/api/check']?.post.security).toEqual([{ token: [] }, { session: [] }])
  const { CheckRequest } = description.components.schemas
  expect(CheckRequest.required).toEqual(['text'])
  expect(CheckRequest.properties).toMatchObject({
    text: { type: 'string', maxLength: 20_000 },
    context: { properties: { role: { enum: ['officer', 'member', 'agency', 'on-behalf', 'supplier'] } } },
  })
})
