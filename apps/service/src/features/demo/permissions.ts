import { definePermissions } from '../../platform/identity/roles.ts'

/** The key in the address is what lets in: it is made at each start and shown on the terminal only. */
export const demoPermissions = definePermissions('demo', { 'demo.sign-in': ['anyone'] })
