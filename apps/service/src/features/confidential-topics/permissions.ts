import { definePermissions } from '../../platform/identity/roles.ts'

export const confidentialTopicPermissions = definePermissions('confidential-topics', {
  'confidential-topics.keep': ['policy-owner'],
})
