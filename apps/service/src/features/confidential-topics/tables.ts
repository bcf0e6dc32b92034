import type { InsertOnly } from '../../platform/database/schema.ts'

export interface ConfidentialTopicTable {
  id: InsertOnly<string>
  text: InsertOnly<string>
  salt: InsertOnly<Buffer>
  /** SHA-256 of salt and text, hexadecimal: what the ledger holds instead of the text. */
  commitment: InsertOnly<string>
  /** `YYYY-MM-DD`. */
  review_on: InsertOnly<string>
  added_by: InsertOnly<string>
  added_at: InsertOnly<Date>
}

declare module '../../platform/database/schema.ts' {
  interface DatabaseSchema {
    confidential_topic: ConfidentialTopicTable
  }
}
