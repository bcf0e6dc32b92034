import type { Context } from '../../context.ts'
import type { Transaction } from '../../platform/database/database.ts'
import { systemActor } from '../../platform/identity/actor.ts'
import { type Allowance, takeOne } from '../../platform/rate-limit/rate-limit.ts'
import { networkOf } from '../../platform/web/network.ts'
import { type AttemptDecision, decideAttempt } from './attempt.decision.ts'
import { digestOf, newState } from './digests.ts'
import './tables.ts'

export type AttemptContext = Pick<Context, 'clock' | 'database' | 'secretFor'>

const signIn = systemActor('sign-in')
/** A whole council behind one address signs in within one morning. */
const networkAllowance: Allowance = { name: 'single-sign-on.network', count: 12_000, periodSeconds: 3600 }
/** Somewhat longer than an attempt lasts, so that who comes late is told so. */
const ATTEMPTS_KEPT_MS = 24 * 60 * 60 * 1000

export interface Beginning {
  readonly browserMark: string
  readonly networkAddress: string
  readonly returnTo: string
  readonly anew: boolean
}

/** Notes that a browser goes to the provider. @returns what names the attempt there and back */
export async function beginAttempt(
  { clock, database, secretFor }: AttemptContext,
  { browserMark, networkAddress, returnTo, anew }: Beginning,
): Promise<{ readonly state: string } | 'too-many'> {
  const now = clock.now()
  const state = newState()
  return await database.inTransaction(signIn, async (tx) => {
    const of = { subject: networkOf(networkAddress), secret: secretFor('sign-in-limits'), now }
    if (!(await takeOne(tx, networkAllowance, of))) return 'too-many'
    await forgetOldAttempts(tx, now)
    await tx
      .insertInto('provider_attempt')
      .values({
        state_hash: digestOf(state),
        browser_hash: digestOf(browserMark),
        return_to: returnTo,
        anew,
        began_at: now,
      })
      .execute()
    return { state }
  })
}

async function forgetOldAttempts(tx: Transaction, now: Date): Promise<void> {
  const before = new Date(now.getTime() - ATTEMPTS_KEPT_MS)
  await tx.deleteFrom('provider_attempt').where('began_at', '<', before).execute()
}

export type AttemptUse =
  | { readonly kind: 'go-on'; readonly returnTo: string; readonly anew: boolean }
  | { readonly kind: Exclude<AttemptDecision, 'go-on'> }

/** Uses an attempt up, before anything is asked of the provider: of two that come back at the same moment one goes on. */
export async function useAttempt(
  { clock, database }: Pick<AttemptContext, 'clock' | 'database'>,
  cameBack: { readonly state: string; readonly browserMark: string | undefined },
): Promise<AttemptUse> {
  const now = clock.now()
  const state_hash = digestOf(cameBack.state)
  return await database.inTransaction(signIn, async (tx): Promise<AttemptUse> => {
    const row = await tx
      .selectFrom('provider_attempt')
      .select(['browser_hash', 'return_to', 'anew', 'began_at', 'used_at'])
      .where('state_hash', '=', state_hash)
      .forUpdate()
      .executeTakeFirst()
    const { browserMark } = cameBack
    const attempt = row && {
      beganAt: row.began_at,
      used: row.used_at !== null,
      sameBrowser: browserMark !== undefined && digestOf(browserMark).equals(row.browser_hash),
    }
    const decision = decideAttempt(attempt, now)
    if (row === undefined || decision !== 'go-on')
      return { kind: decision === 'go-on' ? 'unknown' : decision }
    await tx
      .updateTable('provider_attempt')
      .set({ used_at: now })
      .where('state_hash', '=', state_hash)
      .execute()
    return { kind: 'go-on', returnTo: row.return_to, anew: row.anew }
  })
}
