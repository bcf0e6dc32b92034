import type { ColumnType, Generated } from 'kysely'
import type { Role } from '../identity/roles.ts'

/** Written once, when the row is made; the service has no right to change it. */
export type InsertOnly<T> = ColumnType<T, T, never>

export interface BodyTable {
  id: Generated<boolean>
  name: string
  short_name: string
  contact_email: string
  created_at: Generated<Date>
}

export interface PersonTable {
  id: Generated<string>
  name: string
  /** As the person writes it; unique without regard to case. */
  email: string
  created_at: Generated<Date>
  /** When the person left. A leaver keeps their records and loses every way in. */
  ended_at: Date | null
}

/** The categories of the policy map, each with a regime of its own. */
export const categories = ['officer', 'member', 'agency', 'on-behalf', 'supplier'] as const
export type Category = (typeof categories)[number]

export interface AppointmentTable {
  id: Generated<string>
  person_id: string
  category: Category
  post: string
  team: string
  manager_id: string | null
  starts_on: string
  ends_on: string | null
}

export interface RoleGrantTable {
  id: Generated<string>
  person_id: string
  role: Role
  /** Null where the service itself granted it at set-up. */
  granted_by: string | null
  granted_at: Generated<Date>
  revoked_by: string | null
  revoked_at: Date | null
}

export interface WebSessionTable {
  id_hash: Buffer
  person_id: string | null
  data: ColumnType<unknown, string, string>
  created_at: Generated<Date>
  expires_at: Date
  /** When it was signed out; its row stays until it would have expired. */
  ended_at: Generated<Date | null>
}

export interface LedgerEntryTable {
  id: InsertOnly<string>
  leaf_hash: InsertOnly<Buffer>
  recorded_at: Generated<Date>
}

export interface LedgerPayloadTable {
  entry_id: InsertOnly<string>
  kind: InsertOnly<string>
  subjects: InsertOnly<string[]>
  recorded_by: InsertOnly<string>
  /** Canonical JSON, byte for byte what the leaf commits to. */
  payload: InsertOnly<string>
  salt: InsertOnly<Buffer>
}

export interface LedgerPendingTable {
  entry_id: string
}

export interface LedgerLeafTable {
  leaf_index: number
  entry_id: string
  leaf_hash: Buffer
}

/** Hashes of complete subtrees: `level` 1 joins two leaves. Level 0 is `ledger_leaf`. */
export interface LedgerNodeTable {
  level: number
  node_index: number
  hash: Buffer
}

export interface LedgerCheckpointTable {
  tree_size: number
  root: Buffer
  note: string
  signed_at: Generated<Date>
}

/**
 * Every table, by name. Features add theirs by declaration merging in their own `tables.ts`:
 * `declare module '…/platform/database/schema.ts' { interface DatabaseSchema { policy: PolicyTable } }`.
 */
export interface DatabaseSchema {
  body: BodyTable
  person: PersonTable
  appointment: AppointmentTable
  role_grant: RoleGrantTable
  web_session: WebSessionTable
  ledger_entry: LedgerEntryTable
  ledger_payload: LedgerPayloadTable
  ledger_pending: LedgerPendingTable
  ledger_leaf: LedgerLeafTable
  ledger_node: LedgerNodeTable
  ledger_checkpoint: LedgerCheckpointTable
}
