import { definePermissions } from '../../platform/identity/roles.ts'

export const informationPermissions = definePermissions('information', {
  'information.read': ['anyone'],
})
