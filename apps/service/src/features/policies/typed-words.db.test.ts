import { load } from 'cheerio'
import { expect, test } from 'vitest'
import {
  type Fields,
  policyApp,
  post,
  sectionFields,
  upload,
  type Visitor,
} from '../../../test/policy-app.ts'
import { importDraft, publish, submitConfirmed } from '../../../test/policy-scene.ts'

const base = '/manage/policies/social-media/1'

/** What stands in an input, a textarea or a ticked box of a page that shows a form again. */
async function again(
  one: Visitor,
  path: string,
  fields: Fields,
  selector: string,
): Promise<readonly string[]> {
  const shown = await post(one, `${base}${path}`, fields)
  expect(shown.statusCode, path).toBe(422)
  const $ = load(shown.body)
  expect($('.govuk-error-summary').length, path).toBe(1)
  return $(selector)
    .get()
    .map((element) => $(element).attr('value') ?? $(element).text().trim())
}

test('what was typed into the forms of a draft stands there again when one of them is refused', async () => {
  const at = await policyApp()
  await importDraft(at)
  const owner = await at.signedIn(at.owner)
  const long = 'word '.repeat(300).trim()
  expect(
    await again(
      owner,
      '/sections/4',
      [...sectionFields([0]), ['topics-0', 'rumours'], ['row-1', '0'], ['force-1', 'may'], ['add-1', 'logo']],
      'input[name="topics-0"]:checked, select[name="force-1"] [selected], select[name="add-1"] [selected]',
    ),
  ).toEqual(['rumours', 'may', 'logo'])
  expect(
    await again(
      owner,
      '/topics',
      [
        ['choice-logo', 'elsewhere'],
        ['note-logo', long],
        ['note-feedback', 'Ask Sam'],
      ],
      'input[name="choice-logo"]:checked, input[name="note-logo"], input[name="note-feedback"]',
    ),
  ).toEqual(expect.arrayContaining(['elsewhere', long, 'Ask Sam']))
  expect(
    await again(
      owner,
      '/tensions',
      [
        ['resolution-0', 'own-words'],
        ['words-0', long],
      ],
      'input[name="resolution-0"]:checked, textarea[name="words-0"]',
    ),
  ).toEqual(['own-words', long])
  const date: Fields = [
    ['inForceOn-day', ''],
    ['inForceOn-month', '13'],
    ['inForceOn-year', '2027'],
  ]
  const $ = load((await post(owner, `${base}/submit`, date)).body)
  expect(
    ['day', 'month', 'year'].map((part) => $(`#inForceOn-${part}`).attr('value') ?? ''),
    'an emptied box stays empty',
  ).toEqual(['', '13', '2027'])
  expect(await again(owner, '/withdraw', [['reasons', 'x'.repeat(2001)]], '#reasons')).toEqual([
    'x'.repeat(2001),
  ])
})

test('so do the words of an approver and of a correction', async () => {
  const at = await policyApp()
  await importDraft(at)
  await submitConfirmed(at)
  const approver = await at.signedIn(at.approver)
  expect(await again(approver, '/send-back', [['reasons', 'y'.repeat(2001)]], '#reasons')).toEqual([
    'y'.repeat(2001),
  ])
  expect(
    await again(
      approver,
      '/approve',
      [
        ['inForceOn-day', '31'],
        ['inForceOn-month', '2'],
        ['inForceOn-year', '2027'],
      ],
      '#inForceOn-day, #inForceOn-month, #inForceOn-year',
    ),
  ).toEqual(['31', '2', '2027'])
})

test('a correction that is refused stands there again with its reason', async () => {
  const at = await policyApp()
  await importDraft(at)
  await publish(at)
  const owner = await at.signedIn(at.owner)
  expect(
    await again(
      owner,
      '/corrections',
      [
        ['ref', '4.1'],
        ['before', 'You must not publish confidential information.'],
        ['after', 'You may publish anything.'],
        ['reason', 'Somebody asked'],
      ],
      '#after, #reason',
    ),
  ).toEqual(['You may publish anything.', 'Somebody asked'])
})

test('an import that is refused keeps title, address and text, and says that the file has to be chosen again', async () => {
  const at = await policyApp()
  const owner = await at.signedIn(at.owner)
  const fields = { title: 'Our policy', slug: 'Not An Address', text: '1.1 You must be kind.' }
  const pasted = load((await upload(owner, { fields: { ...fields, source: 'text' } })).body)
  expect([
    pasted('#title').attr('value'),
    pasted('#slug').attr('value'),
    pasted('#text').text().trim(),
    pasted('input[name=source]:checked').attr('value'),
  ]).toEqual(['Our policy', 'Not An Address', '1.1 You must be kind.', 'text'])
  const file = { name: 'policy.txt', bytes: Buffer.from('1.1 You must be kind.') }
  const sent = load((await upload(owner, { fields, file })).body)
  expect(sent('#title').attr('value')).toBe('Our policy')
  expect(sent('#file-hint').text()).toContain('Choose the file again')
})

test('words for a version that has moved on meanwhile are shown on the page that says so', async () => {
  const at = await policyApp()
  await importDraft(at)
  await publish(at)
  const owner = await at.signedIn(at.owner)
  const approver = await at.signedIn(at.approver)
  const refusals: readonly [Visitor, string, Fields][] = [
    [
      owner,
      '/tensions',
      [
        ['resolution-0', 'own-words'],
        ['words-0', 'Ask the monitoring officer'],
      ],
    ],
    [
      owner,
      '/topics',
      [
        ['choice-logo', 'elsewhere'],
        ['note-logo', 'Ask the monitoring officer'],
      ],
    ],
    [owner, '/withdraw', [['reasons', 'Ask the monitoring officer']]],
    [approver, '/send-back', [['reasons', 'Ask the monitoring officer']]],
  ]
  for (const [one, path, fields] of refusals) {
    const refused = await post(one, `${base}${path}`, fields)
    expect(refused.statusCode, path).toBe(409)
    expect(load(refused.body)('main').text(), path).toContain('Ask the monitoring officer')
  }
})
