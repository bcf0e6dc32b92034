import { defineMessages } from '../../platform/rendering/messages.ts'
import { en } from './messages/en.ts'

export type PeopleWording = typeof en

export const peopleMessages = defineMessages('people', { en })
