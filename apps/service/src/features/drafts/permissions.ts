import { definePermissions } from '../../platform/identity/roles.ts'

export const draftPermissions = definePermissions('drafts', {
  'drafts.check': ['anyone'],
  'drafts.check-by-program': ['signed-in', 'token:check-drafts'],
})
