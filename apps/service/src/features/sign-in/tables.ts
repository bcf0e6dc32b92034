import type { Generated } from 'kysely'

export interface SignInRequestTable {
  id: Generated<string>
  /** What was typed, whether known or not; null as soon as the mail is sent or nobody has this address. */
  address: string | null
  locale: string
  browser_hash: Buffer
  return_to: string
  requested_at: Date
  person_id: string | null
  token_hash: Buffer | null
  expires_at: Date | null
  sent_at: Date | null
  used_at: Date | null
  wrong_addresses: Generated<number>
}

declare module '../../platform/database/schema.ts' {
  interface DatabaseSchema {
    sign_in_request: SignInRequestTable
  }
}
