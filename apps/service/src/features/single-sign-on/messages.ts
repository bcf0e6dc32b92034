import { defineMessages } from '../../platform/rendering/messages.ts'
import { en } from './messages/en.ts'

export const singleSignOnMessages = defineMessages('single-sign-on', { en })
