import type { ColumnType } from 'kysely'
import type { InsertOnly } from '../../platform/database/schema.ts'

/** Why a passkey ended. */
export const endings = ['removed', 'left', 'address-changed'] as const
export type Ending = (typeof endings)[number]

export interface PasskeyTable {
  id: InsertOnly<string>
  person_id: InsertOnly<string>
  name: string
  added_at: InsertOnly<Date>
  ended_at: Date | null
  ended_by: string | null
  ended_because: Ending | null
}

/** Gone as soon as the passkey has ended, and never in a backup. */
export interface PasskeyCredentialTable {
  passkey_id: InsertOnly<string>
  credential_id: InsertOnly<Buffer>
  /** A COSE_Key. */
  public_key: InsertOnly<Buffer>
  counter: ColumnType<string, number, number>
  /** `YYYY-MM-DD`. */
  last_used_on: string | null
}

export interface PasskeyChallengeTable {
  holder_hash: Buffer
  challenge: Buffer
  person_id: string | null
  name: string | null
  expires_at: Date
}

declare module '../../platform/database/schema.ts' {
  interface DatabaseSchema {
    passkey: PasskeyTable
    passkey_credential: PasskeyCredentialTable
    passkey_challenge: PasskeyChallengeTable
  }
}
