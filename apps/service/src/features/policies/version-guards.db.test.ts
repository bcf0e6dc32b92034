import { expect, test } from 'vitest'
import { buildPerson } from '../../../test/builders/people.ts'
import type { TestDatabase } from '../../../test/database.ts'
import { firstVersion, importDraft, policyScene, submitConfirmed } from '../../../test/policy-scene.ts'
import type { PersonActor } from '../../platform/identity/actor.ts'
import { confirmProvisions } from './confirm-provisions.ts'
import { approveVersion } from './move-version.ts'

test('who worked on a version cannot approve it, also not straight in the database', async () => {
  const at = await policyScene()
  const both = await buildPerson(at.db.asOwner, { roles: ['policy-owner', 'policy-approver'] })
  await importDraft(at)
  await confirmProvisions(at.context, both, firstVersion, [
    { ref: '4.1', topics: [], appliesTo: [], force: 'must', rowVersion: 0 },
  ])
  await submitConfirmed(at)
  expect(await approveVersion(at.context, both, firstVersion, { inForceOn: '2026-11-22' })).toMatchObject({
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
  const at = await policyScene()
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
  await approveVersion(at.context, at.approver, firstVersion, { inForceOn: '2026-11-22' })
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
