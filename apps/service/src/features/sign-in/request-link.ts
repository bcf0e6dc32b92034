import { randomUUID } from 'node:crypto'
import type { Context } from '../../context.ts'
import { systemActor } from '../../platform/identity/actor.ts'
import { enqueue } from '../../platform/jobs/enqueue.ts'
import { networkOf } from '../../platform/web/network.ts'
import { type Allowance, takeOne } from '../../platform/rate-limit/rate-limit.ts'
import type { Locale } from '../../platform/rendering/messages.ts'
import { SEND_LINK_TASK } from './jobs/send-link-task.ts'
import { digestOf } from './secrets.ts'
import { normaliseAddress } from './sign-in.decision.ts'
import './tables.ts'

/** How often one address may be asked for, known or not. */
export const addressAllowance: Allowance = { name: 'sign-in.address', count: 5, periodSeconds: 3600 }

/** What asking for a link needs of the context. */
export type RequestLinkContext = Pick<Context, 'clock' | 'database' | 'secretFor'> & {
  readonly config: Pick<Context['config'], 'signInLinksPerNetwork'>
}

export interface LinkWanted {
  readonly address: string
  readonly browserMark: string
  readonly networkAddress: string
  readonly returnTo: string
  readonly locale: Locale
}

/**
 * Notes that somebody wants a link. Nothing here looks whether the address is known, so neither the answer nor its time
 * can tell; the job that sends the link does.
 */
export async function requestLink(
  context: RequestLinkContext,
  wanted: LinkWanted,
): Promise<'asked' | 'too-many'> {
  const now = context.clock.now()
  const secret = context.secretFor('sign-in-limits')
  const address = normaliseAddress(wanted.address)
  const networkAllowance: Allowance = {
    name: 'sign-in.network',
    count: context.config.signInLinksPerNetwork,
    periodSeconds: 3600,
  }
  return await context.database.inTransaction(systemActor('sign-in'), async (tx) => {
    const allowed =
      (await takeOne(tx, networkAllowance, { subject: networkOf(wanted.networkAddress), secret, now })) &&
      (await takeOne(tx, addressAllowance, { subject: address, secret, now }))
    if (!allowed) return 'too-many'
    const id = randomUUID()
    await tx
      .insertInto('sign_in_request')
      .values({
        id,
        address,
        locale: wanted.locale,
        browser_hash: digestOf(wanted.browserMark),
        return_to: wanted.returnTo,
        requested_at: now,
      })
      .execute()
    await enqueue(tx, { task: SEND_LINK_TASK, payload: { requestId: id } })
    return 'asked'
  })
}
