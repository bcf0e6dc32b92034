import { describe, expect, test } from 'vitest'
import { buildPerson } from '../../../test/builders/people.ts'
import { provision } from '../../../test/builders/policies.ts'
import type { TestDatabase } from '../../../test/database.ts'
import { importDraft, publish } from '../../../test/policy-scene.ts'
import { type Browser, signIn, withPerson } from '../../../test/sign-in.ts'
import { type TestService, testService } from '../../../test/test-service.ts'
import { testWebApp, visitor } from '../../../test/test-web-app.ts'
import { draftMessages } from './messages.ts'
import { draftRoutes } from './routes.ts'

/** Words that are nowhere else, whatever is done to them on the way. */
const MARKER = 'Zyxomarkertext'
const DRAFT = `${MARKER} ring 07700 900123`
const AS_FORMS_WRITE_IT = new RegExp(`${MARKER}|${Buffer.from(MARKER).toString('hex')}|900123`, 'i')

async function withPolicy(service: TestService): Promise<void> {
  const { db, context } = service
  const owner = await buildPerson(db.asOwner, { name: 'Olu Owner', roles: ['policy-owner'] })
  const approver = await buildPerson(db.asOwner, { name: 'Ana Approver', roles: ['policy-approver'] })
  const at = {
    context: { ...context, clock: { now: () => new Date('2026-11-22T12:00:00Z') } },
    owner,
    approver,
  }
  await importDraft(at, {
    provisions: [
      provision('4.1', 'You must not publish personal data.', {
        force: 'must-not',
        topics: [{ topic: 'personal-data', confidence: 0.9, because: ['personal data'] }],
      }),
      provision('4.2', 'If in doubt, ask the communications team first.', {
        topics: [{ topic: 'ask-first', confidence: 0.9, because: ['ask'] }],
      }),
    ],
    tensions: [],
  })
  await publish(at)
}

/** Every row of every table of every schema, sessions, limits and jobs among them. */
async function everyRow({ ownerPool, jobsPool }: TestDatabase): Promise<string> {
  const { rows: tables } = await ownerPool.query<{ schema: string; name: string }>(
    `select table_schema as schema, table_name as name from information_schema.tables
      where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema') order by 1, 2`,
  )
  const dumps: string[] = []
  for (const { schema, name } of tables) {
    const pool = schema === 'public' || schema === 'moothall' ? ownerPool : jobsPool
    // oxlint-disable-next-line no-await-in-loop -- one connection asks one thing after the other
    const { rows } = await pool.query<{ row: string }>(
      `select t::text as row from "${schema}"."${name}" as t order by 1`,
    )
    dumps.push(`${schema}.${name}\n${rows.map(({ row }) => row).join('\n')}`)
  }
  return dumps.join('\n')
}

async function sendForm(browser: Browser, fields: Record<string, string>) {
  const shown = await browser.get('/check')
  return await browser.sendOnce({
    method: 'POST',
    url: '/check',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams({ _csrf: browser.tokenOf(shown.body), ...fields }).toString(),
  })
}

/** The secret of a token that somebody makes on the pages. */
async function makeToken(browser: Browser): Promise<string> {
  const { body } = await browser.get('/account/tokens/new')
  const id = /name="id" value="([^"]+)"/.exec(body)?.[1] ?? ''
  const fields = { id, name: 'Program', lifetime: '30' }
  const made = await browser.submit('/account/tokens', fields, '/account/tokens/new')
  const secret = /moothall_[\w-]{43}/.exec(made.body)?.[0]
  if (secret === undefined) throw new Error('no token was made')
  return secret
}

/** What an answer leaves behind beside its body: no cache may keep it, and no header carries any of it. */
function expectNoTrace(answer: Awaited<ReturnType<typeof sendForm>>): void {
  expect(answer.headers['cache-control']).toBe('no-store')
  expect(answer.headers['location']).toBeUndefined()
  expect(answer.headers['etag']).toBeUndefined()
  expect(decodeURIComponent(JSON.stringify(answer.headers))).not.toMatch(AS_FORMS_WRITE_IT)
}

describe('nothing of a draft is kept', () => {
  test.each(['nobody', 'somebody signed in'])('by the page without JavaScript, for %s', async (who) => {
    const service = await testService()
    await withPolicy(service)
    const browser = service.browser()
    const { email } = await withPerson(service)
    if (who !== 'nobody') await signIn(service, browser, email)
    await browser.get('/check')
    const before = await everyRow(service.db)
    expect(before).toContain('You must not publish personal data.')

    const checked = await sendForm(browser, { text: DRAFT, replyTo: MARKER, 'attachment0-alt': MARKER })
    expect(checked.statusCode).toBe(200)
    expect(checked.body).toContain('You must not publish personal data.')
    expectNoTrace(checked)

    const refused = await sendForm(browser, { text: DRAFT, role: MARKER, capacity: MARKER, policy: MARKER })
    expect(refused.statusCode).toBe(422)
    expect(refused.body).toContain(MARKER)
    expectNoTrace(refused)

    const long = await sendForm(browser, { text: `${DRAFT}${'x'.repeat(20_000)}` })
    expect(long.statusCode).toBe(422)
    expect(long.body).toContain('20,000 characters or less')
    expectNoTrace(long)

    const huge = await sendForm(browser, { text: DRAFT.repeat(30_000) })
    expect(huge.statusCode).toBe(413)
    expectNoTrace(huge)

    const late = await browser.sendOnce({
      method: 'POST',
      url: '/check',
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
      payload: new URLSearchParams({ _csrf: 'of another session', text: DRAFT }).toString(),
    })
    expect(late.statusCode).toBe(422)
    expect(late.body).toContain(MARKER)
    expectNoTrace(late)

    expect(await everyRow(service.db)).toBe(before)
    expect(service.logged.join('\n')).not.toMatch(AS_FORMS_WRITE_IT)
    expect(service.logged.length).toBeGreaterThan(0)
    expect((await browser.get('/check')).body).not.toMatch(AS_FORMS_WRITE_IT)
  })

  test.each(['somebody signed in', 'a program with a token'])('by the API, for %s', async (who) => {
    const service = await testService()
    await withPolicy(service)
    const browser = service.browser()
    const { email } = await withPerson(service)
    await signIn(service, browser, email)
    const authorization = who.endsWith('token') ? `Bearer ${await makeToken(browser)}` : undefined
    if (authorization !== undefined) browser.cookies.clear()
    // The day of the first use is kept, and only that.
    await browser.sendOnce({
      method: 'POST',
      url: '/api/check',
      headers: { 'content-type': 'application/json', ...(authorization !== undefined && { authorization }) },
      payload: JSON.stringify({ text: 'What a lovely sunset.' }),
    })
    const before = await everyRow(service.db)
    const send = async (payload: string) =>
      await browser.sendOnce({
        method: 'POST',
        url: '/api/check',
        headers: {
          'content-type': 'application/json',
          ...(authorization !== undefined && { authorization }),
        },
        payload,
      })
    const answers = [
      await send(JSON.stringify({ text: DRAFT })),
      await send(JSON.stringify({ text: DRAFT, context: { role: MARKER } })),
      await send(JSON.stringify({ text: DRAFT.repeat(2000) })),
      await send(JSON.stringify({ text: DRAFT, policy: MARKER })),
      await send(`{"text": "${DRAFT}`),
      await send(JSON.stringify({ text: DRAFT.repeat(30_000) })),
    ]
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 400, 400, 404, 400, 413])
    for (const answer of answers) {
      expectNoTrace(answer)
      expect(answer.headers['content-type']).toMatch(/json/)
    }
    expect(await everyRow(service.db)).toBe(before)
    expect(service.logged.join('\n')).not.toMatch(AS_FORMS_WRITE_IT)
  })

  test('where a check fails: the log says that, and not over which words', async () => {
    const service = await testService()
    await withPolicy(service)
    const routes = draftRoutes(service.context, (draft) => {
      throw new Error(`failed over ${draft.text}`, { cause: draft })
    })
    const { app, logged, sessions } = await testWebApp(routes, { messages: [draftMessages] })
    const failed = await sendForm(visitor(app), { text: DRAFT })
    await app.close()
    expect(failed.statusCode).toBe(500)
    expect(failed.body).not.toMatch(AS_FORMS_WRITE_IT)
    expectNoTrace(failed)
    expect(logged.join('\n')).toContain('drafts.check-failed')
    expect(logged.join('\n')).not.toMatch(AS_FORMS_WRITE_IT)
    expect([...sessions.rows.values()].join('\n')).not.toMatch(AS_FORMS_WRITE_IT)
  })
})
