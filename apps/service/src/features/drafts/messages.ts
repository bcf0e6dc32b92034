import { defineMessages } from '../../platform/rendering/messages.ts'
import { en } from './messages/en.ts'

/** The feature's wording; templates below `features/drafts/` have it as `m`. */
export const draftMessages = defineMessages('drafts', { en })
export type DraftMessages = typeof en
