import { defineMessages } from '../../platform/rendering/messages.ts'
import { en } from './messages/en.ts'

/** The feature's wording; templates below `features/api-tokens/` have it as `m`. */
export const apiTokenMessages = defineMessages('api-tokens', { en })
export type ApiTokenWording = typeof en
