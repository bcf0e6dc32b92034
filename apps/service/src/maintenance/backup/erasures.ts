import type { ClientBase } from 'pg'
import { z } from 'zod'
import { allLedgerEntryKinds } from '../../all-ledger-entry-kinds.ts'
import { erasePayload, readErasure } from '../../features/audit/index.ts'
import { type Clock } from '../../platform/clock/clock.ts'
import type { Database } from '../../platform/database/database.ts'
import { AppError } from '../../platform/errors/app-error.ts'

const ERASURES_FORMAT = 'moothall-erasures-v1'

const erasuresSchema = z.strictObject({
  format: z.literal(ERASURES_FORMAT),
  erasures: z.array(z.strictObject({ entry: z.uuid(), reason: z.string() })),
})

/** Entries whose content was erased, and why. It names nobody. */
export type Erasures = z.infer<typeof erasuresSchema>['erasures']

/** Every erasure that the ledger records, in its order, those that wait to be sealed at the end. */
export async function listErasures(owner: Pick<ClientBase, 'query'>): Promise<Erasures> {
  const { rows } = await owner.query<{ payload: string }>(
    `select p.payload from ledger_payload p join ledger_entry e on e.id = p.entry_id
     left join ledger_leaf l on l.entry_id = p.entry_id
     where p.kind = 'audit.payload-erased' order by l.leaf_index, e.recorded_at, e.id`,
  )
  return rows.flatMap(({ payload }) => {
    const erasure = readErasure(JSON.parse(payload))
    return erasure ? [{ entry: erasure.entry, reason: erasure.reason }] : []
  })
}

export function formatErasures(erasures: Erasures): string {
  return `${JSON.stringify({ format: ERASURES_FORMAT, erasures }, null, 2)}\n`
}

/** @throws AppError `restore.erasures-unreadable` */
export function parseErasures(text: string): Erasures {
  try {
    return erasuresSchema.parse(JSON.parse(text)).erasures
  } catch (error) {
    throw new AppError('restore.erasures-unreadable', 'The list of erasures cannot be read', {
      advice: 'Nothing was changed. Name a file that "moothall ledger erasures" has written.',
      cause: error,
    })
  }
}

/** Erases again what had been erased after the backup was made. @returns how many entries the backup still held */
export async function replayErasures(
  parts: { readonly database: Database; readonly clock: Clock },
  erasures: Erasures,
): Promise<number> {
  let erased = 0
  for (const { entry, reason } of erasures) {
    const { outcome } = await erasePayload(parts, allLedgerEntryKinds, { entryId: entry, reason })
    if (outcome === 'erased') erased++
  }
  return erased
}
