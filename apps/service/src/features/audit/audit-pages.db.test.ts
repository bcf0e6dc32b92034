import { randomBytes, randomUUID } from 'node:crypto'
import { verifyReceiptFile } from '@moothall/ledger'
import { load } from 'cheerio'
import { describe, expect, onTestFinished, test } from 'vitest'
import { z } from 'zod'
import { buildPerson } from '../../../test/builders/people.ts'
import { type TestDatabase, testDatabase } from '../../../test/database.ts'
import { testKeys } from '../../../test/keys.ts'
import { serviceContext } from '../../../test/service-context.ts'
import { testWebApp, visitor } from '../../../test/test-web-app.ts'
import type { Context } from '../../context.ts'
import { type PersonActor, systemActor } from '../../platform/identity/actor.ts'
import { appendEntry } from '../../platform/ledger/append-entry.ts'
import { createLedgerService } from '../../platform/ledger/create-ledger-service.ts'
import type { LedgerEntryKind } from '../../platform/ledger/entry-kind.ts'
import { sealPending } from '../../platform/ledger/seal-pending.ts'
import { defineRoute, redirectTo } from '../../platform/web/index.ts'
import { informationPaths } from '../information/index.ts'
import { listEntries } from './entry-queries.ts'
import { auditLedgerEntries } from './ledger-entries.ts'
import { auditMessages } from './messages.ts'
import { auditRoutes } from './routes.ts'

const noted: LedgerEntryKind = { kind: 'test.noted', produces: () => [] }
const kinds = [noted, ...auditLedgerEntries]
const keys = testKeys()

interface Scene {
  readonly db: TestDatabase
  readonly context: Context
  readonly auditor: PersonActor
  readonly person: PersonActor
  readonly as: (who: PersonActor) => Promise<ReturnType<typeof visitor>>
  readonly stranger: () => ReturnType<typeof visitor>
}

const signIn = defineRoute({
  method: 'GET',
  path: '/test/sign-in/:personId',
  permission: ['anyone'],
  audit: { none: 'only in tests' },
  params: z.object({ personId: z.uuid() }),
  handler: async ({ params, session }) => {
    await session.signIn(params.personId)
    return redirectTo('/')
  },
})

async function scene(permissionCheck?: Context['permissionCheck']): Promise<Scene> {
  const db = await testDatabase()
  const { context } = serviceContext(db, { ledger: createLedgerService(keys.verifiers) })
  const auditor = await buildPerson(db.asOwner, { name: 'Ada Auditor', roles: ['auditor'] })
  const person = await buildPerson(db.asOwner, { name: '=cmd|Gŵyn' })
  const { app, logged } = await testWebApp([...auditRoutes(context, kinds), signIn], {
    people: [auditor, person],
    messages: [auditMessages],
    permissionCheck: permissionCheck ?? context.permissionCheck,
  })
  onTestFinished(() => {
    expect(logged.filter((line) => line.includes('"stack"'))).toEqual([])
  })
  const as = async (who: PersonActor) => {
    const browser = visitor(app)
    await browser.get(`/test/sign-in/${who.personId}`)
    return browser
  }
  return { db, context, auditor, person, as, stranger: () => visitor(app) }
}

async function note({ db, context }: Scene, subjects: readonly string[], text = 'a note'): Promise<string> {
  const entry = await db.database.inTransaction(systemActor('demo'), (tx) =>
    appendEntry(tx, { kind: noted.kind, at: context.clock.now(), subjects, payload: { text } }),
  )
  await seal(db)
  return entry.id
}

async function seal(db: TestDatabase): Promise<void> {
  const client = await db.sequencerPool.connect()
  try {
    await sealPending(client, { keys, clock: { now: () => new Date() } })
  } finally {
    client.release()
  }
}

async function looks({ db }: Scene): Promise<{ how: string; entries: number; by: { name: string } }[]> {
  const { rows } = await db.ownerPool.query<{ payload: string }>(
    `select payload from ledger_payload where kind = 'audit.entries-looked-at'`,
  )
  return rows.map(
    ({ payload }) => JSON.parse(payload) as { how: string; entries: number; by: { name: string } },
  )
}

describe('the ledger’s public pages', () => {
  test('anybody gets the key and the newest checkpoint, and the page says what only an outside one proves', async () => {
    const found = await scene()
    const browser = found.stranger()
    expect((await browser.get('/ledger/checkpoint')).statusCode).toBe(404)
    expect((await browser.get('/ledger')).body).toContain('Nothing has been sealed yet')
    await note(found, [])
    const key = (await browser.get('/ledger/key')).body
    expect(key).toBe(`${found.context.ledger.verifierKeys.join('\n')}\n`)
    const checkpoint = (await browser.get('/ledger/checkpoint')).body
    expect(checkpoint.split('\n').slice(0, 2)).toEqual([found.context.ledger.origin, '1'])
    const page = load((await browser.get('/ledger')).body)
    expect(page('main').text()).toContain('can write another history and sign it')
    expect(page(`a[href="${informationPaths.receipts}"]`)).toHaveLength(1)
  })

  test('the verification page is served with a policy that allows no connection', async () => {
    const browser = (await scene()).stranger()
    const page = await browser.get('/verify')
    expect(page.headers['content-security-policy']).toMatch(
      /^default-src 'none'; connect-src 'none'; script-src 'sha256-/,
    )
    expect(page.headers['content-security-policy']).toContain("frame-ancestors 'none'")
    expect(page.headers['content-disposition']).toMatch(/^inline/)
    const file = await browser.get('/verify.html')
    expect(file.headers['content-disposition']).toMatch(/^attachment; filename="verify\.html"/)
    expect(file.body).toBe(page.body)
  })
})

describe('what auditors see', () => {
  test('nobody else gets in, and without the code’s check the database shows nothing', async () => {
    const guarded = await scene()
    const id = await note(guarded, [guarded.auditor.personId])
    const browser = await guarded.as(guarded.person)
    for (const path of [
      '/audit',
      '/audit/entries.csv',
      `/audit/entries/${id}`,
      `/audit/entries/${id}/receipt.json`,
    ]) {
      expect((await browser.get(path)).statusCode, path).toBe(403)
    }
    const open = await scene(() => true)
    const other = await note(open, [open.auditor.personId], 'a secret')
    const curious = await open.as(open.person)
    expect((await curious.get(`/audit/entries/${other}`)).body).not.toContain('a secret')
    expect((await curious.get(`/audit/entries/${other}/receipt.json`)).statusCode).toBe(404)
    expect((await curious.get('/audit')).body).not.toContain('Ada Auditor</td>')
  })

  test('a look at entries about others is recorded; one at entries about nobody or oneself is not', async () => {
    const found = await scene()
    await note(found, [])
    await note(found, [found.auditor.personId])
    const browser = await found.as(found.auditor)
    await browser.get('/audit')
    expect(await looks(found)).toEqual([])
    const id = await note(found, [found.person.personId])
    await browser.get('/audit')
    await browser.get(`/audit/entries/${id}`)
    await browser.get('/audit/entries.csv?kind=test.noted')
    await browser.get(`/audit/entries/${id}/receipt.json`)
    const recorded = await looks(found)
    expect(recorded.map(({ how }) => how).sort()).toEqual(['entry', 'export', 'list', 'receipt'])
    expect(recorded[0]).toMatchObject({ by: { name: 'Ada Auditor' }, entries: 1 })
  })

  test('an entry’s page shows what was recorded, and its receipt verifies', async () => {
    const found = await scene()
    const id = await note(found, [found.person.personId], 'a \u202e<b>note')
    const browser = await found.as(found.auditor)
    const page = load((await browser.get(`/audit/entries/${id}`)).body)
    expect(page('pre').text()).toContain('a ‹U+202E›<b>note')
    expect(page('dl').text()).toContain('=cmd|Gŵyn')
    const receipt = await browser.get(`/audit/entries/${id}/receipt.json`)
    expect(verifyReceiptFile(receipt.body, { keys: keys.verifiers }).verdict).toBe('valid')
    expect((await browser.get(`/audit/entries/${randomUUID()}`)).statusCode).toBe(404)
  })

  test('an erased entry has its place and its fingerprint, and nothing else', async () => {
    const found = await scene()
    const id = await note(found, [found.person.personId], 'gone')
    await found.db.ownerPool.query('delete from ledger_payload where entry_id = $1', [id])
    const browser = await found.as(found.auditor)
    const page = (await browser.get(`/audit/entries/${id}`)).body
    expect(page).toContain('content was erased')
    expect(page).not.toContain('gone')
    expect((await browser.get('/audit')).body).toContain('Content erased')
  })

  test('filters by kind, person and day; a day that is none is said to be so', async () => {
    const found = await scene()
    await note(found, [found.person.personId])
    await note(found, [])
    const browser = await found.as(found.auditor)
    const lines = async (query: string) =>
      load((await browser.get(`/audit?${query}`)).body)('tbody tr').length
    expect(await lines('')).toBe(2)
    expect(await lines('person=gŵyn')).toBe(1)
    expect(await lines(`person=${found.person.personId.toUpperCase()}@EXAMPLE.gov.uk`)).toBe(1)
    expect(await lines('person=%25')).toBe(0)
    expect(await lines('kind=test.other')).toBe(0)
    expect(await lines('to=2001-01-01')).toBe(0)
    expect(await lines('from=2001-01-01')).toBe(2)
    const wrong = await browser.get('/audit?from=2026-02-30&person=gŵyn')
    expect(wrong.statusCode).toBe(422)
    const page = load(wrong.body)
    expect(page('.govuk-error-summary').text()).toContain('Enter the first day')
    expect(page('#person').val()).toBe('gŵyn')
  })

  test('the export runs no formula', async () => {
    const found = await scene()
    await note(found, [found.person.personId])
    const browser = await found.as(found.auditor)
    const csv = (await browser.get('/audit/entries.csv')).body
    expect(csv).toContain("'=cmd|Gŵyn")
    expect(csv).toContain('test.noted')
  })
})

test('given 100,000 entries, pages meet each entry once, whatever is added meanwhile', async () => {
  const found = await scene()
  const { db, auditor } = found
  await db.ownerPool.query(
    `with made as (select gen_random_uuid() as id, at from generate_series(0, 99999) as at),
     entries as (insert into ledger_entry (id, leaf_hash) select id, $1 from made),
     payloads as (insert into ledger_payload (entry_id, kind, subjects, recorded_by, payload, salt)
       select id, case when at % 1000 = 0 then 'test.rare' else 'test.noted' end, '{}', 'system:demo', '{}', $1 from made)
     insert into ledger_leaf (leaf_index, entry_id, leaf_hash) select at, id, $1 from made`,
    [randomBytes(32)],
  )
  const filter = { kind: undefined, person: undefined, from: undefined, to: undefined }
  const seen = new Set<number>()
  let before: number | undefined
  for (let pages = 0; pages < 40; pages++) {
    const entries = await db.database.inTransaction(auditor, (tx) =>
      listEntries(tx, pages < 20 ? filter : { ...filter, kind: 'test.rare' }, { before, limit: 50 }),
    )
    for (const { leafIndex } of entries) {
      expect(seen.has(leafIndex)).toBe(false)
      seen.add(leafIndex)
    }
    before = entries.at(-1)?.leafIndex ?? before
    await db.ownerPool.query(
      `with made as (select gen_random_uuid() as id), entry as (insert into ledger_entry (id, leaf_hash) select id, $1 from made)
       insert into ledger_leaf (leaf_index, entry_id, leaf_hash) select 100000 + $2::int, id, $1 from made`,
      [randomBytes(32), pages],
    )
  }
  expect(seen.size).toBe(20 * 50 + 99)
}, 120_000)
