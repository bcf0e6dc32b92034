import type { Transaction } from '../../platform/database/database.ts'
import { findPolicyVersion, type PublishedPolicy } from '../policies/index.ts'

/** What of a version decides who is asked what. Never changes once approved, unlike the text, which can be corrected. */
export type PolicyRules = Pick<PublishedPolicy, 'policyId' | 'version' | 'provisions'>

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
      const rules = { policyId: policy.policyId, version: policy.version, provisions: policy.provisions }
      const [oldest] = known.keys()
      if (oldest !== undefined && known.size >= KEPT) known.delete(oldest)
      known.set(key, rules)
      return rules
    },
  }
}
