import { z } from 'zod'
import type { Context } from '../../../context.ts'
import { systemActor } from '../../../platform/identity/actor.ts'
import { defineJob, type JobDefinition } from '../../../platform/jobs/define-job.ts'
import { tellEach } from '../../../platform/mail/tell-each.ts'
import { defaultLocale, messagesFor } from '../../../platform/rendering/messages.ts'
import { acknowledgementMessages } from '../messages.ts'
import { paths } from '../paths.ts'
import { tasks } from './tasks.ts'

const mail = systemActor('mail')

/** Tells every policy owner that a question waits; the mail holds a link and nothing of the question. */
function mailQuestionAsked(context: Context): JobDefinition {
  return defineJob({
    task: tasks.mailQuestionAsked,
    payload: z.object({ question: z.uuid() }),
    handle: async ({ question }) => {
      const owners = await context.database.inTransaction(mail, (tx) =>
        tx
          .selectFrom('role_grant as g')
          .innerJoin('person as p', 'p.id', 'g.person_id')
          .select(['p.id', 'p.email'])
          .where('g.role', '=', 'policy-owner')
          .where('g.revoked_at', 'is', null)
          .where('p.ended_at', 'is', null)
          .orderBy('p.id')
          .execute(),
      )
      const m = messagesFor(acknowledgementMessages, defaultLocale()).mail
      const text = m.asked(context.config.publicAddress + paths.askedQuestion(question))
      await tellEach(context, owners, {
        template: tasks.mailQuestionAsked,
        about: question,
        subject: m.askedSubject,
        text,
      })
    },
  })
}

/** Tells the person who asked that there is an answer; the mail holds a link and nothing of the answer. */
function mailQuestionAnswered(context: Context): JobDefinition {
  return defineJob({
    task: tasks.mailQuestionAnswered,
    payload: z.object({ question: z.uuid(), person: z.uuid() }),
    handle: async ({ question, person }) => {
      const askers = await context.database.inTransaction(mail, (tx) =>
        tx
          .selectFrom('person')
          .select(['id', 'email'])
          .where('id', '=', person)
          .where('ended_at', 'is', null)
          .execute(),
      )
      const m = messagesFor(acknowledgementMessages, defaultLocale()).mail
      const text = m.answered(context.config.publicAddress + paths.askedQuestion(question))
      await tellEach(context, askers, {
        template: tasks.mailQuestionAnswered,
        about: question,
        subject: m.answeredSubject,
        text,
      })
    },
  })
}

/** The jobs of this feature. */
export function acknowledgementJobs(context: Context): readonly JobDefinition[] {
  return [mailQuestionAsked(context), mailQuestionAnswered(context)]
}
