import { MissingNodeError, type GetNode, type NodeRef } from '@moothall/ledger'

/** Runs a statement: a pg pool or client, or Kysely's, behind one face, since the sequencer has its own role. */
export type RunQuery = <Row extends object>(
  statement: string,
  parameters: readonly unknown[],
) => Promise<Row[]>

interface StoredNode {
  level: number
  node_index: number
  hash: Buffer
}

/** Fetches the nodes a proof needs, leaves included, with one statement. */
export async function fetchNodes(query: RunQuery, refs: readonly NodeRef[]): Promise<GetNode> {
  const levels = refs.map(({ level }) => level)
  const indexes = refs.map(({ index }) => index)
  const rows = await query<StoredNode>(
    `with wanted as (select * from unnest($1::int[], $2::bigint[]) as w(level, node_index))
     select w.level, w.node_index, coalesce(n.hash, l.leaf_hash) as hash from wanted w
     left join ledger_node n on w.level > 0 and n.level = w.level and n.node_index = w.node_index
     left join ledger_leaf l on w.level = 0 and l.leaf_index = w.node_index`,
    [levels, indexes],
  )
  const found = new Map<string, Buffer>()
  for (const row of rows) {
    // A null hash is a hole in the store: the proof's own MissingNodeError names it.
    if (row.hash !== null) found.set(`${row.level}/${row.node_index}`, row.hash)
  }
  return (level, index) => {
    const hash = found.get(`${level}/${index}`)
    if (!hash) throw new MissingNodeError({ level, index })
    return hash
  }
}
