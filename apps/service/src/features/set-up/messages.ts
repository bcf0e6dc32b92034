import { defineMessages } from '../../platform/rendering/messages.ts'
import { en } from './messages/en.ts'

export type SetUpWording = typeof en

export const setUpMessages = defineMessages('set-up', { en })
