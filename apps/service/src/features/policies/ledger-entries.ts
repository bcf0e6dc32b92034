import type { JsonObject } from '@moothall/ledger'
import { z } from 'zod'
import type { LedgerEntryKind } from '../../platform/ledger/entry-kind.ts'

/** The primary key of every table that a policy entry can speak of, in the key's own order. */
export const policyTableKeys = {
  policy: ['id'],
  policy_version: ['policy_id', 'version'],
  policy_contributor: ['policy_id', 'version', 'person_id'],
  policy_section: ['policy_id', 'version', 'ref'],
  policy_provision: ['policy_id', 'version', 'ref'],
  policy_repair: ['policy_id', 'version', 'ref', 'position'],
  policy_topic: ['policy_id', 'version', 'ref', 'topic'],
  policy_applicability: ['policy_id', 'version', 'ref', 'category'],
  policy_tension: ['policy_id', 'version', 'key'],
  policy_uncovered_topic: ['policy_id', 'version', 'topic'],
  policy_carried_choice: ['policy_id', 'version', 'item', 'key'],
  policy_body_name: ['policy_id', 'version'],
  policy_correction: ['id'],
} as const
export type PolicyTableName = keyof typeof policyTableKeys

/**
 * Rows as an entry carries them, by table: the key's columns and every column written. The source text is not among
 * them: its SHA-256 is, and the table checks the one against the other.
 */
export type ChangedRows = { readonly [Table in PolicyTableName]?: readonly JsonObject[] }

const keyValue = z.union([z.string(), z.number()])
const carriedRows = z.partialRecord(
  z.enum(Object.keys(policyTableKeys) as PolicyTableName[]),
  z.array(z.record(z.string(), z.json())),
)

function produces(payload: JsonObject): ReturnType<LedgerEntryKind['produces']> {
  const rows = carriedRows.parse(payload['rows'])
  return (Object.keys(policyTableKeys) as PolicyTableName[]).flatMap((table) =>
    (rows[table] ?? []).map((row) => {
      const keys: readonly string[] = policyTableKeys[table]
      return {
        table,
        key: Object.fromEntries(keys.map((column) => [column, keyValue.parse(row[column])])),
        row: Object.fromEntries(Object.entries(row).filter(([column]) => !keys.includes(column))),
      }
    }),
  )
}

const kinds = [
  'policies.imported',
  'policies.repair-decided',
  'policies.provision-confirmed',
  'policies.topic-acknowledged',
  'policies.tension-resolved',
  'policies.body-name-decided',
  'policies.submitted',
  'policies.sent-back',
  'policies.approved',
  'policies.brought-into-force',
  'policies.superseded',
  'policies.withdrawn',
  'policies.correction-recorded',
  'policies.corrected',
  'policies.correction-refused',
] as const
export type PolicyEntryKind = (typeof kinds)[number]

/** What this feature writes to the ledger. */
export const policyLedgerEntries: readonly LedgerEntryKind[] = kinds.map((kind) => ({ kind, produces }))
