import { z } from 'zod'
import type { Context } from '../../../context.ts'
import type { Transaction } from '../../../platform/database/database.ts'
import { systemActor } from '../../../platform/identity/actor.ts'
import { defineJob, type JobDefinition } from '../../../platform/jobs/define-job.ts'
import { type Recipient, tellEach } from '../../../platform/mail/tell-each.ts'
import { defaultLocale, messagesFor } from '../../../platform/rendering/messages.ts'
import { policyMessages } from '../messages.ts'
import { workPaths } from '../paths.ts'
import { findEligibleApprovers } from '../work-queries.ts'

const payload = z.object({
  policyId: z.uuid(),
  version: z.number().int().positive(),
  about: z.enum(['submitted', 'approved', 'sent-back', 'correction-recorded']),
  /** Tells one occasion from the next: a version can be sent back twice. */
  occasion: z.uuid(),
})
type Notice = z.infer<typeof payload>

/** Writes to the approvers when something waits for them, and to those who worked on a version when it was decided. */
export function notifyJob(context: Context): JobDefinition {
  return defineJob({
    task: 'policies.notify',
    payload,
    handle: async (notice) => {
      const about = await context.database.inTransaction(systemActor('mail'), (tx) => readNotice(tx, notice))
      if (about === undefined) return
      const mail = messagesFor(policyMessages, defaultLocale()).mail[notice.about]
      const forApprover = notice.about === 'submitted'
      const path = notice.about === 'correction-recorded' ? workPaths.corrections : workPaths.tasks
      const link = `${context.config.publicAddress}${(forApprover ? workPaths.review : path)(about)}`
      await tellEach(context, about.recipients, {
        template: `policies.${notice.about}`,
        about: notice.occasion,
        subject: mail.subject(about.title),
        text: mail.text(about.title, about.version, link),
      })
    },
  })
}

interface NoticeFacts {
  readonly slug: string
  readonly title: string
  readonly version: number
  readonly recipients: readonly Recipient[]
}

async function readNotice(
  tx: Transaction,
  { policyId, version, about }: Notice,
): Promise<NoticeFacts | undefined> {
  const row = await tx
    .selectFrom('policy_version as v')
    .innerJoin('policy as p', 'p.id', 'v.policy_id')
    .select(['p.slug', 'v.title', 'v.version', 'v.submitted_by', 'v.imported_by'])
    .where('v.policy_id', '=', policyId)
    .where('v.version', '=', version)
    .executeTakeFirst()
  if (row === undefined) return undefined
  const { slug, title } = row
  const owners = [row.imported_by, row.submitted_by].filter((id) => id !== null)
  const recipients =
    about === 'approved' || about === 'sent-back'
      ? await recipientsAmong(tx, owners)
      : await approversOf(tx, { policyId, version })
  return { slug, title, version, recipients }
}

async function recipientsAmong(tx: Transaction, personIds: readonly string[]): Promise<readonly Recipient[]> {
  return await tx
    .selectFrom('person')
    .select(['id', 'email'])
    .where('id', 'in', personIds)
    .where('ended_at', 'is', null)
    .orderBy('email')
    .execute()
}

async function approversOf(
  tx: Transaction,
  of: { policyId: string; version: number },
): Promise<readonly Recipient[]> {
  const approvers = await findEligibleApprovers(tx, of)
  return approvers.length === 0 ? [] : await recipientsAmong(tx, approvers)
}
