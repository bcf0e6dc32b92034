import { definePermissions } from '../../platform/identity/roles.ts'

export const auditPermissions = definePermissions('audit', {
  'audit.ledger': ['anyone'],
  'audit.verify': ['anyone'],
  'audit.entries': ['auditor'],
})
