import type { ColumnType, Generated } from 'kysely'
import type { InsertOnly } from '../database/schema.ts'

export type MailState = 'due' | 'sending' | 'sent' | 'failed' | 'unknown'

export interface MailMessageTable {
  id: InsertOnly<string>
  template: InsertOnly<string>
  person_id: InsertOnly<string>
  /** Ids that the template needs, never content. */
  params: ColumnType<Readonly<Record<string, string>>, string, never>
  state: ColumnType<MailState, 'due', MailState>
  due_at: InsertOnly<Date>
  finished_at: ColumnType<Date | null, null | undefined, Date>
}

export interface MailOutboxTable {
  id: Generated<number>
  recipient: InsertOnly<string>
  subject: InsertOnly<string>
  body: InsertOnly<string>
  sent_at: InsertOnly<Date>
}

declare module '../database/schema.ts' {
  interface DatabaseSchema {
    mail_message: MailMessageTable
    mail_outbox: MailOutboxTable
  }
}
