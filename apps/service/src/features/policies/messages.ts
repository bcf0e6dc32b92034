import { defineMessages } from '../../platform/rendering/messages.ts'
import { en } from './messages/en.ts'

/** The feature's wording; templates below `features/policies/` have it as `m`. */
export const policyMessages = defineMessages('policies', { en })
export type PolicyMessages = typeof en
