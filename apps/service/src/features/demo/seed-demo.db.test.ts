import { expect, test } from 'vitest'
import { testService } from '../../../test/test-service.ts'
import { seedDemo } from './seed-demo.ts'

test.each([0, 2])('seeding lets as many acknowledge as asked for: %i', async (acknowledged) => {
  const service = await testService()
  expect(await seedDemo(service.context, { people: 100, acknowledged }, () => undefined)).toBe(true)
  const rows = await service.db.asOwner.selectFrom('acknowledgement').select('person_id').execute()
  expect(new Set(rows.map(({ person_id }) => person_id)).size).toBe(acknowledged)
})
