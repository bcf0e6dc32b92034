import type { Transaction } from '../../platform/database/database.ts'
import { readVersion } from './read-version.ts'
import type { VersionDetail } from './version-detail.ts'

/** The version in force that another version of the same policy would take the place of. */
export async function readVersionInForce(
  tx: Transaction,
  of: { policyId: string; slug: string; version: number },
): Promise<VersionDetail | undefined> {
  const found = await tx
    .selectFrom('policy_version')
    .select('version')
    .where('policy_id', '=', of.policyId)
    .where('version', '<>', of.version)
    .where('state', '=', 'in-force')
    .executeTakeFirst()
  return found && (await readVersion(tx, { slug: of.slug, version: found.version }))
}
