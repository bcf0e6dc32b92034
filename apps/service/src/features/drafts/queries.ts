import type { CheckerPolicy, Role } from '@moothall/checker'
import type { CarriedPolicy } from '../../browser/draft-check/result-view.ts'
import type { Transaction } from '../../platform/database/database.ts'
import {
  findPolicyVersion,
  listPoliciesInForce,
  policyPaths,
  type PublishedPolicy,
} from '../policies/index.ts'

/** A published policy as the checker reads it: what its owner confirmed is certain. */
function checkerPolicy(policy: PublishedPolicy): CheckerPolicy {
  const { title, bodyName, provisions, tensions } = policy
  return {
    title,
    body: bodyName,
    provisions: provisions.map(({ ref, text, force, topics, appliesTo }) => ({
      ref,
      text,
      force,
      topics: topics.map((topic) => ({ topic, confidence: 1 })),
      appliesTo,
    })),
    tensions: tensions.map(({ key, between, resolution }) => ({ key, between, suggested: resolution })),
    resolutions: Object.fromEntries(tensions.map(({ key, resolution }) => [key, resolution])),
  }
}

export async function carriedPolicy(policy: PublishedPolicy): Promise<CarriedPolicy> {
  const checker = checkerPolicy(policy)
  const { bindPolicy } = await import('@moothall/checker')
  return {
    slug: policy.slug,
    title: policy.title,
    version: policy.version,
    address: policyPaths.version(policy),
    disclaimer: bindPolicy(checker).disclaimer ?? '',
    checker,
  }
}

/** Every policy in force, as the page carries it, by title. */
export async function policiesToCheckBy(tx: Transaction): Promise<readonly CarriedPolicy[]> {
  const carried: CarriedPolicy[] = []
  for (const { slug, version } of await listPoliciesInForce(tx)) {
    // oxlint-disable-next-line no-await-in-loop -- one connection asks one thing after the other
    const policy = await findPolicyVersion(tx, slug, version)
    if (policy !== undefined) carried.push(await carriedPolicy(policy))
  }
  return carried
}

/** The category of somebody's newest appointment. */
export async function findRole(tx: Transaction, personId: string): Promise<Role | undefined> {
  const row = await tx
    .selectFrom('appointment')
    .select('category')
    .where('person_id', '=', personId)
    .orderBy('starts_on', 'desc')
    .orderBy('id')
    .executeTakeFirst()
  return row?.category
}
