import { expect, test } from 'vitest'
import { buildActor, buildPolicyInForce, provision } from '../../../test/builders/policy-in-force.ts'
import { testDatabase } from '../../../test/database.ts'
import { anonymous } from '../../platform/identity/actor.ts'
import { createPoliciesToCheckBy } from './carried-policies.ts'

test('policies are put together once, and again as soon as another version is in force', async () => {
  const db = await testDatabase()
  const owner = await buildActor(db, { roles: ['policy-owner'] })
  const approver = await buildActor(db, { roles: ['policy-approver'] })
  const policiesToCheckBy = createPoliciesToCheckBy('https://policy.example.gov.uk')
  const read = async () => await db.database.inTransaction(anonymous, policiesToCheckBy)
  expect(await read()).toEqual([])

  await buildPolicyInForce(db, { owner, approver })
  const first = await read()
  expect(first).toMatchObject([{ slug: 'social-media', version: 1 }])
  expect(await read()).toBe(first)

  const provisions = [provision({ ref: '4.2', text: 'Employees must not name anybody.' })]
  await buildPolicyInForce(db, { owner, approver, provisions })
  const second = await read()
  expect(second).toMatchObject([
    { version: 2, address: '/policies/social-media/2', website: 'https://policy.example.gov.uk' },
  ])
  expect(second[0]?.checker.provisions[0]?.text).toBe('Employees must not name anybody.')
})
