import { sql } from 'kysely'
import { z } from 'zod'
import type { Context } from '../../../context.ts'
import type { Transaction } from '../../../platform/database/database.ts'
import { systemActor } from '../../../platform/identity/actor.ts'
import { defineJob, type JobDefinition } from '../../../platform/jobs/define-job.ts'
import { appendEntry } from '../../../platform/ledger/append-entry.ts'
import { forgetWholeAllowances } from '../../../platform/rate-limit/rate-limit.ts'
import { defaultLocale, isInstalled, messagesFor } from '../../../platform/rendering/messages.ts'
import { signInMessages } from '../messages.ts'
import { signInPaths } from '../paths.ts'
import { digestOf, newSecret } from '../secrets.ts'
import { LINK_LIFE_MS, maySend } from '../sign-in.decision.ts'
import { SEND_LINK_TASK } from './send-link-task.ts'
import '../tables.ts'

const signIn = systemActor('sign-in')
const REQUESTS_KEPT_MS = 24 * 60 * 60 * 1000

export type SendLinkContext = Pick<Context, 'clock' | 'database' | 'mailer'> & {
  readonly config: Pick<Context['config'], 'publicAddress'>
}

interface PreparedLink {
  readonly personId: string
  readonly to: string
  readonly bodyName: string
  readonly token: string
  readonly locale: string
}

/**
 * Sends the link that somebody asked for, where the address is a person's. The secret is made here and not before, so that
 * neither a queue nor a table ever holds it. Run again after a failure it sends a new one, and only the newest works.
 */
export async function sendLink(context: SendLinkContext, requestId: string): Promise<void> {
  const link = await context.database.inTransaction(signIn, async (tx) => {
    await forgetOldRequests(tx, context.clock.now())
    return await prepareLink(tx, requestId, context.clock.now())
  })
  if (link === undefined) return
  const m = messagesFor(signInMessages, isInstalled(link.locale) ? link.locale : defaultLocale())
  await context.mailer.send({
    to: link.to,
    subject: m.mail.subject(link.bodyName),
    text: m.mail.text({
      bodyName: link.bodyName,
      link: `${context.config.publicAddress}${signInPaths.link(link.token)}`,
      minutes: LINK_LIFE_MS / 60_000,
    }),
  })
  await context.database.inTransaction(signIn, async (tx) => {
    const at = context.clock.now()
    await tx
      .updateTable('sign_in_request')
      .set({ sent_at: at, address: null })
      .where('id', '=', requestId)
      .execute()
    const { personId } = link
    await appendEntry(tx, {
      kind: 'sign-in.link-sent',
      at,
      subjects: [personId],
      payload: { personId, requestId },
    })
  })
}

async function prepareLink(tx: Transaction, requestId: string, now: Date): Promise<PreparedLink | undefined> {
  const request = await tx
    .selectFrom('sign_in_request')
    .select(['address', 'locale', 'requested_at', 'sent_at', 'used_at'])
    .where('id', '=', requestId)
    .forUpdate()
    .executeTakeFirst()
  if (request === undefined) return undefined
  const { address, locale } = request
  const state = {
    requestedAt: request.requested_at,
    sent: request.sent_at !== null,
    used: request.used_at !== null,
  }
  const person =
    address !== null && maySend(state, now)
      ? await tx
          .selectFrom('person')
          .select(['id', 'email', (select) => select.selectFrom('body').select('name').as('body_name')])
          .where(sql`lower(email)`, '=', address)
          .where('ended_at', 'is', null)
          .executeTakeFirst()
      : undefined
  if (person === undefined) {
    await tx.updateTable('sign_in_request').set({ address: null }).where('id', '=', requestId).execute()
    return undefined
  }
  const token = newSecret()
  await tx
    .updateTable('sign_in_request')
    .set({
      person_id: person.id,
      token_hash: digestOf(token),
      expires_at: new Date(now.getTime() + LINK_LIFE_MS),
    })
    .where('id', '=', requestId)
    .execute()
  return { personId: person.id, to: person.email, bodyName: person.body_name ?? '', token, locale }
}

async function forgetOldRequests(tx: Transaction, now: Date): Promise<void> {
  const before = new Date(now.getTime() - REQUESTS_KEPT_MS)
  await tx.deleteFrom('sign_in_request').where('requested_at', '<', before).execute()
  await forgetWholeAllowances(tx, now)
}

export function sendLinkJob(context: SendLinkContext): JobDefinition {
  return defineJob({
    task: SEND_LINK_TASK,
    payload: z.object({ requestId: z.uuid() }),
    handle: ({ requestId }) => sendLink(context, requestId),
  })
}
