import { expect, test, vi } from 'vitest'
import { buildActor, buildPolicyInForce, provision } from '../../../test/builders/policy-in-force.ts'
import { testDatabase } from '../../../test/database.ts'
import { serviceContext } from '../../../test/service-context.ts'
import { testWebApp, visitor } from '../../../test/test-web-app.ts'
import { policyMessages } from '../policies/index.ts'
import { draftMessages } from './messages.ts'
import { draftRoutes } from './routes.ts'

vi.mock('@moothall/checker', () => {
  throw new Error('the checker was loaded')
})

test('the page is shown, with the policy’s disclaimer in it, without loading the checker into the service', async () => {
  const db = await testDatabase()
  const { context } = serviceContext(db)
  const owner = await buildActor(db, { roles: ['policy-owner'] })
  const approver = await buildActor(db, { roles: ['policy-approver'] })
  const disclaimer = provision({
    ref: '4.3',
    text: 'Say: “The views expressed here are my own and not those of the council.”',
    topics: ['disclaimer'],
    force: 'should',
  })
  await buildPolicyInForce(db, { owner, approver, provisions: [disclaimer] })
  const { app } = await testWebApp(draftRoutes(context), { messages: [draftMessages, policyMessages] })
  const browser = visitor(app)
  const shown = await browser.get('/check')
  expect(shown.statusCode).toBe(200)
  expect(shown.body).toContain(
    '&quot;disclaimer&quot;:&quot;The views expressed here are my own and not those of the council.&quot;',
  )
  expect((await browser.submit('/check', { text: 'Only a check loads it.' })).statusCode).toBe(500)
  await app.close()
})
