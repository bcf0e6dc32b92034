import type { JsonObject } from '@moothall/ledger'
import { z } from 'zod'
import type { LedgerEntryKind, ProducedRow } from '../../platform/ledger/entry-kind.ts'

const erasure = z.object({
  entry: z.uuid(),
  reason: z.string(),
  rows: z.array(
    z.object({ table: z.string(), key: z.record(z.string(), z.union([z.string(), z.number()])) }),
  ),
})

/** The record that a payload was erased: which entry, why, and which rows it had made. It names nobody. */
export interface ErasureRecord {
  readonly entry: string
  readonly reason: string
  readonly rows: readonly Pick<ProducedRow, 'table' | 'key'>[]
}

export const payloadErased: LedgerEntryKind = {
  kind: 'audit.payload-erased',
  produces: () => [],
}

/** Reads the record of an erasure; `undefined` where the payload is of another kind or not as we write it. */
export function readErasure(payload: JsonObject): ErasureRecord | undefined {
  if (payload['kind'] !== payloadErased.kind) return undefined
  const parsed = erasure.safeParse(payload)
  return parsed.success ? parsed.data : undefined
}

/** An auditor looked at entries about others: which, and by what filter. */
export const entriesLookedAt: LedgerEntryKind = {
  kind: 'audit.entries-looked-at',
  produces: () => [],
}

export const auditLedgerEntries: readonly LedgerEntryKind[] = [payloadErased, entriesLookedAt]
