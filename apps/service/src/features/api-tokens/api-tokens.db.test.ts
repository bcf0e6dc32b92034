import { load } from 'cheerio'
import { describe, expect, test } from 'vitest'
import { allLedgerEntryKinds } from '../../all-ledger-entry-kinds.ts'
import { buildPerson } from '../../../test/builders/people.ts'
import { buildActor, buildPolicyInForce } from '../../../test/builders/policy-in-force.ts'
import { type Browser, signIn } from '../../../test/sign-in.ts'
import { type TestService, testService } from '../../../test/test-service.ts'
import { testKeys } from '../../../test/keys.ts'
import { systemClock } from '../../platform/clock/clock.ts'
import { sealPending } from '../../platform/ledger/seal-pending.ts'
import { verifyStoredLedger } from '../audit/index.ts'
import { changePerson, endPerson } from '../people/index.ts'
import { apiTokenJobs, apiTokenPaths as paths } from './index.ts'
import { makeToken } from './make-token.ts'

const keys = testKeys()
const SHAPE = /^moothall_[\w-]{43}$/
const DAY_MINUTES = 24 * 60

async function scene() {
  const service = await testService()
  const { db } = service
  await db.asOwner
    .insertInto('body')
    .values({ name: 'Example Borough Council', short_name: 'EBC', contact_email: 'policy@example.gov.uk' })
    .execute()
  const owner = await buildPerson(db.asOwner, { roles: ['policy-owner'] })
  const approver = await buildPerson(db.asOwner, { roles: ['policy-approver'] })
  await buildPolicyInForce(db, { owner, approver })
  const sam = await buildActor(db, { name: 'Sam Example' })
  const other = await buildActor(db, { name: 'Otto Other' })
  const administrator = await buildActor(db, { name: 'Ada Minister', roles: ['administrator'] })
  return { service, sam, other, administrator }
}

async function signedIn(service: TestService, { personId }: { personId: string }): Promise<Browser> {
  const browser = service.browser()
  const { email } = await service.db.asOwner
    .selectFrom('person')
    .select('email')
    .where('id', '=', personId)
    .executeTakeFirstOrThrow()
  await signIn(service, browser, email)
  return browser
}

/** Makes a token on the pages. @returns its secret, as the page shows it */
async function make(browser: Browser, name = 'Newsletter plug-in', lifetime = '30'): Promise<string> {
  const form = load((await browser.get(paths.make)).body)
  const id = form('input[name="id"]').val() as string
  const answer = await browser.submit(paths.own, { id, name, lifetime }, paths.make)
  expect(answer.statusCode).toBe(200)
  expect(answer.headers['cache-control']).toBe('no-store')
  return load(answer.body)('#token').text()
}

const call = async (service: TestService, secret: string, payload: object = { text: 'What a sunset.' }) =>
  await service.app.inject({
    method: 'POST',
    url: '/api/check',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${secret}` },
    payload: JSON.stringify(payload),
  })

const itemsOf = async (browser: Browser) => {
  const page = load((await browser.get(paths.own)).body)
  return page('.moothall-item')
    .map((_, item) => page(item).text().replaceAll(/\s+/g, ' ').trim())
    .get()
}

async function revoke(browser: Browser, list: string): Promise<void> {
  const page = load((await browser.get(list)).body)
  const asks = page('main a[href$="/revoke"]').attr('href') ?? ''
  const asked = await browser.get(asks)
  expect(asked.statusCode).toBe(200)
  const answer = await browser.submit(asks, {})
  expect([answer.statusCode, answer.headers['location']]).toEqual([303, list])
}

async function entriesOf({ db }: TestService) {
  const rows = await db.asOwner
    .selectFrom('ledger_payload')
    .select(['kind', 'payload'])
    .where('kind', 'like', 'api-tokens.%')
    .execute()
  return rows.map(({ kind, payload }) => ({ kind, payload: JSON.parse(payload) as Record<string, unknown> }))
}

/** What the ledger says of tokens must be what the table says, as `moothall ledger verify` finds it. */
async function expectLedgerAgrees({ db }: TestService): Promise<void> {
  const client = await db.sequencerPool.connect()
  try {
    await sealPending(client, { keys, clock: systemClock })
  } finally {
    client.release()
  }
  const verified = await verifyStoredLedger(db.ownerPool, {
    keys: keys.verifiers,
    outside: [],
    kinds: allLedgerEntryKinds,
  })
  expect(verified).toMatchObject({ strangeEntries: [], pending: 0 })
  expect(verified.rows.filter(({ table }) => table === 'api_token')).toEqual([])
}

describe('a token for programs', () => {
  test('is made by the person, shown once, kept as a digest, and checks drafts', async () => {
    const { service, sam } = await scene()
    const browser = await signedIn(service, sam)
    expect((await browser.get(paths.own)).body).toContain('You have no tokens')
    const secret = await make(browser)
    expect(secret).toMatch(SHAPE)

    const answer = await call(service, secret)
    expect(answer.statusCode).toBe(200)
    expect(answer.json()).toMatchObject({ policy: { slug: 'social-media', version: 1 } })
    expect(answer.cookies).toEqual([])

    const [item] = await itemsOf(browser)
    expect(item).toContain('Newsletter plug-in')
    expect(item).toContain('Check drafts, and nothing else')
    const today = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'Europe/London' })
    expect(item).toContain(`Last used on${today.format(service.clock.now())}`)
    expect((await browser.get(paths.own)).body).not.toContain('moothall_')
    const { rows } = await service.db.ownerPool.query<{ row: string }>(
      `select s::text as row from api_token_secret s union all select t::text from api_token t
        union all select p::text from ledger_payload p`,
    )
    expect(rows.map(({ row }) => row).join('\n')).not.toContain(secret.slice(9))
    expect(service.logged.join('\n')).not.toContain(secret.slice(9))
    await expectLedgerAgrees(service)
  })

  test('its person gets a mail without the secret when it is made', async () => {
    const { service, sam } = await scene()
    const secret = await make(await signedIn(service, sam))
    await service.doJobs(apiTokenJobs(service.context))
    const mail = service.arrived.at(-1)
    expect(mail?.text).toContain('A token for programs was made in your name: Newsletter plug-in')
    expect(mail?.text).toContain('http://localhost:3000/account/tokens')
    expect(mail?.text).not.toContain(secret)
  })

  test('sent twice, the form makes one token', async () => {
    const { service, sam } = await scene()
    const browser = await signedIn(service, sam)
    const id = load((await browser.get(paths.make)).body)('input[name="id"]').val() as string
    const fields = { id, name: 'Plug-in', lifetime: '90' }
    expect((await browser.submit(paths.own, fields, paths.make)).statusCode).toBe(200)
    const again = await browser.submit(paths.own, fields, paths.make)
    expect(again.statusCode).toBe(409)
    expect(again.body).not.toContain('moothall_')
    expect(await service.db.asOwner.selectFrom('api_token').selectAll().execute()).toHaveLength(1)
  })

  test('what is wrong with the form is said at its field, with what was typed', async () => {
    const { service, sam } = await scene()
    const browser = await signedIn(service, sam)
    const id = load((await browser.get(paths.make)).body)('input[name="id"]').val() as string
    const wrong = await browser.submit(paths.own, { id, name: ' ', lifetime: '3650' }, paths.make)
    expect(wrong.statusCode).toBe(422)
    const page = load(wrong.body)
    const links = page('.govuk-error-summary a')
    expect(links.map((_, link) => link.attribs['href']).get()).toEqual(['#name', '#lifetime'])
    expect(page('input[name="id"]').val()).toBe(id)
    expect(await service.db.asOwner.selectFrom('api_token').selectAll().execute()).toEqual([])
  })

  test('no more than twenty work for one person, whoever asks at the same moment', async () => {
    const { service, sam } = await scene()
    const outcomes = await Promise.all(
      Array.from({ length: 22 }, (_, at) =>
        makeToken(service.context, sam, {
          id: crypto.randomUUID(),
          name: `Token ${at}`,
          scope: 'check-drafts',
          lifetime: 30,
        }),
      ),
    )
    expect(outcomes.filter(({ kind }) => kind === 'made')).toHaveLength(20)
    const browser = await signedIn(service, sam)
    const full = await browser.submit(
      paths.own,
      { id: crypto.randomUUID(), name: 'One more', lifetime: '30' },
      paths.make,
    )
    expect(full.statusCode).toBe(422)
    expect(full.body).toContain('You have 20 tokens that work')
  })
})

describe('a token ends', () => {
  test('when its person revokes it', async () => {
    const { service, sam } = await scene()
    const browser = await signedIn(service, sam)
    const secret = await make(browser)
    await revoke(browser, paths.own)
    expect((await call(service, secret)).statusCode).toBe(401)
    const record = (await browser.get('/my/record')).body
    expect(record).toContain('You made a token for a program')
    expect(record).toContain('Your token for a program was revoked')
    expect((await itemsOf(browser))[0]).toMatch(/EndedRevoked on/)
    expect((await entriesOf(service)).map(({ kind }) => kind).sort()).toEqual([
      'api-tokens.made',
      'api-tokens.revoked',
    ])
    await expectLedgerAgrees(service)
    await service.doJobs(apiTokenJobs(service.context))
    expect(service.arrived.filter(({ text }) => text.includes('revoked your token'))).toEqual([])
  })

  test('when an administrator revokes it; its person gets a mail', async () => {
    const { service, sam, administrator } = await scene()
    const browser = await signedIn(service, sam)
    const secret = await make(browser)
    const overseer = await signedIn(service, administrator)
    const list = await overseer.get(paths.all)
    expect(load(list.body)('tbody').text()).toContain('Sam Example')
    await revoke(overseer, paths.all)
    expect((await call(service, secret)).statusCode).toBe(401)
    expect((await itemsOf(browser))[0]).toContain('Revoked by an administrator')
    await service.doJobs(apiTokenJobs(service.context))
    expect(service.arrived.at(-1)?.text).toContain('An administrator revoked your token')
    await expectLedgerAgrees(service)
  })

  test('after its last day', async () => {
    const { service, sam } = await scene()
    const secret = await make(await signedIn(service, sam))
    service.clock.forward(29 * DAY_MINUTES)
    expect((await call(service, secret)).statusCode).toBe(200)
    service.clock.forward(2 * DAY_MINUTES)
    expect((await call(service, secret)).statusCode).toBe(401)

    const browser = await signedIn(service, sam)
    expect((await itemsOf(browser))[0]).toContain('its last day')
    const next = await make(browser, 'The next one')
    const secrets = async () =>
      await service.db.asOwner.selectFrom('api_token_secret').select('token_id').execute()
    expect(await secrets()).toHaveLength(2)
    expect((await call(service, next)).statusCode).toBe(200)
    expect(await secrets()).toHaveLength(1)
  })

  test('the moment its person leaves, on the record', async () => {
    const { service, sam, administrator } = await scene()
    const secret = await make(await signedIn(service, sam))
    expect((await endPerson(service.context, administrator, sam.personId)).kind).toBe('done')
    expect((await call(service, secret)).statusCode).toBe(401)
    expect(await service.db.asOwner.selectFrom('api_token_secret').selectAll().execute()).toEqual([])
    expect((await entriesOf(service)).at(-1)).toMatchObject({
      kind: 'api-tokens.ended',
      payload: {
        because: 'left',
        endedBy: administrator.personId,
        recordedBy: `person:${administrator.personId}`,
      },
    })
    await expectLedgerAgrees(service)
  })

  test('when its person leaves by whatever part of the service, since the database takes the secret', async () => {
    const { service, sam } = await scene()
    const secret = await make(await signedIn(service, sam))
    await service.db.asOwner
      .updateTable('person')
      .set({ ended_at: new Date() })
      .where('id', '=', sam.personId)
      .execute()
    expect(await service.db.asOwner.selectFrom('api_token_secret').selectAll().execute()).toEqual([])
    await service.db.asOwner
      .updateTable('person')
      .set({ ended_at: null })
      .where('id', '=', sam.personId)
      .execute()
    expect((await call(service, secret)).statusCode).toBe(401)
  })

  test('when its person’s address is changed, as sessions do, and not when only the name is', async () => {
    const { service, sam, administrator } = await scene()
    const browser = await signedIn(service, sam)
    const secret = await make(browser)
    const { email } = await service.db.asOwner
      .selectFrom('person')
      .select('email')
      .where('id', '=', sam.personId)
      .executeTakeFirstOrThrow()
    const details = {
      name: 'Sam Renamed',
      category: 'officer',
      post: 'x',
      team: 'x',
      managerEmail: '',
    } as const
    await changePerson(service.context, administrator, sam.personId, { ...details, email })
    expect((await call(service, secret)).statusCode).toBe(200)
    await changePerson(service.context, administrator, sam.personId, {
      ...details,
      email: 'new@example.gov.uk',
    })
    expect((await call(service, secret)).statusCode).toBe(401)
    expect((await itemsOf(await signedIn(service, sam)))[0]).toContain('when your address was changed')
    await expectLedgerAgrees(service)
  })

  test('and is never changed or brought back, by whoever writes to the table', async () => {
    const { service, sam } = await scene()
    const browser = await signedIn(service, sam)
    await make(browser)
    const change = async (set: object) => await service.db.asOwner.updateTable('api_token').set(set).execute()
    await expect(change({ ends_on: '2099-01-01' })).rejects.toThrow('can only be ended, once')
    await revoke(browser, paths.own)
    await expect(change({ ended_at: null, ended_because: null, ended_by: null })).rejects.toThrow(
      'can only be ended, once',
    )
  })
})

describe('a token opens nothing but what it is for', () => {
  test('no page, no form, no other address, and no session comes of it', async () => {
    const { service, administrator } = await scene()
    const owner = await signedIn(service, administrator)
    const secret = await make(owner)
    const sessions = async () =>
      await service.db.asOwner.selectFrom('web_session').select('id_hash').execute()
    const before = await sessions()
    const headers = { authorization: `Bearer ${secret}`, accept: 'application/json' }
    const stranger = service.browser()
    for (const url of ['/my-record', '/people', paths.own, paths.make, paths.all, '/audit/entries']) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      const { statusCode } = await stranger.get(url, headers)
      expect([401, 404], url).toContain(statusCode)
    }
    const csrf = stranger.tokenOf((await stranger.get('/check', headers)).body)
    for (const url of [paths.own, '/people/add', '/sign-out', '/manage/confidential-topics']) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      const sent = await stranger.sendOnce({
        method: 'POST',
        url,
        headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
        payload: new URLSearchParams({
          _csrf: csrf,
          id: crypto.randomUUID(),
          name: 'x',
          lifetime: '30',
        }).toString(),
      })
      expect([401, 403], url).toContain(sent.statusCode)
    }
    expect(await sessions()).toEqual(before)
    expect([...stranger.cookies.keys()].filter((name) => name.includes('session'))).toEqual([])
    expect(await service.db.asOwner.selectFrom('api_token').selectAll().execute()).toHaveLength(1)
  })

  test('nobody sees or ends another’s, an administrator apart, and that only on their own page', async () => {
    const { service, sam, other, administrator } = await scene()
    const browser = await signedIn(service, sam)
    const secret = await make(browser)
    const { id } = await service.db.asOwner.selectFrom('api_token').select('id').executeTakeFirstOrThrow()
    const stranger = await signedIn(service, other)
    expect(await itemsOf(stranger)).toEqual([])
    expect((await stranger.get(paths.revokeOwn(id))).statusCode).toBe(404)
    expect((await stranger.submit(paths.revokeOwn(id), {}, paths.make)).statusCode).toBe(404)
    expect((await stranger.get(paths.all)).statusCode).toBe(403)
    expect((await stranger.submit(paths.revoke(id), {}, paths.make)).statusCode).toBe(403)
    const overseer = await signedIn(service, administrator)
    expect((await overseer.submit(paths.revokeOwn(id), {}, paths.make)).statusCode).toBe(404)
    expect((await call(service, secret)).statusCode).toBe(200)
  })

  test.each(['moothall_', 'moothall_short', `moothall_${'x'.repeat(43)}`, 'y'.repeat(52)])(
    'what is no token opens nothing: %s',
    async (wrong) => {
      const { service } = await scene()
      expect((await call(service, wrong)).statusCode).toBe(401)
    },
  )
})
