export interface RateLimitTable {
  key: Buffer
  /** When the allowance is whole again. */
  whole_at: Date
}

declare module '../database/schema.ts' {
  interface DatabaseSchema {
    rate_limit: RateLimitTable
  }
}
