import { z } from 'zod'
import type { Actor } from '../../../platform/identity/actor.ts'
import { isolated } from '../../../platform/rendering/isolate.ts'
import type { Locale } from '../../../platform/rendering/messages.ts'
import {
  defineRoute,
  type FieldError,
  notFound,
  page,
  redirectTo,
  refused,
  type Route,
  type RouteResponse,
} from '../../../platform/web/index.ts'
import { answerAskedQuestion } from '../answer-asked-question.ts'
import { formatMoment } from '../dates.ts'
import { ownerAnswerForm, sayErrors } from '../form.ts'
import type { AcknowledgementParts } from '../parts.ts'
import { paths } from '../paths.ts'
import { acknowledgementPermissions } from '../permissions.ts'
import { findAskedQuestion } from '../queries.ts'
import { personOf, wordsOf } from './common.ts'

const questionParams = z.object({ id: z.uuid() })

async function show(
  parts: AcknowledgementParts,
  actor: Actor,
  id: string,
  locale: Locale,
  failed: { readonly errors: readonly FieldError[]; readonly typed: string } = { errors: [], typed: '' },
): Promise<RouteResponse> {
  const found = await parts.context.database.inTransaction(actor, (tx) => findAskedQuestion(tx, id))
  if (!found) return notFound()
  const m = wordsOf({ locale }).askedQuestion
  const { policy, answer } = found
  const isOwner =
    parts.context.permissionCheck(acknowledgementPermissions['acknowledgements.answer-question'], actor) &&
    actor.kind === 'person'
  const isAsker = actor.kind === 'person' && actor.personId === found.personId
  return page({
    view: 'features/acknowledgements/views/asked-question.njk',
    title: m.title,
    errors: failed.errors,
    backLink: {
      href: isAsker ? paths.asked(policy.slug) : paths.coverage(policy.slug, policy.version),
    },
    model: {
      about: m.about(policy.title, policy.version),
      asked: m.askedBy(isolated(found.personName), formatMoment(found.askedAt, locale)),
      text: found.text,
      answer: answer
        ? { by: m.answeredBy(isolated(answer.by), formatMoment(answer.at, locale)), text: answer.text }
        : null,
      action: isOwner && answer === undefined ? paths.askedQuestion(id) : null,
      typed: failed.typed,
      goOnHref: isAsker ? paths.asked(policy.slug) : null,
    },
  })
}

/** A question about a policy: for the person who asked it, and for policy owners, who answer it. */
export function askedQuestionRoutes(parts: AcknowledgementParts): Route[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/policy-questions/:id',
      permission: acknowledgementPermissions['acknowledgements.read-question'],
      audit: { none: 'read by the person who asked and by policy owners' },
      params: questionParams,
      handler: async ({ actor, locale, params }) => await show(parts, actor, params.id, locale),
    }),
    defineRoute({
      method: 'POST',
      path: '/policy-questions/:id',
      permission: acknowledgementPermissions['acknowledgements.answer-question'],
      audit: { event: 'acknowledgement.question-answered' },
      params: questionParams,
      form: ownerAnswerForm,
      invalid: async ({ actor, locale, params, submitted }, failure) =>
        await show(parts, actor, params.id, locale, {
          errors: sayErrors(failure.errors, locale),
          typed: submitted.text('answer'),
        }),
      handler: async (request) => {
        const person = personOf(request.actor)
        if (!person) return notFound()
        const { id } = request.params
        const result = await answerAskedQuestion(parts, person, id, request.form.answer)
        if (!result) return notFound()
        if (result.outcome === 'already') {
          return refused({
            ...wordsOf(request).askedQuestion.already,
            backLink: { href: paths.askedQuestion(id) },
          })
        }
        return redirectTo(paths.askedQuestion(id))
      },
    }),
  ]
}
