import { z } from 'zod'
import type { Context } from '../../../context.ts'
import { systemActor } from '../../../platform/identity/actor.ts'
import { defineJob, type JobDefinition } from '../../../platform/jobs/define-job.ts'
import { tellEach } from '../../../platform/mail/tell-each.ts'
import { defaultLocale, messagesFor } from '../../../platform/rendering/messages.ts'
import { passkeyMessages } from '../messages.ts'
import { passkeyPaths } from '../paths.ts'
import { NOTIFY_TASK } from './notify-task.ts'
import '../tables.ts'

export type NotifyContext = Pick<Context, 'clock' | 'database' | 'mailer'> & {
  readonly config: Pick<Context['config'], 'publicAddress'>
}

/**
 * Tells people what happened to one of their passkeys.
 * @param payload.day of a copy that was refused: there is one mail a day about that, however often somebody tries
 */
export function notifyJob(context: NotifyContext): JobDefinition {
  return defineJob({
    task: NOTIFY_TASK,
    payload: z.object({
      passkeyId: z.uuid(),
      about: z.enum(['added', 'removed', 'address-changed', 'copy-refused']),
      day: z.iso.date().optional(),
    }),
    handle: async ({ passkeyId, about, day }) => {
      const passkey = await context.database.inTransaction(systemActor('mail'), (tx) =>
        tx
          .selectFrom('passkey as k')
          .innerJoin('person as p', 'p.id', 'k.person_id')
          .select(['p.id', 'p.email', 'k.name'])
          .where('k.id', '=', passkeyId)
          .where('p.ended_at', 'is', null)
          .executeTakeFirst(),
      )
      if (passkey === undefined) return
      const m = messagesFor(passkeyMessages, defaultLocale()).mail[about]
      const { name } = passkey
      await tellEach(context, [passkey], {
        template: `passkeys.${about}`,
        about: day === undefined ? passkeyId : `${passkeyId}@${day}`,
        subject: m.subject(name),
        text: m.text({ name, link: context.config.publicAddress + passkeyPaths.own }),
      })
    },
  })
}
