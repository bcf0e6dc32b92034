import { defineMessages } from '../../platform/rendering/messages.ts'
import { en } from './messages/en.ts'

export type AuditWording = typeof en

export const auditMessages = defineMessages('audit', { en })
