import type { Generated } from 'kysely'
import type { InsertOnly } from '../database/schema.ts'

export interface MailMessageTable {
  template: InsertOnly<string>
  person_id: InsertOnly<string>
  /** What it is about, by ids: with template and person it makes the notice one of a kind. */
  about: InsertOnly<string>
  /** `unknown` where nobody can say whether it arrived; it is then never sent again. */
  state: 'sending' | 'sent' | 'failed' | 'unknown'
  began_at: Date
  finished_at: Date | null
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
