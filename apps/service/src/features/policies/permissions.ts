import { definePermissions } from '../../platform/identity/roles.ts'

/** Who may open which page. Who may move a version on from which state is `transitions` in lifecycle.decision.ts. */
export const policyPermissions = definePermissions('policies', {
  'policies.read-published': ['anyone'],
  'policies.import': ['policy-owner'],
  'policies.confirm': ['policy-owner'],
  'policies.read-drafts': ['policy-owner', 'policy-approver', 'auditor'],
  'policies.submit': ['policy-owner'],
  'policies.withdraw': ['policy-owner'],
  'policies.approve': ['policy-approver'],
  'policies.record-correction': ['policy-owner'],
  'policies.decide-correction': ['policy-approver'],
})
