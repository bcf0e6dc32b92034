import { createHmac } from 'node:crypto'
import { sql } from 'kysely'
import type { Transaction } from '../database/database.ts'
import './tables.ts'

/** So many in so many seconds, at first all at once if need be, then one whenever its share of the period has passed. */
export interface Allowance {
  /** Tells this limit from others that count the same things. */
  readonly name: string
  readonly count: number
  readonly periodSeconds: number
}

/**
 * Takes one from an allowance, for all nodes at once. The generic cell rate algorithm (ITU-T I.371): one time per subject,
 * and one statement, so that two requests at the same moment count as two.
 * @param of.subject what is limited: an address, a network. Only its keyed hash is stored, and only until the allowance
 *   is whole again.
 * @returns false where nothing is left; then nothing was taken
 */
export async function takeOne(
  tx: Transaction,
  allowance: Allowance,
  of: { readonly subject: string; readonly secret: Buffer; readonly now: Date },
): Promise<boolean> {
  const key = createHmac('sha256', of.secret).update(`${allowance.name}\0${of.subject}`).digest()
  const share = allowance.periodSeconds / allowance.count
  const { rows } = await sql`
    insert into rate_limit as held (key, whole_at)
    values (${key}, ${of.now}::timestamptz + make_interval(secs => ${share}))
    on conflict (key) do update
      set whole_at = greatest(held.whole_at, ${of.now}::timestamptz) + make_interval(secs => ${share})
      where greatest(held.whole_at, ${of.now}::timestamptz) + make_interval(secs => ${share})
        <= ${of.now}::timestamptz + make_interval(secs => ${allowance.periodSeconds + 0.001})
    returning key`.execute(tx)
  return rows.length === 1
}

/** Forgets every subject whose allowance is whole again. */
export async function forgetWholeAllowances(tx: Transaction, now: Date): Promise<void> {
  await tx.deleteFrom('rate_limit').where('whole_at', '<=', now).execute()
}
