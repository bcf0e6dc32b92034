import { defineMessages } from '../../platform/rendering/messages.ts'
import { en } from './messages/en.ts'

export const homeMessages = defineMessages('home', { en })
