import { expect, it } from 'vitest'
import { acknowledgementParts } from '../../../test/acknowledgement-parts.ts'
import { buildActor, buildPolicyInForce, provision } from '../../../test/builders/policy-in-force.ts'
import { testDatabase } from '../../../test/database.ts'
import { recordReading } from './record-reading.ts'
import { respond } from './respond.ts'
import { acknowledgementWaitingItems } from './waiting.ts'
import { walkThrough } from './walk-through.ts'

it('tells a person what waits for them, until they have answered, and again for a new version', async () => {
  const db = await testDatabase()
  const { context, ...parts } = acknowledgementParts(db)
  const owner = await buildActor(db, { roles: ['policy-owner'], categories: [] })
  const approver = await buildActor(db, { roles: ['policy-approver'], categories: [] })
  const policy = await buildPolicyInForce(db, { owner, approver })
  await buildPolicyInForce(db, {
    owner,
    approver,
    slug: 'for-suppliers',
    title: 'For suppliers',
    provisions: [provision({ ref: '1', appliesTo: ['supplier'] })],
  })
  const person = await buildActor(db)
  const waiting = async () => {
    const items = await db.database.inTransaction(person, (tx) =>
      acknowledgementWaitingItems(context)(tx, person, 'en'),
    )
    return items.map(({ title }) => title)
  }
  const target = { slug: policy.slug, version: policy.version, locale: 'en' as const }
  expect(await waiting()).toEqual(['Read “Social media policy”'])
  await recordReading({ context, ...parts }, person, target)
  expect(await waiting()).toEqual(['Answer the questions on “Social media policy”'])
  await respond({ context, ...parts }, person, target, { type: 'decline', reason: '' })
  expect(await waiting()).toEqual([])
  await walkThrough(context, person, target)
  expect(await waiting()).toEqual([])
  await buildPolicyInForce(db, { owner, approver })
  expect(await waiting()).toEqual(['Read “Social media policy”'])
  expect(await respond({ context, ...parts }, person, target, { type: 'acknowledge' })).toMatchObject({
    outcome: 'already',
  })
  const late = await buildActor(db)
  expect(await recordReading({ context, ...parts }, late, target)).toEqual({
    outcome: 'refused',
    reason: 'not-in-force',
  })
})
