import { load } from 'cheerio'
import { expect, test } from 'vitest'
import { policyDocument, provision } from '../../../test/builders/policies.ts'
import { policyApp, type PolicyApp, post } from '../../../test/policy-app.ts'
import { firstVersion, importDraft, publish, submitConfirmed } from '../../../test/policy-scene.ts'
import { confirmProvisions } from './confirm-provisions.ts'
import { decideOnCorrection, recordCorrection } from './correct-slip.ts'
import { sendBackVersion } from './move-version.ts'

const second = { ...firstVersion, version: 2 }
const base = '/manage/policies/social-media/2'
const date: [string, string][] = [
  ['inForceOn-day', '22'],
  ['inForceOn-month', '11'],
  ['inForceOn-year', '2026'],
]

/** A second version in review, with another 4.1 and another audience for 4.2. */
async function inReview(): Promise<PolicyApp> {
  const at = await policyApp()
  await importDraft(at)
  await publish(at)
  await importDraft(at, {
    provisions: [
      provision('4.1', 'You must never publish confidential information.', { force: 'must-not' }),
      ...policyDocument().provisions.slice(1),
    ],
  })
  await confirmProvisions(at.context, at.owner, second, [
    { ref: '4.2', topics: ['disparagement'], appliesTo: ['officer'], force: 'should', rowVersion: 0 },
  ])
  await submitConfirmed(at, 2)
  return at
}

test('the approver sees what changes from the version in force, also to a screen reader', async () => {
  const at = await inReview()
  const approver = await at.signedIn(at.approver)
  const $ = load((await approver.get(`${base}/review`)).body)
  expect($('h2').first().text()).toBe('What changes from version 1, which is in force')
  const changes = $('.moothall-change')
    .get()
    .map((element) => $(element).text().replaceAll(/\s+/g, ' ').trim())
  expect(changes).toHaveLength(2)
  expect(changes[0]).toContain('4.1 Changed You must [taken out: not] [put in: never] publish')
  expect(changes[1]).toContain('Kind [taken out: Must] [put in: Should]')
  expect(changes[1]).toContain('Applies to [taken out: Councillors and other members]')
  expect($('ins').length + $('del').length).toBeGreaterThan(4)
})

test('the owner sees it before submitting, and everybody who looks after the policy at an address of its own', async () => {
  const at = await inReview()
  const approver = await at.signedIn(at.approver)
  const page = load((await approver.get(`${base}/comparison`)).body)
  expect(page('.moothall-change')).toHaveLength(2)
  expect((await approver.get(base)).body).toContain(`${base}/comparison`)
  await sendBackVersion(at.context, at.approver, second, { reasons: 'Once more' })
  const owner = await at.signedIn(at.owner)
  const submit = load((await owner.get(`${base}/submit`)).body)
  expect(submit('main').text()).toContain('0 paragraphs added, 0 removed, 2 changed.')
  expect(submit(`a[href="${base}/comparison"]`)).toHaveLength(1)
  expect((await at.anybody.get(`${base}/comparison`)).statusCode).not.toBe(200)
})

test('a first version has nothing to be compared with, and says so', async () => {
  const at = await policyApp()
  await importDraft(at)
  const owner = await at.signedIn(at.owner)
  const page = await owner.get('/manage/policies/social-media/1/comparison')
  expect(page.body).toContain('No version of this policy is in force')
  expect((await owner.get('/manage/policies/social-media/1/submit')).body).not.toContain('/comparison')
})

test('what was sent back, changed and submitted again is not approved from a page that showed it as it was', async () => {
  const at = await inReview()
  const approver = await at.signedIn(at.approver)
  const read = async (): Promise<string> =>
    load((await approver.get(`${base}/review`)).body)('input[name=shown]').attr('value') ?? ''
  const shown = await read()
  await sendBackVersion(at.context, at.approver, second, { reasons: 'Who does 4.2 bind?' })
  await confirmProvisions(at.context, at.owner, second, [
    { ref: '4.2', topics: ['disparagement'], appliesTo: ['supplier'], force: 'should', rowVersion: 1 },
  ])
  await submitConfirmed(at, 2)
  const refused = await post(approver, `${base}/approve`, [...date, ['shown', shown]])
  expect(refused.statusCode).toBe(422)
  expect(load(refused.body)('.govuk-error-summary').text()).toContain('has changed since you opened the page')
  expect(load(refused.body)('.moothall-change').text()).toContain('Suppliers')
  expect((await post(approver, `${base}/approve`, date)).statusCode, 'a form that says nothing').toBe(422)
  expect((await post(approver, `${base}/approve`, [...date, ['shown', await read()]])).statusCode).toBe(303)
  expect((await at.anybody.get('/policies/social-media')).body).toContain('Version 2')
})

test('nor where the version in force was corrected meanwhile, so that the comparison is another', async () => {
  const at = await inReview()
  const approver = await at.signedIn(at.approver)
  const shown = load((await approver.get(`${base}/review`)).body)('input[name=shown]').attr('value') ?? ''
  const before = 'You must not publish confidential information.'
  const after = before.replace('information', 'Information')
  const recorded = await recordCorrection(at.context, at.owner, firstVersion, {
    ref: '4.1',
    before,
    after,
    reason: 'Slip',
  })
  if (recorded.outcome !== 'saved') throw new Error('not recorded')
  const { correctionId } = recorded
  await decideOnCorrection(at.context, at.approver, firstVersion, { correctionId, decision: 'confirmed' })
  expect((await post(approver, `${base}/approve`, [...date, ['shown', shown]])).statusCode).toBe(422)
})
