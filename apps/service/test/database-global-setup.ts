import type { TestProject } from 'vitest/node'
import { startTestPostgres } from './postgres/start-test-postgres.ts'
import { prepareTemplate } from './template-database.ts'

/**
 * Starts one server for all database tests and prepares the template that each test's own database is copied from.
 * `MOOTHALL_TEST_POSTGRES=debian` chooses Debian's PostgreSQL 15 instead of the embedded 18.
 */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const kind = process.env['MOOTHALL_TEST_POSTGRES'] ?? 'embedded'
  if (kind !== 'embedded' && kind !== 'debian') {
    throw new Error(`MOOTHALL_TEST_POSTGRES is "${kind}"; it has to be "embedded" or "debian".`)
  }
  const server = await startTestPostgres(kind)
  try {
    await prepareTemplate(server.admin)
  } catch (error) {
    await server.stop()
    throw error
  }
  project.provide('postgres', server.admin)
  return () => server.stop()
}
