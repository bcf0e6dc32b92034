export type IdentityEnding = 'left' | 'unlinked'

export interface ProviderIdentityTable {
  id: string
  person_id: string
  issuer: string
  subject_hash: string
  bound_at: Date
  ended_at: Date | null
  ended_by: string | null
  ended_because: IdentityEnding | null
}

export interface ProviderAttemptTable {
  state_hash: Buffer
  browser_hash: Buffer
  return_to: string
  anew: boolean
  began_at: Date
  used_at: Date | null
}

export interface ProviderLogoutTable {
  id_hash: Buffer
  received_at: Date
}

declare module '../../platform/database/schema.ts' {
  interface DatabaseSchema {
    provider_identity: ProviderIdentityTable
    provider_attempt: ProviderAttemptTable
    provider_logout: ProviderLogoutTable
  }
}
