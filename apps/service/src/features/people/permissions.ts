import { definePermissions } from '../../platform/identity/roles.ts'

export const peoplePermissions = definePermissions('people', {
  'people.read': ['administrator'],
  'people.change': ['administrator'],
  'people.grant': ['administrator'],
  'people.end': ['administrator'],
})
