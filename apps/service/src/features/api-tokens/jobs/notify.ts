import { z } from 'zod'
import type { Context } from '../../../context.ts'
import { systemActor } from '../../../platform/identity/actor.ts'
import { defineJob, type JobDefinition } from '../../../platform/jobs/define-job.ts'
import { tellEach } from '../../../platform/mail/tell-each.ts'
import { defaultLocale, messagesFor } from '../../../platform/rendering/messages.ts'
import { dateText } from '../date-text.ts'
import { apiTokenMessages } from '../messages.ts'
import { apiTokenPaths } from '../paths.ts'
import { NOTIFY_TASK } from './notify-task.ts'
import '../tables.ts'

export type NotifyContext = Pick<Context, 'clock' | 'database' | 'mailer'> & {
  readonly config: Pick<Context['config'], 'publicAddress'>
}

/** Tells people that a token was made in their name, or that an administrator revoked one. No mail holds a secret. */
export function notifyJob(context: NotifyContext): JobDefinition {
  return defineJob({
    task: NOTIFY_TASK,
    payload: z.object({ tokenId: z.uuid(), about: z.enum(['made', 'revoked']) }),
    handle: async ({ tokenId, about }) => {
      const token = await context.database.inTransaction(systemActor('mail'), (tx) =>
        tx
          .selectFrom('api_token as t')
          .innerJoin('person as p', 'p.id', 't.person_id')
          .select(['p.id', 'p.email', 't.name', 't.ends_on'])
          .where('t.id', '=', tokenId)
          .where('p.ended_at', 'is', null)
          .executeTakeFirst(),
      )
      if (token === undefined) return
      const m = messagesFor(apiTokenMessages, defaultLocale())
      const { name } = token
      const link = context.config.publicAddress + apiTokenPaths.own
      await tellEach(context, [token], {
        template: `api-tokens.${about}`,
        about: tokenId,
        subject: m.mail[about].subject(name),
        text: m.mail[about].text({ name, lastDay: dateText(token.ends_on, m), link }),
      })
    },
  })
}
