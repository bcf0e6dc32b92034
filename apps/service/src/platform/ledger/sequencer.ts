import { setTimeout as pause } from 'node:timers/promises'
import type pg from 'pg'
import type { Clock } from '../clock/clock.ts'
import type { Keys } from '../keys/key-folder.ts'
import type { Log } from '../log.ts'
import { sealPending } from './seal-pending.ts'

export interface Sequencer {
  /** Seals what still waits, then stops. */
  stop(): Promise<void>
}

export interface SequencerOptions {
  readonly sequencerPool: pg.Pool
  readonly keys: Keys
  readonly clock: Clock
  readonly log: Log
}

/** Between two looks at the pending entries: what a receipt waits at most, beside the sealing itself. */
const LOOK_EVERY_MS = 150
/** Between two attempts to become the sequencer, or after a failure. */
const RETRY_EVERY_MS = 1000
/** The advisory lock that makes one node the sequencer. */
const LOCK_KEY = 0x6c65646765

/**
 * Seals pending entries, a batch at a time, on whichever node holds the lock. Entries are taken from the pending list
 * and never from a high-water mark, because transactions commit out of order.
 */
export function startSequencer(options: SequencerOptions): Sequencer {
  const stopping = new AbortController()
  const finished = keepSealing(options, stopping.signal)
  return {
    async stop() {
      stopping.abort()
      await finished
    },
  }
}

async function keepSealing(options: SequencerOptions, stopping: AbortSignal): Promise<void> {
  while (!stopping.aborted) {
    try {
      await sealWhileHoldingTheLock(options, stopping)
    } catch (error) {
      if (stopping.aborted) break
      options.log.error(
        { event: 'ledger.sealing-failed', err: error },
        'Sealing failed; trying again in a second',
      )
    }
    await pauseUnlessStopping(RETRY_EVERY_MS, stopping)
  }
}

async function sealWhileHoldingTheLock(options: SequencerOptions, stopping: AbortSignal): Promise<void> {
  const client = await options.sequencerPool.connect()
  let broken = true
  try {
    const { rows } = await client.query<{ mine: boolean }>('select pg_try_advisory_lock($1) as mine', [
      LOCK_KEY,
    ])
    if (rows[0]?.mine === true) {
      while (!stopping.aborted) {
        const sealed = await sealPending(client, options)
        if (sealed === 0) await pauseUnlessStopping(LOOK_EVERY_MS, stopping)
      }
      while ((await sealPending(client, options)) > 0);
      await client.query('select pg_advisory_unlock($1)', [LOCK_KEY])
    }
    broken = false
  } finally {
    client.release(broken)
  }
}

async function pauseUnlessStopping(milliseconds: number, stopping: AbortSignal): Promise<void> {
  try {
    await pause(milliseconds, undefined, { signal: stopping })
  } catch (error) {
    if (!stopping.aborted) throw error
  }
}
