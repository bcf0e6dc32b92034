import { appendLeafHashes, frontierFrom, frontierNodes, signCheckpoint } from '@moothall/ledger'
import type pg from 'pg'
import type { Clock } from '../clock/clock.ts'
import { AppError } from '../errors/app-error.ts'
import type { Keys } from '../keys/key-folder.ts'
import { nodeSha256 } from './node-sha256.ts'
import { fetchNodes, type RunQuery } from './tree-store.ts'

/** Entries sealed by one checkpoint at the most, so that a long queue does not make one endless transaction. */
const BATCH = 5000

interface Pending {
  entry_id: string
  leaf_hash: Buffer
}

/**
 * Seals what is pending: leaves, the tree's new nodes and a signed checkpoint, in one transaction with their removal
 * from the pending list.
 * @returns how many entries were sealed
 */
export async function sealPending(
  client: pg.ClientBase,
  { keys, clock }: { readonly keys: Keys; readonly clock: Clock },
): Promise<number> {
  const query: RunQuery = async <Row extends object>(statement: string, parameters: readonly unknown[]) =>
    (await client.query<Row>(statement, [...parameters])).rows
  const pending = await query<Pending>(
    `select p.entry_id, e.leaf_hash from ledger_pending p join ledger_entry e on e.id = p.entry_id
     order by e.recorded_at, e.id limit ${BATCH}`,
    [],
  )
  if (pending.length === 0) return 0
  await client.query('begin')
  try {
    await seal(query, pending, keys, clock)
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    if (!isDuplicate(error) || (await forgetSealed(client)) === 0) throw error
    return await sealPending(client, { keys, clock })
  }
  return pending.length
}

function isDuplicate(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '23505'
}

/** The service may add to the pending list whatever is an entry: one that is sealed already must not stop the others. */
async function forgetSealed(client: pg.ClientBase): Promise<number> {
  const { rowCount } = await client.query(
    'delete from ledger_pending p using ledger_leaf l where l.entry_id = p.entry_id',
  )
  return rowCount ?? 0
}

async function seal(query: RunQuery, pending: readonly Pending[], keys: Keys, clock: Clock): Promise<void> {
  const origin = keys.signers[0]?.name
  if (origin === undefined) throw new AppError('ledger.no-signer', 'There is no key to sign checkpoints with')
  const [latest] = await query<{ tree_size: number }>(
    'select tree_size from ledger_checkpoint order by tree_size desc limit 1',
    [],
  )
  const size = latest?.tree_size ?? 0
  const frontier = frontierFrom(size, await fetchNodes(query, frontierNodes(size)))
  const appended = appendLeafHashes(
    frontier,
    pending.map(({ leaf_hash }) => leaf_hash),
    nodeSha256,
  )
  const inner = appended.nodes.filter(({ level }) => level > 0)
  const note = await signCheckpoint(
    { origin, size: appended.frontier.size, root: appended.root, time: clock.now().toISOString() },
    keys.signers,
  )
  await query(
    `insert into ledger_leaf (leaf_index, entry_id, leaf_hash)
     select $1::bigint + place - 1, entry_id, leaf_hash
     from unnest($2::uuid[], $3::bytea[]) with ordinality as sealed(entry_id, leaf_hash, place)`,
    [size, pending.map(({ entry_id }) => entry_id), pending.map(({ leaf_hash }) => leaf_hash)],
  )
  await query(
    `insert into ledger_node (level, node_index, hash) select * from unnest($1::int[], $2::bigint[], $3::bytea[])`,
    [
      inner.map(({ level }) => level),
      inner.map(({ index }) => index),
      inner.map(({ hash }) => Buffer.from(hash)),
    ],
  )
  await query('insert into ledger_checkpoint (tree_size, root, note) values ($1, $2, $3)', [
    appended.frontier.size,
    Buffer.from(appended.root),
    note,
  ])
  await query('delete from ledger_pending where entry_id = any ($1::uuid[])', [
    pending.map(({ entry_id }) => entry_id),
  ])
}
