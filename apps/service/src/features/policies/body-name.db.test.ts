import { load } from 'cheerio'
import { expect, test } from 'vitest'
import { policyApp, type PolicyApp, post } from '../../../test/policy-app.ts'
import { firstVersion, importDraft, publish, submitConfirmed } from '../../../test/policy-scene.ts'
import { decideBodyName } from './decide-body-name.ts'
import { submitVersion } from './move-version.ts'

const base = '/manage/policies/social-media/1'
const shown: [string, string][] = [
  ['row-0', '0'],
  ['inText', 'Example Borough Council'],
  ['setUp', 'Sample District Council'],
]

async function setUpAs(name: string): Promise<PolicyApp> {
  const at = await policyApp()
  await at.db.asOwner
    .insertInto('body')
    .values({ name, short_name: 'SDC', contact_email: 'policy@example.gov.uk' })
    .execute()
  await importDraft(at)
  return at
}

test('a text that names another body is asked about, with both names, before it can be submitted', async () => {
  const at = await setUpAs('Sample District Council')
  const owner = await at.signedIn(at.owner)
  expect((await owner.get(base)).body).toContain('The body that the text names')
  const page = load((await owner.get(`${base}/body-name`)).body)
  expect(page('.govuk-warning-text').text()).toContain('“Example Borough Council”')
  expect(page('.govuk-warning-text').text()).toContain('“Sample District Council”')
  expect(page('input[type=radio]:checked')).toHaveLength(0)
  expect((await owner.get(`${base}/submit`)).body).toContain('Say that the text names your body')
  const nothing = await post(owner, `${base}/body-name`, shown)
  expect(load(nothing.body)('.govuk-error-summary a').attr('href')).toBe('#choice-0')
  await post(owner, `${base}/body-name`, [...shown, ['choice-0', 'change-text']])
  expect((await owner.get(base)).body).toContain('withdraw this version, change the text')
  expect(await submitVersion(at.context, at.owner, firstVersion, { inForceOn: '2026-11-22' })).toMatchObject({
    refusal: 'not-all-confirmed',
    outstanding: expect.arrayContaining([{ part: 'bodyName', count: 1 }]),
  })
  await post(owner, `${base}/body-name`, [['row-0', '1'], ...shown.slice(1), ['choice-0', 'same-body']])
  await submitConfirmed(at)
  const approver = await at.signedIn(at.approver)
  expect((await approver.get(`${base}/review`)).body).toContain('The owner says that it is the same body')
  const { rows } = await at.db.ownerPool.query(
    `select in_text, set_up, choice, origin, decided_by from policy_body_name`,
  )
  expect(rows).toEqual([
    {
      in_text: 'Example Borough Council',
      set_up: 'Sample District Council',
      choice: 'same-body',
      origin: 'chosen',
      decided_by: at.owner.personId,
    },
  ])
})

test('the next version offers the answer, as long as both names are the same', async () => {
  const at = await setUpAs('Sample District Council')
  await publish(at)
  await importDraft(at)
  const owner = await at.signedIn(at.owner)
  const page = load((await owner.get('/manage/policies/social-media/2/body-name')).body)
  expect(page('input[type=radio]:checked').attr('value')).toBe('same-body')
  expect(page('body').text()).toContain('Confirmed in version 1, unchanged since')
  const second = { ...firstVersion, version: 2 }
  const names = { inText: 'Example Borough Council', setUp: 'Sample District Council' }
  await decideBodyName(at.context, at.owner, second, { ...names, choice: 'same-body', rowVersion: 0 })
  const { rows } = await at.db.ownerPool.query(
    `select version, origin from policy_body_name order by version`,
  )
  expect(rows).toEqual([
    { version: 1, origin: 'chosen' },
    { version: 2, origin: 'version-1' },
  ])
})

test('an answer counts only for the names that the page showed; the same body is not asked about at all', async () => {
  const at = await setUpAs('Sample District Council')
  const answer = { inText: 'Example Borough Council', choice: 'same-body', rowVersion: 0 } as const
  expect(
    await decideBodyName(at.context, at.owner, firstVersion, { ...answer, setUp: 'Another' }),
  ).toMatchObject({ outcome: 'refused', refusal: 'unknown-item' })
  await at.db.asOwner.updateTable('body').set({ name: 'The Example Borough Council' }).execute()
  const owner = await at.signedIn(at.owner)
  expect((await owner.get(base)).body).not.toContain('The body that the text names')
  expect((await owner.get(`${base}/body-name`)).headers.location).toBe(base)
})
