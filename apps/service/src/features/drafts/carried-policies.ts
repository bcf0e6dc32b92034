import type { CheckerPolicy } from '@moothall/checker'
import { bindPolicy } from '@moothall/checker/policy'
import type { CarriedPolicy } from '../../browser/draft-check/result-view.ts'
import type { Transaction } from '../../platform/database/database.ts'
import {
  findPolicyVersion,
  listPoliciesInForce,
  policyPaths,
  type PublishedPolicy,
  readPublishedStamp,
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

function carriedPolicy(policy: PublishedPolicy, website: string): CarriedPolicy {
  const checker = checkerPolicy(policy)
  return {
    slug: policy.slug,
    title: policy.title,
    version: policy.version,
    address: policyPaths.version(policy),
    website,
    disclaimer: bindPolicy(checker).disclaimer ?? '',
    checker,
  }
}

/** Every policy in force, by title. */
async function readPolicies(tx: Transaction, website: string): Promise<readonly CarriedPolicy[]> {
  const carried: CarriedPolicy[] = []
  for (const { slug, version } of await listPoliciesInForce(tx)) {
    // oxlint-disable-next-line no-await-in-loop -- one connection asks one thing after the other
    const policy = await findPolicyVersion(tx, slug, version)
    if (policy !== undefined) carried.push(carriedPolicy(policy, website))
  }
  return carried
}

export type PoliciesToCheckBy = (tx: Transaction) => Promise<readonly CarriedPolicy[]>

/**
 * Every policy in force, as the page carries it, by title. They are put together anew when something was published since: the
 * stamp is read before them, so that what comes between the two is noticed the next time. The checker reads a policy once for
 * each object.
 * @param website the service's public address
 */
export function createPoliciesToCheckBy(website: string): PoliciesToCheckBy {
  let kept: { readonly stamp: string; readonly policies: readonly CarriedPolicy[] } | undefined
  return async (tx) => {
    const stamp = await readPublishedStamp(tx)
    if (kept?.stamp !== stamp) kept = { stamp, policies: await readPolicies(tx, website) }
    return kept.policies
  }
}
