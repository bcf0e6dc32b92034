import { expect } from 'vitest'
import { allLedgerEntryKinds } from '../src/all-ledger-entry-kinds.ts'
import { verifyStoredLedger } from '../src/features/audit/index.ts'
import { systemClock } from '../src/platform/clock/clock.ts'
import { sealPending } from '../src/platform/ledger/seal-pending.ts'
import type { TestDatabase } from './database.ts'
import { testKeys } from './keys.ts'

/** What in a table does not follow from the ledger, as `moothall ledger verify` finds it. */
export async function rowsThatDoNotFollow(db: TestDatabase, table: string) {
  const keys = testKeys()
  const client = await db.sequencerPool.connect()
  try {
    await sealPending(client, { keys, clock: systemClock })
  } finally {
    client.release()
  }
  const verified = await verifyStoredLedger(db.ownerPool, {
    keys: keys.verifiers,
    outside: [],
    kinds: allLedgerEntryKinds,
  })
  expect(verified).toMatchObject({ strangeEntries: [], pending: 0 })
  return verified.rows.filter((row) => row.table === table)
}
