import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { sealAll } from '../../../test/acknowledgement-app.ts'
import { testDatabase } from '../../../test/database.ts'
import { testKeys } from '../../../test/keys.ts'
import { buildScene } from '../../../test/row-level-security/scene.ts'
import { verifyStoredLedger } from '../audit/index.ts'
import { answerAskedQuestion } from './answer-asked-question.ts'
import { acknowledgementLedgerEntries } from './ledger-entries.ts'

it('produces exactly the rows there are, and names the first that somebody changed', async () => {
  const db = await testDatabase()
  const scene = await buildScene(db)
  await answerAskedQuestion(scene.parts, scene.people.owner, scene.questionId, 'Newts are fine.')
  await sealAll(db, scene.parts)
  const verify = () =>
    verifyStoredLedger(db.ownerPool, {
      keys: testKeys().verifiers,
      outside: [],
      kinds: acknowledgementLedgerEntries,
    })
  const report = await verify()
  expect(report).toMatchObject({ rows: [], strangeEntries: [], erasedUnrecorded: [], pending: 0 })
  const kinds = await db.asOwner.selectFrom('ledger_payload').select('kind').distinct().execute()
  expect(kinds).toHaveLength(acknowledgementLedgerEntries.length)

  await sql`alter table acknowledgement disable trigger user`.execute(db.asOwner)
  await sql`update acknowledgement set wording = 'something else' where response = 'acknowledged'`.execute(
    db.asOwner,
  )
  expect((await verify()).rows).toMatchObject([
    { kind: 'differs', table: 'acknowledgement', columns: ['wording'] },
  ])
})
