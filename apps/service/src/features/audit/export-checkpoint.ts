import { checkpointFileNodes, exportCheckpointFile } from '@moothall/ledger'
import type { Pool, PoolClient } from 'pg'
import { nodeSha256 } from '../../platform/ledger/node-sha256.ts'
import { fetchNodes } from '../../platform/ledger/tree-store.ts'

/**
 * The file to keep outside: the newest checkpoint and the hashes by which a later verification names the first entry
 * that was changed.
 * @param level 0 names the very entry and costs 43 bytes an entry; each level more halves the file and doubles the block
 * @returns undefined where nothing is sealed yet
 */
export async function exportStoredCheckpoint(
  pool: Pool,
  level: number,
): Promise<{ readonly size: number; readonly file: string } | undefined> {
  const client = await pool.connect()
  try {
    const { rows } = await client.query<{ tree_size: number; note: string }>(
      'select tree_size, note from ledger_checkpoint order by tree_size desc limit 1',
    )
    const [latest] = rows
    if (!latest) return undefined
    const hashes = await locatingHashes(client, latest.tree_size, level)
    return { size: latest.tree_size, file: exportCheckpointFile(latest.note, level, hashes, nodeSha256) }
  } finally {
    client.release()
  }
}

async function locatingHashes(client: PoolClient, size: number, level: number): Promise<Uint8Array[]> {
  const { blocks, rest } = checkpointFileNodes(size, level)
  const { rows } = await client.query<{ hash: Buffer }>(
    level === 0
      ? 'select leaf_hash as hash from ledger_leaf where leaf_index < $1 order by leaf_index'
      : 'select hash from ledger_node where level = $2 and node_index < $1 order by node_index',
    level === 0 ? [blocks] : [blocks, level],
  )
  const getNode = await fetchNodes(
    async <Row extends object>(statement: string, parameters: readonly unknown[]) =>
      (await client.query<Row>(statement, [...parameters])).rows,
    rest,
  )
  const last = rest.flatMap((node) => getNode(node.level, node.index) ?? [])
  return [...rows.map(({ hash }) => hash), ...last]
}
