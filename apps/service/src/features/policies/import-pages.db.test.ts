import { load } from 'cheerio'
import { expect, test } from 'vitest'
import { policyApp, upload } from '../../../test/policy-app.ts'

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
  const at = await policyApp()
  const owner = await at.signedIn(at.owner)
  const response = await upload(owner, { file: { name, bytes } })
  expect(response.statusCode).toBe(status)
  expect(load(response.body)(where).text()).toMatch(says)
  expect(await at.rows('policy')).toBe(0)
  expect(await at.rows('ledger_entry')).toBe(0)
})

test('a form without a source, a title or a good address is shown again with what was typed', async () => {
  const at = await policyApp()
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
  const at = await policyApp()
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
  const at = await policyApp()
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
