import { definePermissions } from '../../platform/identity/roles.ts'

export const apiTokenPermissions = definePermissions('api-tokens', {
  'api-tokens.keep': ['signed-in'],
  'api-tokens.oversee': ['administrator'],
})
