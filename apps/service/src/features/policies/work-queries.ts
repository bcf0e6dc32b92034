import type { Transaction } from '../../platform/database/database.ts'
import type { VersionState } from './lifecycle.decision.ts'

export interface VersionLine {
  readonly slug: string
  readonly title: string
  readonly version: number
  readonly state: VersionState
}

/** Every version in any state, by policy, newest first. For those who look after policies. */
export async function listAllVersions(tx: Transaction): Promise<readonly VersionLine[]> {
  return await tx
    .selectFrom('policy_version as v')
    .innerJoin('policy as p', 'p.id', 'v.policy_id')
    .select(['p.slug', 'v.title', 'v.version', 'v.state'])
    .orderBy('p.slug')
    .orderBy('v.version', 'desc')
    .execute()
}

/** Persons who may approve the version: policy approvers who have not worked on it. */
export async function findEligibleApprovers(
  tx: Transaction,
  of: { policyId: string; version: number },
): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom('role_grant as g')
    .innerJoin('person as p', 'p.id', 'g.person_id')
    .select('p.id')
    .where('g.role', '=', 'policy-approver')
    .where('g.revoked_at', 'is', null)
    .where('p.ended_at', 'is', null)
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom('policy_contributor as c')
            .select('c.person_id')
            .whereRef('c.person_id', '=', 'p.id')
            .where('c.policy_id', '=', of.policyId)
            .where('c.version', '=', of.version),
        ),
      ),
    )
    .execute()
  return rows.map(({ id }) => id)
}
