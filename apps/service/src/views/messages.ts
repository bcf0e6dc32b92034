import { defineMessages } from '../platform/rendering/messages.ts'
import { en } from './messages/en.ts'

/** Wording of the layout and of the error pages; templates below `views/` have it as `m`. */
export const layoutMessages = defineMessages('views', { en })
