import { definePermissions } from '../../platform/identity/roles.ts'

export const passkeyPermissions = definePermissions('passkeys', {
  'passkeys.keep': ['signed-in'],
  'passkeys.sign-in': ['anyone'],
})
