export interface SetUpLinkTable {
  token_hash: Buffer
  expires_at: Date
}

declare module '../../platform/database/schema.ts' {
  interface DatabaseSchema {
    set_up_link: SetUpLinkTable
  }
}
