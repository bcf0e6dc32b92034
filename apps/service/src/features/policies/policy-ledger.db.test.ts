import { expect, test } from 'vitest'
import { buildPerson } from '../../../test/builders/people.ts'
import { policyDocument } from '../../../test/builders/policies.ts'
import { type TestDatabase, testDatabase } from '../../../test/database.ts'
import { testKeys } from '../../../test/keys.ts'
import { serviceContext } from '../../../test/service-context.ts'
import { systemClock, ukDate } from '../../platform/clock/clock.ts'
import { sealPending } from '../../platform/ledger/seal-pending.ts'
import { verifyStoredLedger } from '../audit/index.ts'
import { confirmAsSuggested } from './confirm-as-suggested.ts'
import { decideOnCorrection, recordCorrection } from './correct-slip.ts'
import { importDocument } from './import-document.ts'
import { policyLedgerEntries } from './ledger-entries.ts'
import { approveVersion, sendBackVersion, submitVersion, withdrawVersion } from './move-version.ts'

const keys = testKeys()

async function walkEverything(db: TestDatabase): Promise<void> {
  const { context } = serviceContext(db)
  const owner = await buildPerson(db.asOwner, { roles: ['policy-owner'] })
  const approver = await buildPerson(db.asOwner, { roles: ['policy-approver'] })
  const inForceOn = ukDate(new Date(Date.now() + 3_600_000 * 48))
  const today = ukDate(new Date())
  for (const version of [1, 2, 3, 4]) {
    const key = { slug: 'social-media', version }
    await importDocument(context, owner, {
      slug: key.slug,
      title: 'Social media policy',
      bodyName: 'Example Borough Council',
      sourceName: 'policy.txt',
      sourceText: `source ${version}`,
      document: policyDocument(),
    })
    await confirmAsSuggested(context, owner, key, 'Not ours')
    await submitVersion(context, owner, key, { inForceOn })
    if (version === 1) await sendBackVersion(context, approver, key, { reasons: 'Unclear' })
    if (version === 1) await withdrawVersion(context, owner, key, { reasons: 'Begin again' })
    else await approveVersion(context, approver, key, { inForceOn: version === 4 ? inForceOn : today })
  }
  const before = 'You must not publish confidential information.'
  const correction = {
    ref: '4.1',
    before,
    after: before.replace('information', 'Information'),
    reason: 'Slip',
  }
  const recorded = await recordCorrection(context, owner, { slug: 'social-media', version: 3 }, correction)
  if (recorded.outcome !== 'saved') throw new Error(`not recorded: ${JSON.stringify(recorded)}`)
  const decided = { correctionId: recorded.correctionId, decision: 'confirmed' } as const
  await decideOnCorrection(context, approver, { slug: 'social-media', version: 3 }, decided)
  const client = await db.sequencerPool.connect()
  try {
    await sealPending(client, { keys, clock: systemClock })
  } finally {
    client.release()
  }
}

const verify = (db: TestDatabase): ReturnType<typeof verifyStoredLedger> =>
  verifyStoredLedger(db.ownerPool, { keys: keys.verifiers, outside: [], kinds: policyLedgerEntries })

test('every row of the policy tables follows from the ledger, and one changed behind its back does not', async () => {
  const db = await testDatabase()
  await walkEverything(db)
  expect(await verify(db)).toMatchObject({ rows: [], strangeEntries: [], pending: 0 })
  const counted = await db.ownerPool.query<{ state: string }>(
    'select state from policy_version order by version',
  )
  expect(counted.rows.map(({ state }) => state)).toEqual(['withdrawn', 'superseded', 'in-force', 'approved'])
  await db.ownerPool.query(`alter table policy_provision disable trigger policy_provision_guard`)
  await db.ownerPool.query(
    `update policy_provision set text = 'You may publish anything.' where ref = '4.1' and version = 3`,
  )
  expect((await verify(db)).rows).toMatchObject([
    { kind: 'differs', table: 'policy_provision', columns: ['text'] },
  ])
})
