import { checkpointFileNodes, exportCheckpointFile } from '@moothall/ledger'
import type { Pool } from 'pg'
import { nodeSha256 } from '../../platform/ledger/node-sha256.ts'
import { fetchNodes, type RunQuery } from '../../platform/ledger/tree-store.ts'

export interface ExportedCheckpoint {
  readonly size: number
  /** The signed note alone, as it goes into mail. */
  readonly note: string
  /** `moothall-checkpoint-v1`: the note and the hashes by which the first changed entry is named. */
  readonly file: string
}

/**
 * The file to keep outside: the newest checkpoint and the hashes by which a later verification names the first entry
 * that was changed.
 * @param levelFor the level for a tree of so many entries: 0 names the very entry and costs 43 bytes an entry; each level
 *   more halves the file and doubles the block
 * @returns undefined where nothing is sealed yet
 */
export async function exportCheckpoint(
  query: RunQuery,
  levelFor: (size: number) => number,
): Promise<ExportedCheckpoint | undefined> {
  const [latest] = await query<{ tree_size: number; note: string }>(
    'select tree_size, note from ledger_checkpoint order by tree_size desc limit 1',
    [],
  )
  if (!latest) return undefined
  const { tree_size: size, note } = latest
  const level = levelFor(size)
  const hashes = await locatingHashes(query, size, level)
  return { size, note, file: exportCheckpointFile(note, level, hashes, nodeSha256) }
}

/** `exportCheckpoint` for an operator, over the owner's connections. */
export async function exportStoredCheckpoint(
  pool: Pool,
  level: number,
): Promise<ExportedCheckpoint | undefined> {
  const client = await pool.connect()
  try {
    const query: RunQuery = async <Row extends object>(statement: string, parameters: readonly unknown[]) =>
      (await client.query<Row>(statement, [...parameters])).rows
    return await exportCheckpoint(query, () => level)
  } finally {
    client.release()
  }
}

async function locatingHashes(query: RunQuery, size: number, level: number): Promise<Uint8Array[]> {
  const { blocks, rest } = checkpointFileNodes(size, level)
  const rows = await query<{ hash: Buffer }>(
    level === 0
      ? 'select leaf_hash as hash from ledger_leaf where leaf_index < $1 order by leaf_index'
      : 'select hash from ledger_node where level = $2 and node_index < $1 order by node_index',
    level === 0 ? [blocks] : [blocks, level],
  )
  const getNode = await fetchNodes(query, rest)
  const last = rest.flatMap((node) => getNode(node.level, node.index) ?? [])
  return [...rows.map(({ hash }) => hash), ...last]
}
