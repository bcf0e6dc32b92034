import type { Transaction } from '../../platform/database/database.ts'
import { type PolicyInForce, type PublishedPolicy, publishedStates } from './published-policy.ts'
import { readVersion } from './read-version.ts'
import type { JsonObject } from '@moothall/ledger'
import { publishedPolicyOf, versionContent } from './version-content.ts'

/** Every policy in force, by title. */
export async function listPoliciesInForce(tx: Transaction): Promise<readonly PolicyInForce[]> {
  const rows = await tx
    .selectFrom('policy_version as v')
    .innerJoin('policy as p', 'p.id', 'v.policy_id')
    .select(['p.id', 'p.slug', 'v.title', 'v.version', 'v.in_force_on', 'v.content_hash'])
    .where('v.state', '=', 'in-force')
    .orderBy('v.title')
    .orderBy('p.slug')
    .execute()
  return rows.map((row) => ({
    policyId: row.id,
    slug: row.slug,
    title: row.title,
    version: row.version,
    inForceOn: row.in_force_on ?? '',
    contentHash: row.content_hash ?? '',
  }))
}

/** The version in force today; undefined where there is no such policy or none of its versions is in force. */
export async function findPolicyInForce(tx: Transaction, slug: string): Promise<PublishedPolicy | undefined> {
  const found = await tx
    .selectFrom('policy_version as v')
    .innerJoin('policy as p', 'p.id', 'v.policy_id')
    .select('v.version')
    .where('p.slug', '=', slug)
    .where('v.state', '=', 'in-force')
    .executeTakeFirst()
  return found && (await findPolicyVersion(tx, slug, found.version))
}

/** A version that is or was in force; undefined for any other, so that no draft leaves through here. */
export async function findPolicyVersion(
  tx: Transaction,
  slug: string,
  version: number,
): Promise<PublishedPolicy | undefined> {
  const detail = await readVersion(tx, { slug, version })
  return detail && publishedPolicyOf(detail)
}

export interface PublishedVersionLine {
  readonly version: number
  readonly title: string
  readonly state: 'in-force' | 'superseded'
  readonly inForceOn: string
  readonly supersededAt: string | null
}

/** Every version of a policy that is or was in force, newest first. */
export async function listPublishedVersions(
  tx: Transaction,
  slug: string,
): Promise<readonly PublishedVersionLine[]> {
  const rows = await tx
    .selectFrom('policy_version as v')
    .innerJoin('policy as p', 'p.id', 'v.policy_id')
    .select(['v.version', 'v.title', 'v.state', 'v.in_force_on', 'v.superseded_at'])
    .where('p.slug', '=', slug)
    .where('v.state', 'in', publishedStates)
    .orderBy('v.version', 'desc')
    .execute()
  return rows.map((row) => ({
    version: row.version,
    title: row.title,
    state: row.state === 'in-force' ? 'in-force' : 'superseded',
    inForceOn: row.in_force_on ?? '',
    supersededAt: row.superseded_at?.toISOString() ?? null,
  }))
}

/** A published version with the content that its hash is of, word for word; undefined as for `findPolicyVersion`. */
export async function findPublishedContent(
  tx: Transaction,
  slug: string,
  version: number,
): Promise<{ readonly policy: PublishedPolicy; readonly content: JsonObject } | undefined> {
  const detail = await readVersion(tx, { slug, version })
  const policy = detail && publishedPolicyOf(detail)
  return detail && policy && { policy, content: versionContent(detail) }
}
