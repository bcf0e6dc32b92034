import { expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/database.ts'
import { testKeys } from '../../../test/keys.ts'
import { systemClock } from '../../platform/clock/clock.ts'
import type { PersonActor } from '../../platform/identity/actor.ts'
import { sealPending } from '../../platform/ledger/seal-pending.ts'
import { auditLedgerEntries, verifyStoredLedger } from '../audit/index.ts'
import {
  addPerson,
  changePerson,
  endPerson,
  grantRole,
  peopleLedgerEntries,
  revokeRole,
} from '../people/index.ts'
import { completeSetUp } from './complete-set-up.ts'
import { setUpLedgerEntries } from './ledger-entries.ts'
import { ensureSetUpLink } from './set-up-link.ts'

const kinds = [...auditLedgerEntries, ...peopleLedgerEntries, ...setUpLedgerEntries]
const typed = {
  name: 'Robin Sample',
  email: 'robin@example.gov.uk',
  category: 'officer',
  post: 'Housing officer',
  team: 'Housing',
  managerEmail: '',
} as const

async function setUp(db: TestDatabase): Promise<PersonActor> {
  const config = { publicAddress: 'http://localhost:3000' }
  const context = { database: db.database, clock: systemClock, config }
  const token = (await ensureSetUpLink(context))?.address.split('/').at(-1) ?? ''
  const outcome = await completeSetUp(context, token, {
    name: 'Example Borough Council',
    shortName: 'EBC',
    contactEmail: 'policy@example.gov.uk',
    administrator: { name: 'Sam', email: 'sam@example.gov.uk', post: 'Manager', team: 'Communications' },
  })
  if (outcome.kind === 'dead') throw new Error('not set up')
  return { kind: 'person', personId: outcome.personId, name: 'Sam', roles: ['administrator'], sessionId: '' }
}

async function findings(db: TestDatabase) {
  const client = await db.sequencerPool.connect()
  try {
    await sealPending(client, { keys: testKeys(), clock: systemClock })
  } finally {
    client.release()
  }
  const report = await verifyStoredLedger(db.ownerPool, { keys: testKeys().verifiers, outside: [], kinds })
  expect(report.strangeEntries).toEqual([])
  return report.rows.map(({ kind, table, columns }) => ({ kind, table, columns }))
}

test('everything that happens to the directory follows from the ledger, and what was done past it does not', async () => {
  const db = await testDatabase()
  const context = { database: db.database, clock: systemClock }
  const sam = await setUp(db)
  const added = await addPerson(context, sam, { ...typed, roles: ['auditor'] })
  if (added.kind === 'refused') throw new Error(added.reason)
  const { personId } = added
  await changePerson(context, sam, personId, {
    ...typed,
    team: 'Planning',
    managerEmail: 'sam@example.gov.uk',
  })
  await grantRole(context, sam, { personId, role: 'policy-approver' })
  await revokeRole(context, sam, { personId, role: 'auditor' })
  expect(await findings(db)).toEqual([])
  await endPerson(context, sam, personId)
  expect(await findings(db)).toEqual([])

  await db.ownerPool.query(`update appointment set team = 'Finance' where person_id = $1`, [personId])
  await db.ownerPool.query(`insert into role_grant (person_id, role) values ($1, 'auditor')`, [sam.personId])
  expect(await findings(db)).toEqual([
    { kind: 'differs', table: 'appointment', columns: ['team'] },
    { kind: 'not-in-ledger', table: 'role_grant', columns: [] },
  ])
})
