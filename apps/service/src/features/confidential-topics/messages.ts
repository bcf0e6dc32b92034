import { defineMessages } from '../../platform/rendering/messages.ts'
import { en } from './messages/en.ts'

/** The feature's wording; templates below `features/confidential-topics/` have it as `m`. */
export const confidentialTopicMessages = defineMessages('confidential-topics', { en })
