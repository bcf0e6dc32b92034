export { findPolicyInForce, findPolicyVersion, listPoliciesInForce } from './queries.ts'
export type {
  PolicyInForce,
  PublishedCorrection,
  PublishedPolicy,
  PublishedProvision,
  PublishedSection,
  PublishedState,
  PublishedTension,
} from './published-policy.ts'
