import { defineMessages } from '../../platform/rendering/messages.ts'
import { en } from './messages/en.ts'

export const signInMessages = defineMessages('sign-in', { en })
