import type { InsertOnly } from '../../platform/database/schema.ts'
import type { TokenScope } from '../../platform/identity/roles.ts'

/** Why a token ended before its last day. */
export const endings = ['revoked', 'left', 'address-changed'] as const
export type Ending = (typeof endings)[number]

export interface ApiTokenTable {
  id: InsertOnly<string>
  person_id: InsertOnly<string>
  name: InsertOnly<string>
  scope: InsertOnly<TokenScope>
  made_at: InsertOnly<Date>
  /** The last day on which it works, `YYYY-MM-DD`. */
  ends_on: InsertOnly<string>
  ended_at: Date | null
  ended_by: string | null
  ended_because: Ending | null
}

/** Gone as soon as the token has ended, and never in a backup. */
export interface ApiTokenSecretTable {
  token_id: InsertOnly<string>
  /** SHA-256 of what the program presents. */
  hash: InsertOnly<Buffer>
  /** `YYYY-MM-DD`. */
  last_used_on: string | null
}

declare module '../../platform/database/schema.ts' {
  interface DatabaseSchema {
    api_token: ApiTokenTable
    api_token_secret: ApiTokenSecretTable
  }
}
