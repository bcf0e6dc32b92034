import { createHash } from 'node:crypto'
import { canonicalJson } from '@moothall/ledger'
import { load } from 'cheerio'
import { afterEach, expect, test } from 'vitest'
import { z } from 'zod'
import { buildPerson } from '../../../test/builders/people.ts'
import { policyDocument, provision } from '../../../test/builders/policies.ts'
import { testDatabase } from '../../../test/database.ts'
import { serviceContext } from '../../../test/service-context.ts'
import type { Context } from '../../context.ts'
import type { PersonActor } from '../../platform/identity/actor.ts'
import { defineRoute, emptyForm, redirectTo, type Route } from '../../platform/web/index.ts'
import { type TestWebApp, testWebApp, visitor } from '../../../test/test-web-app.ts'
import { confirmAsSuggested } from './confirm-as-suggested.ts'
import { importDocument } from './import-document.ts'
import { policyMessages } from './messages.ts'
import { approveVersion, submitVersion } from './move-version.ts'
import { policyRoutes } from './routes/index.ts'

type Visitor = ReturnType<typeof visitor>

interface Scene {
  readonly context: Context
  readonly app: TestWebApp['app']
  readonly owner: PersonActor
  readonly approver: PersonActor
  readonly signedIn: (person: PersonActor) => Promise<Visitor>
  readonly anybody: Visitor
  readonly rows: (table: string) => Promise<number>
}

const apps: TestWebApp[] = []
afterEach(async () => {
  const used = apps.splice(0)
  await Promise.all(used.map(({ app }) => app.close()))
  const faults = used.flatMap(({ logged }) => logged.filter((line) => line.includes('a request failed')))
  if (faults.length > 0) throw new Error(`A page ended in a fault: ${faults.join('\n')}`)
})

/** A test's own way in: the routes under test ask for a session, not how it began. */
function signInRoute(): Route {
  return defineRoute({
    method: 'POST',
    path: '/test-sign-in',
    permission: ['anyone'],
    audit: { none: 'test' },
    query: z.object({ person: z.string() }),
    form: emptyForm,
    handler: async ({ session, query }) => {
      await session.signIn(query.person)
      return redirectTo('/')
    },
  })
}

async function scene(): Promise<Scene> {
  const db = await testDatabase()
  const { context } = serviceContext(db, { clock: { now: () => new Date('2026-11-22T12:00:00Z') } })
  const owner = await buildPerson(db.asOwner, { roles: ['policy-owner'] })
  const approver = await buildPerson(db.asOwner, { roles: ['policy-approver'] })
  const testApp = await testWebApp(
    [
      ...policyRoutes(context),
      signInRoute(),
      defineRoute({
        method: 'GET',
        path: '/test-token',
        permission: ['anyone'],
        audit: { none: 'test' },
        handler: ({ csrfToken }) => redirectTo(`/?${encodeURIComponent(csrfToken)}`),
      }),
    ],
    { people: [owner, approver], messages: [policyMessages] },
  )
  const { app } = testApp
  apps.push(testApp)
  return {
    context,
    app,
    owner,
    approver,
    anybody: visitor(app),
    signedIn: async (person) => {
      const one = visitor(app)
      const token = await tokenFor(one)
      await one.send({
        method: 'POST',
        url: `/test-sign-in?person=${person.personId}`,
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        payload: new URLSearchParams({ _csrf: token }).toString(),
      })
      return one
    },
    rows: async (table) => {
      const { rows } = await db.ownerPool.query<{ count: number }>(
        `select count(*)::int as count from ${table}`,
      )
      return rows[0]?.count ?? -1
    },
  }
}

async function tokenFor(one: Visitor): Promise<string> {
  const { headers } = await one.get('/test-token')
  return decodeURIComponent(String(headers.location).slice(2))
}

interface Upload {
  readonly fields?: Readonly<Record<string, string>>
  readonly file?: { readonly name: string; readonly bytes: Uint8Array }
}

async function upload(one: Visitor, { fields = {}, file }: Upload) {
  const boundary = 'a-boundary-that-no-test-file-contains'
  const all = { _csrf: await tokenFor(one), source: 'file', ...fields }
  const parts = Object.entries(all).map(
    ([name, value]) => `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  )
  const head = file
    ? `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${file.name}"\r\ncontent-type: text/plain\r\n\r\n`
    : ''
  const payload = Buffer.concat([
    Buffer.from(parts.join('') + head),
    ...(file ? [Buffer.from(file.bytes), Buffer.from('\r\n')] : []),
    Buffer.from(`--${boundary}--\r\n`),
  ])
  const headers = { 'content-type': `multipart/form-data; boundary=${boundary}` }
  return await one.send({ method: 'POST', url: '/manage/policies/import', headers, payload })
}

async function post(one: Visitor, url: string, fields: readonly (readonly [string, string])[]) {
  const token = await tokenFor(one)
  return await one.send({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: encoded([['_csrf', token], ...fields]),
  })
}

function encoded(fields: readonly (readonly [string, string])[]): string {
  return fields.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).join('&')
}

async function draft({ context, owner }: Scene, changes = {}): Promise<void> {
  const result = await importDocument(context, owner, {
    slug: 'social-media',
    title: 'Social media policy',
    bodyName: 'Example Borough Council',
    sourceName: 'policy.txt',
    sourceText: 'the source',
    document: policyDocument(changes),
  })
  expect(result.outcome).toBe('imported')
}

async function publish(at: Scene, version = 1): Promise<void> {
  const key = { slug: 'social-media', version }
  await confirmAsSuggested(at.context, at.owner, key, '')
  await submitVersion(at.context, at.owner, key, { inForceOn: '2026-11-22' })
  const result = await approveVersion(at.context, at.approver, key, { inForceOn: '2026-11-22' })
  expect(result).toMatchObject({ outcome: 'moved', to: 'in-force' })
}

const noise = Uint8Array.from({ length: 4096 }, (_, index) => (index * 7919 + ((index * index) >> 3)) % 256)

const errorOnTheForm = { status: 422, where: '.govuk-error-summary a[href="#file"]', says: /\w/ }
const errorPage = { status: 413, where: 'h1', says: /too large/ }

test.each([
  ['random bytes', 'policy.txt', noise, errorOnTheForm],
  [
    'invalid UTF-8',
    'policy.txt',
    Buffer.from([0x41, 0xe2, 0x82, 0x41, 0xc3, 0xa9, 0xff, 0xfe, 0x41]),
    errorOnTheForm,
  ],
  ['a wrong extension', 'policy.pdf', Buffer.from('1. Purpose\n\n1.1 You must.'), errorOnTheForm],
  ['an empty file', 'policy.txt', Buffer.alloc(0), errorOnTheForm],
  ['only blanks', 'policy.txt', Buffer.from(' \n\n '), errorOnTheForm],
  ['more lines than any policy', 'policy.txt', Buffer.from('Be kind.\n\n'.repeat(60_000)), errorOnTheForm],
  [
    'one endless paragraph',
    'policy.txt',
    Buffer.from('1.1 You must be kind. '.repeat(5_000)),
    errorOnTheForm,
  ],
  ['no letters', 'policy.txt', Buffer.from('1.1 2.2 3.3 !'), errorOnTheForm],
  ['more than 1 MB', 'policy.txt', Buffer.alloc(1024 * 1024 + 1, 'a'), errorPage],
  ['100 MB', 'policy.txt', Buffer.alloc(100 * 1024 * 1024, 'a'), errorPage],
] as const)('%s: a clear error, nothing saved', async (_what, name, bytes, { status, where, says }) => {
  const at = await scene()
  const owner = await at.signedIn(at.owner)
  const response = await upload(owner, { file: { name, bytes } })
  expect(response.statusCode).toBe(status)
  expect(load(response.body)(where).text()).toMatch(says)
  expect(await at.rows('policy')).toBe(0)
  expect(await at.rows('ledger_entry')).toBe(0)
})

test('a form without a source, a title or a good address is shown again with what was typed', async () => {
  const at = await scene()
  const owner = await at.signedIn(at.owner)
  const missing = await upload(owner, {
    fields: { source: '', slug: 'Not An Address', title: 'Our <b>policy</b>' },
  })
  const $ = load(missing.body)
  expect(
    $('.govuk-error-summary a')
      .get()
      .map((a) => $(a).attr('href')),
  ).toEqual(['#source', '#slug'])
  expect($('#title').attr('value')).toBe('Our <b>policy</b>')
  expect((await upload(owner, { fields: { source: 'file' } })).body).toContain(
    'Choose the file that holds the policy',
  )
  expect(await at.rows('policy')).toBe(0)
})

test('an uploaded policy becomes a draft whose summary is shown first', async () => {
  const at = await scene()
  const owner = await at.signedIn(at.owner)
  const text =
    'SOCIAL MEDIA POLICY\n\n1. Purpose\n\n1.1 This policy protects the council.\n\n1.2 You must not post confidential information.\n'
  const response = await upload(owner, { file: { name: 'policy.txt', bytes: Buffer.from(text) } })
  expect(response.statusCode).toBe(303)
  expect(response.headers.location).toBe('/manage/policies/social-media-policy/1/summary')
  const summary = load((await owner.get(String(response.headers.location))).body)
  expect(
    summary('.moothall-policy__ref')
      .get()
      .map((ref) => summary(ref).text()),
  ).toEqual(['1.1', '1.2'])
  expect((await owner.get('/manage/policies')).body).toContain('/manage/policies/social-media-policy/1')
})

test('pasted text and the starter policy are imported the same way', async () => {
  const at = await scene()
  const owner = await at.signedIn(at.owner)
  const pasted = await upload(owner, {
    fields: { source: 'text', text: '1. You must be kind.', title: 'Kindness' },
  })
  expect(pasted.headers.location).toBe('/manage/policies/kindness/1/summary')
  const starter = await upload(owner, { fields: { source: 'starter', slug: 'social-media' } })
  expect(starter.headers.location).toBe('/manage/policies/social-media/1/summary')
  expect((await owner.get('/manage/policies/starter')).statusCode).toBe(200)
  const tasks = await owner.get('/manage/policies/social-media/1')
  expect(tasks.statusCode).toBe(200)
})

test('a draft is on no public page, in no JSON, and on no page of the owner for anybody else', async () => {
  const at = await scene()
  await draft(at)
  const approver = await at.signedIn(at.approver)
  for (const path of ['', '/1', '/1.json', '/versions', '/1/changes', '/1/provisions/4.1']) {
    const response = await at.anybody.get(`/policies/social-media${path}`)
    expect(response.statusCode, path).toBe(404)
    expect(response.body).not.toContain('confidential')
  }
  expect((await at.anybody.get('/policies')).body).not.toContain('Social media policy')
  const pages = [
    '',
    '/summary',
    '/repairs',
    '/provisions',
    '/sections/4',
    '/topics',
    '/tensions',
    '/submit',
    '/withdraw',
  ]
  for (const path of pages) {
    const response = await at.anybody.get(`/manage/policies/social-media/1${path}`)
    expect([303, 401, 403], path).toContain(response.statusCode)
  }
  expect((await approver.get('/manage/policies/social-media/1')).statusCode).toBe(200)
  expect((await approver.get('/manage/policies/social-media/1/sections/4')).statusCode).toBe(403)
})

test('the owner confirms part after part, submits, and another person approves', async () => {
  const at = await scene()
  await draft(at)
  const owner = await at.signedIn(at.owner)
  const base = '/manage/policies/social-media/1'
  const early = await post(owner, `${base}/submit`, [
    ['inForceOn-day', '22'],
    ['inForceOn-month', '11'],
    ['inForceOn-year', '2026'],
  ])
  const errors = load(early.body)
  expect(
    errors('.govuk-error-summary a')
      .get()
      .map((a) => errors(a).text()),
  ).toEqual([
    'Decide 1 repair of the text',
    'Confirm 4 paragraphs',
    'Acknowledge 28 topics that nobody speaks of',
    'Resolve 1 tension',
  ])
  expect((await owner.get(`${base}/repairs`)).body).toContain('Blogs')
  expect((await post(owner, `${base}/repairs`, [])).statusCode).toBe(422)
  expect(
    (
      await post(owner, `${base}/repairs`, [
        ['row-0', '0'],
        ['decision-0', 'accepted'],
      ])
    ).statusCode,
  ).toBe(303)
  const section = load((await owner.get(`${base}/sections/4`)).body)
  expect(
    section('input[name="appliesTo-0"]:checked')
      .get()
      .map((box) => section(box).attr('value')),
  ).toEqual(['officer', 'member'])
  const missing = await post(owner, `${base}/sections/4`, [
    ['row-0', '0'],
    ['force-0', 'must-not'],
  ])
  expect(load(missing.body)('.govuk-error-summary a').attr('href')).toBe('#appliesTo-0')
  const filled = load(
    (
      await post(owner, `${base}/sections/4`, [
        ...sectionFields([0, 1, 2]),
        ['action', 'fill'],
        ['bulk', 'agency'],
      ])
    ).body,
  )
  expect(
    filled('input[name="appliesTo-2"]:checked')
      .get()
      .map((box) => filled(box).attr('value')),
  ).toEqual(['agency'])
  expect((await post(owner, `${base}/sections/4`, sectionFields([0, 1, 2]))).statusCode).toBe(303)
  expect(
    (await post(owner, `${base}/sections/D`, [['row-3', '1'], ...sectionFields([3]).slice(1)])).statusCode,
  ).toBe(303)
  expect((await owner.get(`${base}/provisions`)).body).toContain('3 of 3 confirmed')
  expect(
    (
      await post(owner, `${base}/topics`, [
        ['all', 'not-needed'],
        ...topicRows((await owner.get(`${base}/topics`)).body),
      ])
    ).statusCode,
  ).toBe(303)
  expect(
    (
      await post(owner, `${base}/tensions`, [
        ['row-0', '0'],
        ['resolution-0', 'own-words'],
      ])
    ).body,
  ).toContain('Say in your own words')
  await post(owner, `${base}/tensions`, [
    ['row-0', '0'],
    ['resolution-0', 'own-words'],
    ['words-0', 'Ask the monitoring officer'],
  ])
  const submitted = await post(owner, `${base}/submit`, [
    ['inForceOn-day', '22'],
    ['inForceOn-month', '11'],
    ['inForceOn-year', '2026'],
  ])
  expect(submitted.statusCode).toBe(303)
  expect((await owner.get(base)).body).toContain('In review')
  const approver = await at.signedIn(at.approver)
  const review = await approver.get(`${base}/review`)
  expect(review.body).toContain('Ask the monitoring officer')
  const approved = await post(approver, `${base}/approve`, [
    ['inForceOn-day', '22'],
    ['inForceOn-month', '11'],
    ['inForceOn-year', '2026'],
  ])
  expect(approved.statusCode).toBe(303)
  const published = load((await at.anybody.get('/policies/social-media')).body)
  expect(published('[id="D1"]').text()).toContain('Blogs, forums and networks')
  expect(published('body').text()).toContain('Ask the monitoring officer')
})

function sectionFields(positions: readonly number[]): [string, string][] {
  return positions.flatMap((position): [string, string][] => [
    [`row-${position}`, '0'],
    [`force-${position}`, 'must'],
    [`appliesTo-${position}`, 'officer'],
  ])
}

function topicRows(html: string): [string, string][] {
  const $ = load(html)
  return $('input[type=hidden][name^="row-"]')
    .get()
    .map((input) => [$(input).attr('name') ?? '', $(input).attr('value') ?? ''])
}

test('the second of two editors sees both choices, loses nothing and can take either', async () => {
  const at = await scene()
  await draft(at)
  const first = await at.signedIn(at.owner)
  const second = await at.signedIn(at.owner)
  const url = '/manage/policies/social-media/1/sections/4'
  expect(
    (
      await post(first, url, [
        ['row-0', '0'],
        ['force-0', 'must'],
        ['appliesTo-0', 'member'],
      ])
    ).statusCode,
  ).toBe(303)
  const typed: [string, string][] = [...sectionFields([0, 1]), ['topics-0', 'rumours']]
  const conflict = await post(second, url, typed)
  expect(conflict.statusCode).toBe(409)
  const $ = load(conflict.body)
  expect($('.moothall-halves').text()).toContain('Councillors and other members')
  expect($('.moothall-halves').text()).toContain('Rumours')
  const carried = $('form input[type=hidden]')
    .get()
    .map((input): [string, string] => [$(input).attr('name') ?? '', $(input).attr('value') ?? ''])
  const mine = carried.filter(([name]) => name !== '_csrf')
  expect(mine).toContainEqual(['topics-0', 'rumours'])
  expect(mine).toContainEqual(['row-0', '1'])
  expect((await post(second, url, [...mine, ['take-0', 'theirs']])).statusCode).toBe(303)
  const after = load((await second.get(url)).body)
  expect(
    after('input[name="appliesTo-0"]:checked')
      .get()
      .map((box) => after(box).attr('value')),
  ).toEqual(['member'])
  expect(
    after('input[name="appliesTo-1"]:checked')
      .get()
      .map((box) => after(box).attr('value')),
  ).toEqual(['officer'])
  expect((await post(second, url, [...mine, ['take-0', 'mine']])).statusCode).toBe(303)
  const taken = load((await second.get(url)).body)
  expect(
    taken('input[name="topics-0"]:checked')
      .get()
      .map((box) => taken(box).attr('value')),
  ).toEqual(['rumours'])
})

test('a published version has permanent links, JSON whose hash can be checked, history and a comparison', async () => {
  const at = await scene()
  await draft(at)
  await publish(at)
  await draft(at, {
    provisions: [
      provision('4.1', 'You must never publish confidential information.', { force: 'must-not' }),
      ...policyDocument().provisions.slice(1),
    ],
  })
  await publish(at, 2)
  const old = load((await at.anybody.get('/policies/social-media/1')).body)
  expect(old('.moothall-status--superseded').text()).toContain('no longer in force')
  expect(old('.moothall-status--superseded a').attr('href')).toBe('/policies/social-media')
  const page = load((await at.anybody.get('/policies/social-media')).body)
  expect(
    page('.moothall-policy__ref')
      .get()
      .map((link) => page(link).attr('href')),
  ).toContain('/policies/social-media/2/provisions/4.2.a')
  const part = await at.anybody.get('/policies/social-media/2/provisions/4.2')
  expect(part.body).toContain('our employees')
  expect((await at.anybody.get('/policies/social-media/2/provisions/9.9')).statusCode).toBe(404)
  const json = (await at.anybody.get('/policies/social-media/2.json')).json<Record<string, unknown>>()
  expect(createHash('sha256').update(canonicalJson(json['content'])).digest('hex')).toBe(json['contentHash'])
  expect(json['provisions']).toMatchObject([
    { ref: '4.1', appliesTo: ['officer', 'member'], topics: ['confidentiality'] },
    {},
    {},
    {},
  ])
  expect(json['tensions']).toMatchObject([{ resolution: 'exception' }])
  const changes = load((await at.anybody.get('/policies/social-media/2/changes')).body)
  expect(changes('ins').text()).toContain('never')
  expect(changes('del').text()).toContain('not')
  const versions = load((await at.anybody.get('/policies/social-media/versions')).body)
  expect(versions('tbody tr')).toHaveLength(2)
  expect((await at.anybody.get('/policies')).body).toContain('Version 2')
})

test('a correction is recorded on a page, confirmed by another person, and shown as a note', async () => {
  const at = await scene()
  await draft(at)
  await publish(at)
  const owner = await at.signedIn(at.owner)
  const approver = await at.signedIn(at.approver)
  const url = '/manage/policies/social-media/1/corrections'
  expect((await owner.get(`${url}?ref=4.1`)).body).toContain('You must not publish confidential information.')
  const before: [string, string][] = [
    ['ref', '4.1'],
    ['before', 'You must not publish confidential information.'],
    ['reason', 'Typing error'],
  ]
  const refused = await post(owner, url, [...before, ['after', 'You must publish confidential information.']])
  expect(load(refused.body)('.govuk-error-summary').text()).toContain('must or may do')
  await post(owner, url, [...before, ['after', 'You must not publish confidential Information.']])
  const waiting = load((await approver.get(url)).body)
  const action = waiting('form[method=post]').attr('action') ?? ''
  expect((await post(approver, action, [['decision', 'confirmed']])).statusCode).toBe(303)
  const page = load((await at.anybody.get('/policies/social-media/1')).body)
  expect(page('.moothall-policy__note').text()).toContain('A slip was corrected on 22 November 2026')
})

test('what a policy’s text and its owner wrote is shown as text, wherever it stands', async () => {
  const at = await scene()
  const attack = '<script>alert(1)</script>'
  await draft(at, {
    sections: [{ ref: attack, marker: '', heading: attack, parent: null, level: 0, implied: false, line: 1 }],
    provisions: [provision(`4 ${attack}"`, attack, { section: attack, topics: [], appliesToReason: attack })],
    tensions: [
      {
        ...policyDocument().tensions[0],
        key: 'k',
        between: [attack],
        about: attack,
        suggestion: attack,
        choices: [{ key: 'c', label: attack }],
        suggested: 'c',
      },
    ],
    related: [{ name: attack, mentionedIn: [attack] }],
    omitted: [{ kind: 'rule', line: 1, text: attack }],
  })
  const owner = await at.signedIn(at.owner)
  const base = '/manage/policies/social-media/1'
  const section = `/sections/${encodeURIComponent(attack)}`
  for (const path of ['', '/summary', '/provisions', section, '/topics', '/tensions']) {
    const { statusCode, body } = await owner.get(`${base}${path}`)
    expect(statusCode, path).toBe(200)
    expect(body, path).not.toContain(attack)
  }
  await publish(at)
  const ref = encodeURIComponent(`4 ${attack}"`)
  for (const path of ['', '/1', `/1/provisions/${ref}`, '/versions']) {
    const { statusCode, body } = await at.anybody.get(`/policies/social-media${path}`)
    expect(statusCode, path).toBe(200)
    expect(body, path).not.toContain(attack)
  }
  expect((await at.anybody.get('/policies/social-media/1.json')).headers['content-type']).toContain(
    'application/json',
  )
})
