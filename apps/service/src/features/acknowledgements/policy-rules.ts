import type { Transaction } from '../../platform/database/database.ts'
import { findPolicyVersion, type PublishedProvision } from '../policies/index.ts'

/** What of a version decides who is asked what. Never changes once approved, unlike the text, which can be corrected. */
export interface PolicyRules {
  readonly policyId: string
  readonly version: number
  readonly provisions: readonly Pick<PublishedProvision, 'ref' | 'force' | 'topics' | 'appliesTo'>[]
}

/** Reads the rules of published versions, each once. */
export interface PolicyRulesStore {
  readonly rulesOf: (
    tx: Transaction,
    version: { slug: string; version: number },
  ) => Promise<PolicyRules | undefined>
}

const KEPT = 50

/** A store for as long as the service runs: a published version's rules cannot change, so nothing goes stale. */
export function createPolicyRulesStore(): PolicyRulesStore {
  const known = new Map<string, PolicyRules>()
  return {
    rulesOf: async (tx, { slug, version }) => {
      const key = `${slug}@${version}`
      const kept = known.get(key)
      if (kept) return kept
      const policy = await findPolicyVersion(tx, slug, version)
      if (!policy) return undefined
      const provisions = policy.provisions.map(({ ref, force, topics, appliesTo }) => ({
        ref,
        force,
        topics,
        appliesTo,
      }))
      const rules = { policyId: policy.policyId, version: policy.version, provisions }
      const [oldest] = known.keys()
      if (oldest !== undefined && known.size >= KEPT) known.delete(oldest)
      known.set(key, rules)
      return rules
    },
  }
}
