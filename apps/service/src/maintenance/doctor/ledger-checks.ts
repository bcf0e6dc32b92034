import { openCheckpoint } from '@moothall/ledger'
import type { Pool } from 'pg'
import type { Keys } from '../../platform/keys/key-folder.ts'
import { nodeVerifySignature } from '../../platform/ledger/node-sha256.ts'
import { type Finding, ok, problem, warning } from './finding.ts'

/** Sealing takes a second; so long, and nobody seals. */
const LATE_SECONDS = 15

export async function checkKeysMatch(owner: Pool, keys: Keys): Promise<Finding> {
  const { rows } = await owner.query<{ note: string }>(
    'select note from ledger_checkpoint order by tree_size desc limit 1',
  )
  const [latest] = rows
  if (!latest) return ok('keys-match', 'Nothing is sealed yet, so any keys will do')
  const opened = openCheckpoint(latest.note, keys.verifiers, nodeVerifySignature)
  if (opened.ok) return ok('keys-match', 'The keys are those that signed the newest checkpoint')
  return problem(
    'keys-match',
    'The newest checkpoint was not signed with these keys',
    'Put back the keys folder that belongs to this ledger, or point MOOTHALL_KEYS at it. Do not start the service before.',
  )
}

export async function checkLedger(owner: Pool): Promise<Finding> {
  const { rows } = await owner.query<{ signed: number; leaves: number; next: number }>(
    `select coalesce((select max(tree_size) from ledger_checkpoint), 0)::int8 as signed,
       (select count(*) from ledger_leaf) as leaves, coalesce((select max(leaf_index) + 1 from ledger_leaf), 0)::int8 as next`,
  )
  const [row] = rows
  if (row && row.signed === row.leaves && row.leaves === row.next) {
    return ok(
      'ledger',
      `The newest checkpoint covers all ${row.leaves.toLocaleString('en-GB')} sealed entries`,
    )
  }
  return problem(
    'ledger',
    `The newest checkpoint is of ${row?.signed} entries, but ${row?.leaves} are stored, up to number ${row?.next}`,
    'Entries were taken away or put in by hand. "moothall ledger verify" with a checkpoint kept elsewhere names the first.',
  )
}

export async function checkSequencer(owner: Pool, serviceRuns: boolean): Promise<Finding> {
  const { rows } = await owner.query<{ waiting: number; seconds: number | null }>(
    `select count(*) as waiting, extract(epoch from clock_timestamp() - min(e.recorded_at))::float8 as seconds
     from ledger_pending p join ledger_entry e on e.id = p.entry_id`,
  )
  const { waiting = 0, seconds = null } = rows[0] ?? {}
  if (waiting === 0) return ok('sequencer', 'No entry waits to be sealed')
  const says = `${waiting === 1 ? '1 entry waits' : `${waiting} entries wait`} to be sealed, the oldest for ${Math.round(seconds ?? 0)} seconds`
  if (!serviceRuns) return warning('sequencer', says, 'Start the service: it seals them.')
  if ((seconds ?? 0) < LATE_SECONDS) return ok('sequencer', says)
  return problem('sequencer', says, 'The service is not sealing: look in its log for ledger.sealing-failed.')
}
