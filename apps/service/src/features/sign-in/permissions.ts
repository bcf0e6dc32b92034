import { definePermissions } from '../../platform/identity/roles.ts'

export const signInPermissions = definePermissions('sign-in', {
  'sign-in.ask': ['anyone'],
  'sign-in.use-link': ['anyone'],
  'sign-in.go-back': ['signed-in'],
  'sign-in.ask-again': ['signed-in'],
  'sign-in.sign-out': ['signed-in'],
  'sign-in.read-outbox': ['anyone'],
})
