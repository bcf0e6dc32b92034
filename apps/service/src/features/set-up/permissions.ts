import { definePermissions } from '../../platform/identity/roles.ts'

export const setUpPermissions = definePermissions('set-up', {
  'set-up.use-link': ['anyone'],
  'set-up.choose-policy': ['policy-owner'],
})
