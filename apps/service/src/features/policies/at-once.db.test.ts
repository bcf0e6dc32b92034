import { load } from 'cheerio'
import { expect, test } from 'vitest'
import { buildPerson } from '../../../test/builders/people.ts'
import {
  type Fields,
  policyApp,
  type PolicyApp,
  post,
  sectionFields,
  type Visitor,
} from '../../../test/policy-app.ts'
import { firstVersion, importDraft, submitConfirmed } from '../../../test/policy-scene.ts'
import { confirmAsSuggested } from './confirm-as-suggested.ts'
import { approveVersion, withdrawVersion } from './move-version.ts'
import { readVersion } from './read-version.ts'
import type { VersionDetail } from './version-detail.ts'

const base = '/manage/policies/social-media/1'
const date: Fields = [
  ['inForceOn-day', '22'],
  ['inForceOn-month', '11'],
  ['inForceOn-year', '2026'],
]

async function read(at: PolicyApp): Promise<VersionDetail> {
  const detail = await at.db.database.inTransaction(at.owner, (tx) => readVersion(tx, firstVersion))
  if (detail === undefined) throw new Error('no such version')
  return detail
}

async function shownTo(approver: Visitor): Promise<[string, string]> {
  const review = await approver.get(`${base}/review`)
  return ['shown', load(review.body)('input[name=shown]').attr('value') ?? '']
}

function statuses(responses: readonly { readonly statusCode: number }[]): readonly number[] {
  return responses.map(({ statusCode }) => statusCode).toSorted((a, b) => a - b)
}

test('of two owners who confirm the same paragraph at once, one is saved and the other sees both choices', async () => {
  const at = await policyApp()
  await importDraft(at)
  const one = await at.signedIn(at.owner)
  const two = await at.signedIn(at.secondOwner)
  const fields = (who: string): Fields => [
    ['row-0', '0'],
    ['force-0', 'must'],
    ['appliesTo-0', who],
  ]
  const responses = await Promise.all([
    post(one, `${base}/sections/4`, fields('agency')),
    post(two, `${base}/sections/4`, fields('supplier')),
  ])
  expect(statuses(responses)).toEqual([303, 409])
  const loser = responses.find(({ statusCode }) => statusCode === 409)
  expect(loser?.body).toContain('Somebody else changed this while you worked on it')
  expect(load(loser?.body ?? '')('.moothall-halves').text()).toMatch(
    /Agency workers[\s\S]*Suppliers|Suppliers[\s\S]*Agency workers/,
  )
  expect((await read(at)).provisions[0]?.rowVersion).toBe(1)
})

test('two owners who choose the same at once are both told that it is saved', async () => {
  const at = await policyApp()
  await importDraft(at)
  const [one, two] = [await at.signedIn(at.owner), await at.signedIn(at.secondOwner)]
  const url = `${base}/sections/4`
  const responses = await Promise.all([one, two].map((who) => post(who, url, sectionFields([0]))))
  expect(statuses(responses)).toEqual([303, 303])
  expect((await read(at)).provisions[0]?.rowVersion).toBe(1)
})

test('an owner who edits while the version is approved is told so, and nothing of it changes', async () => {
  const at = await policyApp()
  await importDraft(at)
  const owner = await at.signedIn(at.owner)
  expect((await owner.get(`${base}/sections/4`)).statusCode).toBe(200)
  await submitConfirmed(at)
  const approver = await at.signedIn(at.approver)
  const approval: Fields = [...date, await shownTo(approver)]
  const before = await read(at)
  const [approved, edited] = await Promise.all([
    post(approver, `${base}/approve`, approval),
    post(owner, `${base}/sections/4`, [...sectionFields([0], 1), ['appliesTo-0', 'supplier']]),
  ])
  expect([approved.statusCode, edited.statusCode]).toEqual([303, 409])
  expect(load(edited.body)('main').text()).toContain('somebody has submitted, approved or withdrawn it')
  expect((await read(at)).provisions).toEqual(before.provisions)
})

test('a choice that arrives as the draft is submitted is either part of it or refused', async () => {
  const at = await policyApp()
  await importDraft(at)
  await confirmAsSuggested(at.context, at.owner, firstVersion, '')
  const [one, two] = [await at.signedIn(at.owner), await at.signedIn(at.secondOwner)]
  const [submitted, edited] = await Promise.all([
    post(one, `${base}/submit`, date),
    post(two, `${base}/sections/4`, [...sectionFields([0], 1), ['appliesTo-0', 'supplier']]),
  ])
  expect(submitted.statusCode).toBe(303)
  const { state, provisions } = await read(at)
  const appliesTo = provisions[0]?.applicability
    .filter(({ chosen }) => chosen)
    .map(({ category }) => category)
  expect([state, edited.statusCode, appliesTo]).toEqual(
    edited.statusCode === 303
      ? ['in-review', 303, ['officer', 'supplier']]
      : ['in-review', 409, ['officer', 'member']],
  )
})

test('of approving and withdrawing at once, one happens and the other is told', async () => {
  const at = await policyApp()
  await importDraft(at)
  await submitConfirmed(at)
  const owner = await at.signedIn(at.owner)
  const approver = await at.signedIn(at.approver)
  const approval: Fields = [...date, await shownTo(approver)]
  const [approved, withdrawn] = await Promise.all([
    post(approver, `${base}/approve`, approval),
    post(owner, `${base}/withdraw`, [['reasons', 'A page is missing']]),
  ])
  expect(statuses([approved, withdrawn])).toEqual([303, 409])
  const refused = approved.statusCode === 409 ? approved : withdrawn
  expect(load(refused.body)('main').text()).toContain('The version has moved on since you opened the page')
  expect((await read(at)).state).toBe(approved.statusCode === 303 ? 'in-force' : 'withdrawn')
})

test('of two approvers at once, one approves and the other is told that it has moved on', async () => {
  const at = await policyApp()
  await importDraft(at)
  await submitConfirmed(at)
  const other = await buildPerson(at.db.asOwner, { roles: ['policy-approver'] })
  const results = await Promise.all(
    [at.approver, other].map((who) =>
      approveVersion(at.context, who, firstVersion, { inForceOn: '2026-11-22' }),
    ),
  )
  expect(results.map(({ outcome }) => outcome).toSorted((a, b) => a.localeCompare(b))).toEqual([
    'moved',
    'refused',
  ])
  expect(results).toContainEqual(expect.objectContaining({ refusal: 'wrong-state' }))
})

test('an approver whose page is of a version withdrawn meanwhile is told, and approves nothing', async () => {
  const at = await policyApp()
  await importDraft(at)
  await submitConfirmed(at)
  const approver = await at.signedIn(at.approver)
  const approval: Fields = [...date, await shownTo(approver)]
  await withdrawVersion(at.context, at.owner, firstVersion, { reasons: 'A page is missing' })
  const refused = await post(approver, `${base}/approve`, approval)
  expect(refused.statusCode).toBe(409)
  expect((await read(at)).state).toBe('withdrawn')
})
