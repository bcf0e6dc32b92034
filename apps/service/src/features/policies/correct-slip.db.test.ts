import { load } from 'cheerio'
import { expect, test } from 'vitest'
import { buildPerson } from '../../../test/builders/people.ts'
import { policyApp, post } from '../../../test/policy-app.ts'
import {
  firstVersion,
  importDraft,
  policyScene,
  publish,
  submitConfirmed,
} from '../../../test/policy-scene.ts'
import { anonymous } from '../../platform/identity/actor.ts'
import { decideOnCorrection, recordCorrection } from './correct-slip.ts'
import { approveVersion } from './move-version.ts'
import { findPolicyInForce } from './queries.ts'

test('a slip is corrected by two people, shows as a note and leaves the hash alone', async () => {
  const at = await policyScene()
  await importDraft(at)
  await submitConfirmed(at)
  await approveVersion(at.context, at.approver, firstVersion, { inForceOn: '2026-11-22' })
  const before = 'You must not publish confidential information.'
  const correction = { ref: '4.1', before, reason: 'Typing error' }
  expect(
    await recordCorrection(at.context, at.owner, firstVersion, {
      ...correction,
      after: 'You must publish confidential information.',
    }),
  ).toEqual({ outcome: 'refused', refusal: 'force-changed' })
  const after = 'You must not publish confidential informations.'
  const recorded = await recordCorrection(at.context, at.owner, firstVersion, { ...correction, after })
  if (recorded.outcome !== 'saved') throw new Error('not recorded')
  const read = async () =>
    await at.db.database.inTransaction(anonymous, (tx) => findPolicyInForce(tx, firstVersion.slug))
  const unconfirmed = await read()
  expect(unconfirmed?.provisions[0]?.text).toBe(before)
  const both = await buildPerson(at.db.asOwner, { roles: ['policy-owner', 'policy-approver'] })
  expect(await recordCorrection(at.context, both, firstVersion, { ...correction, after })).toMatchObject({
    refusal: 'pending',
  })
  await decideOnCorrection(at.context, at.approver, firstVersion, {
    correctionId: recorded.correctionId,
    decision: 'confirmed',
  })
  const corrected = await read()
  expect(corrected?.provisions[0]?.text).toBe(after)
  expect(corrected?.corrections).toMatchObject([{ ref: '4.1', before, after, reason: 'Typing error' }])
  expect(corrected?.contentHash).toBe(unconfirmed?.contentHash)
  await expect(at.db.servicePool.query(`update policy_correction set decision = 'refused'`)).rejects.toThrow(
    'stays as it was recorded',
  )
})

test('a correction is recorded on a page, confirmed by another person, and shown as a note', async () => {
  const at = await policyApp()
  await importDraft(at)
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
