import { definePermissions } from '../../platform/identity/roles.ts'

export const singleSignOnPermissions = definePermissions('single-sign-on', {
  'single-sign-on.sign-in': ['anyone'],
  'single-sign-on.hear-provider': ['anyone'],
  'single-sign-on.sign-out': ['anyone'],
  'single-sign-on.unlink': ['signed-in'],
})
