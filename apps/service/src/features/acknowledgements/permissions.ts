import { definePermissions } from '../../platform/identity/roles.ts'

/**
 * Everyone signed in sees what is asked of themselves, and of their own team done or not done. Row-level security holds
 * the same line in the database, and decides which question or receipt a person may open.
 */
export const acknowledgementPermissions = definePermissions('acknowledgements', {
  'acknowledgements.own': ['signed-in'],
  'acknowledgements.record': ['signed-in'],
  'acknowledgements.team': ['signed-in'],
  'acknowledgements.read-question': ['signed-in'],
  'acknowledgements.answer-question': ['policy-owner'],
  'acknowledgements.coverage': ['policy-owner'],
})
