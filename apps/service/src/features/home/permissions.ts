import { definePermissions } from '../../platform/identity/roles.ts'

export const homePermissions = definePermissions('home', { 'home.read': ['anyone'] })
