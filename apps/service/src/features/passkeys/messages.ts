import { defineMessages } from '../../platform/rendering/messages.ts'
import { en } from './messages/en.ts'

/** The feature's wording; templates below `features/passkeys/` have it as `m`. */
export const passkeyMessages = defineMessages('passkeys', { en })
export type PasskeyWording = typeof en
