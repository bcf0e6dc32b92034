import { expect, test } from 'vitest'
import { buildPerson } from '../../../test/builders/people.ts'
import { policyDocument } from '../../../test/builders/policies.ts'
import { type TestDatabase, testDatabase } from '../../../test/database.ts'
import { serviceContext } from '../../../test/service-context.ts'
import type { Context } from '../../context.ts'
import { anonymous, type PersonActor } from '../../platform/identity/actor.ts'
import { bringDueVersionsIntoForce } from './bring-due-into-force.ts'
import { confirmAsSuggested } from './confirm-as-suggested.ts'
import { confirmProvisions } from './confirm-provisions.ts'
import { importDocument } from './import-document.ts'
import { notifyJob } from './jobs/notify.ts'
import { decideOnCorrection, recordCorrection } from './correct-slip.ts'
import { approveVersion, sendBackVersion, submitVersion, withdrawVersion } from './move-version.ts'
import { findPolicyInForce, findPolicyVersion, listPoliciesInForce } from './queries.ts'
import { readVersion } from './read-version.ts'

interface Scene {
  readonly db: TestDatabase
  readonly context: Context
  readonly owner: PersonActor
  readonly approver: PersonActor
  readonly setNow: (moment: string) => void
  readonly sent: ReturnType<typeof serviceContext>['sent']
}

async function scene(): Promise<Scene> {
  const db = await testDatabase()
  let now = new Date('2026-11-22T12:00:00Z')
  const { context, sent } = serviceContext(db, { clock: { now: () => now } })
  return {
    db,
    context,
    sent,
    owner: await buildPerson(db.asOwner, { name: 'Olu Owner', roles: ['policy-owner'] }),
    approver: await buildPerson(db.asOwner, { name: 'Ana Approver', roles: ['policy-approver'] }),
    setNow: (moment) => {
      now = new Date(moment)
    },
  }
}

const key = { slug: 'social-media', version: 1 }

async function importDraft({ context, owner }: Scene): Promise<void> {
  const result = await importDocument(context, owner, {
    slug: key.slug,
    title: 'Social media policy',
    bodyName: 'Example Borough Council',
    sourceName: 'policy.txt',
    sourceText: 'the source',
    document: policyDocument(),
  })
  expect(result).toMatchObject({ outcome: 'imported', slug: 'social-media' })
}

async function submitConfirmed(at: Scene, version = 1, inForceOn = '2026-11-22'): Promise<void> {
  const of = { ...key, version }
  expect(await confirmAsSuggested(at.context, at.owner, of, 'Not ours')).toEqual({ outcome: 'saved' })
  expect(await submitVersion(at.context, at.owner, of, { inForceOn })).toMatchObject({ outcome: 'moved' })
}

async function entryKinds({ db }: Scene): Promise<readonly string[]> {
  const rows = await db.asOwner
    .selectFrom('ledger_payload as p')
    .innerJoin('ledger_entry as e', 'e.id', 'p.entry_id')
    .select('p.kind')
    .orderBy('e.recorded_at')
    .execute()
  return rows.map(({ kind }) => kind)
}

test('a policy goes from import to in force, and every step is in the ledger', async () => {
  const at = await scene()
  await importDraft(at)
  expect(await submitVersion(at.context, at.owner, key, { inForceOn: '2026-11-22' })).toMatchObject({
    outcome: 'refused',
    refusal: 'not-all-confirmed',
  })
  await submitConfirmed(at)
  expect(await approveVersion(at.context, at.approver, key, { inForceOn: '2026-11-22' })).toEqual({
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
    resolutionText: 'The second is an exception to the first',
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
  const at = await scene()
  await importDraft(at)
  const look = async (): Promise<unknown> =>
    await at.db.database.inTransaction(anonymous, async (tx) => [
      await findPolicyInForce(tx, key.slug),
      await findPolicyVersion(tx, key.slug, 1),
      await listPoliciesInForce(tx),
    ])
  expect(await look()).toEqual([undefined, undefined, []])
  await submitConfirmed(at, 1, '2026-12-01')
  expect(await look()).toEqual([undefined, undefined, []])
  await approveVersion(at.context, at.approver, key, { inForceOn: '2026-12-01' })
  expect(await look()).toEqual([undefined, undefined, []])
})

test('the second of two editors gets a conflict, and nothing of theirs is half saved', async () => {
  const at = await scene()
  await importDraft(at)
  const other = await buildPerson(at.db.asOwner, { roles: ['policy-owner'] })
  const choice = { topics: [], appliesTo: ['officer'], force: 'must', rowVersion: 0 } as const
  expect(await confirmProvisions(at.context, at.owner, key, [{ ref: '4.1', ...choice }])).toEqual({
    outcome: 'saved',
  })
  const second = await confirmProvisions(at.context, other, key, [
    { ref: '4.1', ...choice, appliesTo: ['member'] },
    { ref: '4.2', ...choice },
  ])
  expect(second).toMatchObject({ outcome: 'conflict', keys: ['4.1'] })
  const detail = await at.db.database.inTransaction(at.owner, (tx) => readVersion(tx, key))
  expect(detail?.provisions.map(({ confirmedBy }) => confirmedBy)).toEqual([
    at.owner.personId,
    null,
    null,
    null,
  ])
  expect(detail?.contributors).toEqual([at.owner.personId])
  expect(
    await confirmProvisions(at.context, other, key, [{ ref: '4.1', ...choice }]),
    'the same choice again is no conflict',
  ).toEqual({ outcome: 'saved' })
})

test('accepting a repair asks for the paragraph to be confirmed again', async () => {
  const at = await scene()
  await importDraft(at)
  const of = [{ ref: 'D1', topics: [], appliesTo: [], force: 'statement', rowVersion: 0 }] as const
  await confirmProvisions(at.context, at.owner, key, of)
  await confirmAsSuggested(at.context, at.owner, key, '')
  const detail = await at.db.database.inTransaction(at.owner, (tx) => readVersion(tx, key))
  expect(detail?.provisions.at(-1)).toMatchObject({ text: 'Blogs, forums and networks', rowVersion: 3 })
})

test('who worked on a version cannot approve it, also not straight in the database', async () => {
  const at = await scene()
  const both = await buildPerson(at.db.asOwner, { roles: ['policy-owner', 'policy-approver'] })
  await importDraft(at)
  await confirmProvisions(at.context, both, key, [
    { ref: '4.1', topics: [], appliesTo: [], force: 'must', rowVersion: 0 },
  ])
  await submitConfirmed(at)
  expect(await approveVersion(at.context, both, key, { inForceOn: '2026-11-22' })).toMatchObject({
    outcome: 'refused',
    refusal: 'own-work',
  })
  const approveBySql = (actor: PersonActor, by: string): Promise<unknown> =>
    at.db.database.inTransaction(actor, (tx) =>
      tx
        .updateTable('policy_version')
        .set({
          state: 'approved',
          approved_by: by,
          approved_at: new Date(),
          in_force_on: '2026-11-22',
          content_hash: 'a'.repeat(64),
        })
        .execute(),
    )
  await expect(approveBySql(both, both.personId)).rejects.toThrow('who worked on a policy version')
  await expect(approveBySql(both, at.approver.personId)).rejects.toThrow('as oneself')
  await expect(approveBySql(at.owner, at.owner.personId)).rejects.toThrow('by a policy approver')
})

test('the content of an approved version holds against any statement of the service', async () => {
  const at = await scene()
  await importDraft(at)
  await submitConfirmed(at)
  const statements = [
    `update policy_provision set text = 'other'`,
    `update policy_provision set force = 'may'`,
    `update policy_applicability set chosen = false`,
    `update policy_topic set chosen = false`,
    `update policy_tension set resolution = 'first'`,
    `update policy_repair set decision = 'declined'`,
    `update policy_uncovered_topic set note = 'other'`,
    `insert into policy_topic (policy_id, version, ref, topic, because)
       select policy_id, version, ref, 'logo', '{}' from policy_provision where ref = '4.1'`,
    `insert into policy_section select policy_id, version, 'X', 99, 'X', null, null, 0, false from policy_version`,
    `delete from policy_provision`,
    `delete from policy_topic`,
    `delete from policy_version`,
    `delete from policy_contributor`,
    `update policy_version set source_text = 'other'`,
    `update policy_version set title = 'other'`,
    `update policy_version set state = 'draft' where state in ('approved', 'in-force')`,
    `update policy_version set content_hash = '${'b'.repeat(64)}'`,
    `update policy_version set in_force_on = '2027-01-01'`,
    `truncate policy_provision cascade`,
  ]
  const attempt = async (pool: TestDatabase['ownerPool'], statement: string): Promise<string> => {
    try {
      const { rowCount } = await pool.query(statement)
      return `changed ${rowCount} rows`
    } catch (error) {
      return error instanceof Error ? error.message : 'unknown'
    }
  }
  const refusal =
    /permission denied|changes only while it is a draft|ever deleted|stays as it was|only updated to move/
  for (const statement of statements.filter((sql) => !sql.includes("in ('approved'"))) {
    expect(await attempt(at.db.servicePool, statement), `in review: ${statement}`).toMatch(refusal)
  }
  await approveVersion(at.context, at.approver, key, { inForceOn: '2026-11-22' })
  for (const statement of statements) {
    expect(await attempt(at.db.servicePool, statement), `in force: ${statement}`).toMatch(
      /permission denied|changes only while it is a draft|ever deleted|stays as it was|only updated to move|cannot go from/,
    )
  }
  expect(await attempt(at.db.ownerPool, `update policy_provision set text = 'other'`)).toMatch(
    /only while it is a draft/,
  )
  expect(await attempt(at.db.ownerPool, `delete from policy_provision`)).toMatch(/ever deleted/)
})

test('a version with a later date comes into force on that UK day, once, and takes the place of the one before', async () => {
  const at = await scene()
  await importDraft(at)
  await submitConfirmed(at)
  await approveVersion(at.context, at.approver, key, { inForceOn: '2026-11-22' })
  await importDraft(at)
  await submitConfirmed(at, 2, '2027-06-01')
  expect(
    await approveVersion(at.context, at.approver, { ...key, version: 2 }, { inForceOn: '2027-06-01' }),
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
    (await findPolicyInForce(tx, key.slug))?.version,
    (await findPolicyVersion(tx, key.slug, 1))?.state,
  ])
  expect(seen).toEqual([2, 'superseded'])
  expect((await entryKinds(at)).slice(-2)).toEqual(['policies.superseded', 'policies.brought-into-force'])
})

test('sent back with reasons, then withdrawn; the number is not used again', async () => {
  const at = await scene()
  await importDraft(at)
  await submitConfirmed(at)
  expect(await sendBackVersion(at.context, at.approver, key, { reasons: ' ' })).toMatchObject({
    refusal: 'no-reasons',
  })
  expect(await sendBackVersion(at.context, at.approver, key, { reasons: '4.1 is unclear' })).toMatchObject({
    to: 'draft',
  })
  expect(await withdrawVersion(at.context, at.owner, key, { reasons: 'Mended at the source' })).toMatchObject(
    {
      to: 'withdrawn',
    },
  )
  await importDraft(at)
  const versions = await at.db.asOwner.selectFrom('policy_version').select(['version', 'state']).execute()
  expect(versions.toSorted((a, b) => a.version - b.version)).toEqual([
    { version: 1, state: 'withdrawn' },
    { version: 2, state: 'draft' },
  ])
})

test('of two imports of the next version at once, one is a version and the other is told why not', async () => {
  const at = await scene()
  await importDraft(at)
  await withdrawVersion(at.context, at.owner, key, { reasons: 'Begin again' })
  const input = {
    slug: key.slug,
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
  const at = await scene()
  await importDraft(at)
  const again = await importDocument(at.context, at.owner, {
    slug: key.slug,
    title: 'Again',
    bodyName: '',
    sourceName: 'x.txt',
    sourceText: 'x',
    document: policyDocument(),
  })
  expect(again).toEqual({ outcome: 'refused', refusal: 'version-under-way' })
  const stranger = await buildPerson(at.db.asOwner)
  expect(await confirmProvisions(at.context, stranger, key, [])).toEqual({
    outcome: 'refused',
    refusal: 'not-permitted',
  })
})

test('a slip is corrected by two people, shows as a note and leaves the hash alone', async () => {
  const at = await scene()
  await importDraft(at)
  await submitConfirmed(at)
  await approveVersion(at.context, at.approver, key, { inForceOn: '2026-11-22' })
  const before = 'You must not publish confidential information.'
  const correction = { ref: '4.1', before, reason: 'Typing error' }
  expect(
    await recordCorrection(at.context, at.owner, key, {
      ...correction,
      after: 'You must publish confidential information.',
    }),
  ).toEqual({ outcome: 'refused', refusal: 'force-changed' })
  const after = 'You must not publish confidential informations.'
  const recorded = await recordCorrection(at.context, at.owner, key, { ...correction, after })
  if (recorded.outcome !== 'saved') throw new Error('not recorded')
  const read = async () =>
    await at.db.database.inTransaction(anonymous, (tx) => findPolicyInForce(tx, key.slug))
  const unconfirmed = await read()
  expect(unconfirmed?.provisions[0]?.text).toBe(before)
  const both = await buildPerson(at.db.asOwner, { roles: ['policy-owner', 'policy-approver'] })
  expect(await recordCorrection(at.context, both, key, { ...correction, after })).toMatchObject({
    refusal: 'pending',
  })
  await decideOnCorrection(at.context, at.approver, key, {
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

test('approvers who did not work on a version get a mail with a link and no text of the policy', async () => {
  const at = await scene()
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
