import { expect, test } from 'vitest'
import { buildPerson } from '../../../test/builders/people.ts'
import { policyDocument } from '../../../test/builders/policies.ts'
import {
  firstVersion,
  importDraft,
  policyScene,
  type PolicyScene,
  submitConfirmed,
} from '../../../test/policy-scene.ts'
import { anonymous } from '../../platform/identity/actor.ts'
import { bringDueVersionsIntoForce } from './bring-due-into-force.ts'
import { confirmProvisions } from './confirm-provisions.ts'
import { importDocument } from './import-document.ts'
import { notifyJob } from './jobs/notify.ts'
import { approveVersion, sendBackVersion, submitVersion, withdrawVersion } from './move-version.ts'
import { findPolicyInForce, findPolicyVersion, listPoliciesInForce } from './queries.ts'

async function entryKinds({ db }: PolicyScene): Promise<readonly string[]> {
  const rows = await db.asOwner
    .selectFrom('ledger_payload as p')
    .innerJoin('ledger_entry as e', 'e.id', 'p.entry_id')
    .select('p.kind')
    .orderBy('e.recorded_at')
    .execute()
  return rows.map(({ kind }) => kind)
}

test('a policy goes from import to in force, and every step is in the ledger', async () => {
  const at = await policyScene()
  await importDraft(at)
  expect(await submitVersion(at.context, at.owner, firstVersion, { inForceOn: '2026-11-22' })).toMatchObject({
    outcome: 'refused',
    refusal: 'not-all-confirmed',
  })
  await submitConfirmed(at)
  expect(await approveVersion(at.context, at.approver, firstVersion, { inForceOn: '2026-11-22' })).toEqual({
    outcome: 'moved',
    to: 'in-force',
  })
  const policy = await at.db.database.inTransaction(anonymous, (tx) => findPolicyInForce(tx, 'social-media'))
  expect(policy).toMatchObject({
    version: 1,
    state: 'in-force',
    inForceOn: '2026-11-22',
    title: 'Social media policy',
    bodyName: 'Example Borough Council',
  })
  expect(policy?.provisions.map(({ ref, text, depth }) => [ref, text, depth])).toEqual([
    ['4.1', 'You must not publish confidential information.', 0],
    ['4.2', 'You must not make disparaging statements about:', 0],
    ['4.2.a', 'our employees', 1],
    ['D1', 'Blogs, forums and networks', 0],
  ])
  expect(policy?.provisions[0]).toMatchObject({
    topics: ['confidentiality'],
    appliesTo: ['officer', 'member'],
  })
  expect(policy?.tensions[0]).toMatchObject({
    resolution: 'exception',
    resolvedAs: { code: 'tension.association-or-openness.choice.particular-first', params: {} },
  })
  expect(policy?.contentHash).toMatch(/^[0-9a-f]{64}$/)
  expect(await entryKinds(at)).toEqual([
    'policies.imported',
    'policies.repair-decided',
    'policies.provision-confirmed',
    'policies.topic-acknowledged',
    'policies.tension-resolved',
    'policies.submitted',
    'policies.approved',
    'policies.brought-into-force',
  ])
})

test('a draft, and a version in review, leave through no public query', async () => {
  const at = await policyScene()
  await importDraft(at)
  const look = async (): Promise<unknown> =>
    await at.db.database.inTransaction(anonymous, async (tx) => [
      await findPolicyInForce(tx, firstVersion.slug),
      await findPolicyVersion(tx, firstVersion.slug, 1),
      await listPoliciesInForce(tx),
    ])
  expect(await look()).toEqual([undefined, undefined, []])
  await submitConfirmed(at, 1, '2026-12-01')
  expect(await look()).toEqual([undefined, undefined, []])
  await approveVersion(at.context, at.approver, firstVersion, { inForceOn: '2026-12-01' })
  expect(await look()).toEqual([undefined, undefined, []])
})

test('a version with a later date comes into force on that UK day, once, and takes the place of the one before', async () => {
  const at = await policyScene()
  await importDraft(at)
  await submitConfirmed(at)
  await approveVersion(at.context, at.approver, firstVersion, { inForceOn: '2026-11-22' })
  await importDraft(at)
  await submitConfirmed(at, 2, '2027-06-01')
  expect(
    await approveVersion(
      at.context,
      at.approver,
      { ...firstVersion, version: 2 },
      { inForceOn: '2027-06-01' },
    ),
  ).toEqual({ outcome: 'moved', to: 'approved' })
  const jobs = await at.db.jobsPool.query<{ run_at: Date }>(
    `select run_at from graphile_worker.jobs where task_identifier = 'policies.bring-into-force'`,
  )
  expect(jobs.rows.map(({ run_at }) => run_at.toISOString())).toEqual(['2027-05-31T23:00:00.000Z'])
  at.setNow('2027-05-31T22:59:59Z')
  expect(await bringDueVersionsIntoForce(at.context)).toBe(0)
  at.setNow('2027-05-31T23:00:00Z')
  const brought = await Promise.all([
    bringDueVersionsIntoForce(at.context),
    bringDueVersionsIntoForce(at.context),
  ])
  expect(brought.toSorted((a, b) => a - b)).toEqual([0, 1])
  const seen = await at.db.database.inTransaction(anonymous, async (tx) => [
    (await findPolicyInForce(tx, firstVersion.slug))?.version,
    (await findPolicyVersion(tx, firstVersion.slug, 1))?.state,
  ])
  expect(seen).toEqual([2, 'superseded'])
  expect((await entryKinds(at)).slice(-2)).toEqual(['policies.superseded', 'policies.brought-into-force'])
})

test('sent back with reasons, then withdrawn; the number is not used again', async () => {
  const at = await policyScene()
  await importDraft(at)
  await submitConfirmed(at)
  expect(await sendBackVersion(at.context, at.approver, firstVersion, { reasons: ' ' })).toMatchObject({
    refusal: 'no-reasons',
  })
  expect(
    await sendBackVersion(at.context, at.approver, firstVersion, { reasons: '4.1 is unclear' }),
  ).toMatchObject({
    to: 'draft',
  })
  expect(
    await withdrawVersion(at.context, at.owner, firstVersion, { reasons: 'Mended at the source' }),
  ).toMatchObject({
    to: 'withdrawn',
  })
  await importDraft(at)
  const versions = await at.db.asOwner.selectFrom('policy_version').select(['version', 'state']).execute()
  expect(versions.toSorted((a, b) => a.version - b.version)).toEqual([
    { version: 1, state: 'withdrawn' },
    { version: 2, state: 'draft' },
  ])
})

test('of two imports of the next version at once, one is a version and the other is told why not', async () => {
  const at = await policyScene()
  await importDraft(at)
  await withdrawVersion(at.context, at.owner, firstVersion, { reasons: 'Begin again' })
  const input = {
    slug: firstVersion.slug,
    title: 'Again',
    bodyName: '',
    sourceName: 'x.txt',
    sourceText: 'x',
    document: policyDocument(),
  }
  const results = await Promise.all([1, 2, 3, 4].map(() => importDocument(at.context, at.owner, input)))
  const outcomes = results.map((result) => (result.outcome === 'imported' ? result.version : result.refusal))
  expect(outcomes.toSorted((a, b) => String(a).localeCompare(String(b)))).toEqual([
    2,
    'version-under-way',
    'version-under-way',
    'version-under-way',
  ])
})

test('a second import waits until the version under way is finished', async () => {
  const at = await policyScene()
  await importDraft(at)
  const again = await importDocument(at.context, at.owner, {
    slug: firstVersion.slug,
    title: 'Again',
    bodyName: '',
    sourceName: 'x.txt',
    sourceText: 'x',
    document: policyDocument(),
  })
  expect(again).toEqual({ outcome: 'refused', refusal: 'version-under-way' })
  const stranger = await buildPerson(at.db.asOwner)
  expect(await confirmProvisions(at.context, stranger, firstVersion, [])).toEqual({
    outcome: 'refused',
    refusal: 'not-permitted',
  })
})

test('approvers who did not work on a version get a mail with a link and no text of the policy', async () => {
  const at = await policyScene()
  await importDraft(at)
  await submitConfirmed(at)
  const { rows } = await at.db.jobsPool.query<{ payload: unknown }>(
    `select p.payload from graphile_worker._private_jobs p join graphile_worker._private_tasks t on t.id = p.task_id
     where t.identifier = 'policies.notify'`,
  )
  expect(rows).toEqual([
    {
      payload: {
        policyId: expect.any(String),
        version: 1,
        about: 'submitted',
        occasion: expect.any(String),
      },
    },
  ])
  await notifyJob(at.context).run(rows[0]?.payload)
  await notifyJob(at.context).run(rows[0]?.payload)
  expect(at.sent, 'once, however often the job runs').toHaveLength(1)
  expect(at.sent[0]?.to).toBe(`${at.approver.personId}@example.gov.uk`)
  expect(at.sent[0]?.text).toContain('https://policy.example.gov.uk/manage/policies/social-media/1/review')
  expect(at.sent[0]?.text).not.toContain('confidential')
})
