import { setTimeout as pause } from 'node:timers/promises'
import type { Pool } from 'pg'

const LOOK_EVERY_MS = 10

export interface Sealing {
  /** Of every entry since the watch began: milliseconds from its statement, which is before its commit, to its seal. */
  readonly waits: readonly number[]
  /** Milliseconds from one checkpoint to the next, on average. */
  readonly sealingEvery: number
}

/**
 * Watches from outside when checkpoints become visible. `signed_at` would not do: it is set before the checkpoint's
 * own commit.
 */
export async function watchSealing(ownerPool: Pool): Promise<{ finish(): Promise<Sealing> }> {
  const look = async () => {
    const { rows } = await ownerPool.query<{ size: number }>(
      'select coalesce(max(tree_size), 0) as size from ledger_checkpoint',
    )
    return rows[0]?.size ?? 0
  }
  const seen: { readonly size: number; readonly at: number }[] = [{ size: await look(), at: Date.now() }]
  const stopping = new AbortController()
  const watch = async () => {
    while (!stopping.signal.aborted) {
      const size = await look()
      if (size !== seen.at(-1)?.size) seen.push({ size, at: Date.now() })
      await pause(LOOK_EVERY_MS)
    }
  }
  const watched = watch()
  return {
    async finish() {
      while ((await ownerPool.query('select from ledger_pending limit 1')).rowCount !== 0)
        await pause(LOOK_EVERY_MS)
      await pause(5 * LOOK_EVERY_MS)
      stopping.abort()
      await watched
      const [first, ...checkpoints] = seen
      const { rows } = await ownerPool.query<{ leaf_index: number; recorded_at: Date }>(
        `select l.leaf_index, e.recorded_at from ledger_leaf l join ledger_entry e on e.id = l.entry_id
         where l.leaf_index >= $1 order by l.leaf_index`,
        [first?.size ?? 0],
      )
      let next = 0
      const waits = rows.flatMap(({ leaf_index, recorded_at }) => {
        while ((checkpoints[next]?.size ?? Infinity) <= leaf_index) next++
        const checkpoint = checkpoints[next]
        return checkpoint ? [checkpoint.at - recorded_at.getTime()] : []
      })
      const span = (checkpoints.at(-1)?.at ?? 0) - (first?.at ?? 0)
      return { waits, sealingEvery: span / Math.max(1, checkpoints.length) }
    },
  }
}
