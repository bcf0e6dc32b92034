import type { PersonActor } from '../../../platform/identity/actor.ts'
import type { Locale } from '../../../platform/rendering/messages.ts'
import {
  defineRoute,
  type FieldError,
  notFound,
  page,
  redirectTo,
  type Route,
  type RouteResponse,
} from '../../../platform/web/index.ts'
import { askQuestion } from '../ask-question.ts'
import { askForm, declineForm, sayErrors } from '../form.ts'
import type { AcknowledgementParts } from '../parts.ts'
import { paths } from '../paths.ts'
import { acknowledgementPermissions } from '../permissions.ts'
import { respond } from '../respond.ts'
import { personOf, refusedPage, versionParams, wordsOf } from './common.ts'
import { findUnanswered, type Target } from './responding.ts'

type Kind = 'decline' | 'ask'

interface Failed {
  readonly errors: readonly FieldError[]
  readonly typed: string
}

function textsOf(kind: Kind, locale: Locale, { slug, version }: Target) {
  const m = wordsOf({ locale }).respond
  return kind === 'decline'
    ? {
        title: m.declineTitle,
        explanation: m.declineText,
        field: 'reason',
        label: m.reason,
        hint: m.reasonHint,
        button: m.declineButton,
        action: paths.decline(slug, version),
      }
    : {
        title: m.askTitle,
        explanation: '',
        field: 'question',
        label: m.questionText,
        hint: m.questionHint,
        button: m.askButton,
        action: paths.ask(slug, version),
      }
}

async function show(
  parts: AcknowledgementParts,
  person: PersonActor,
  target: Target,
  kind: Kind,
  locale: Locale,
  failed: Failed = { errors: [], typed: '' },
): Promise<RouteResponse> {
  const result = await findUnanswered(parts, person, target, locale, kind === 'ask')
  if ('instead' in result) return result.instead
  const { standing } = result.found
  if (kind === 'ask' && standing.openQuestion) return refusedPage({ locale }, 'question-open', target.slug)
  const { title, ...texts } = textsOf(kind, locale, target)
  return page({
    view: 'features/acknowledgements/views/respond-in-words.njk',
    title,
    errors: failed.errors,
    backLink: { href: paths.asked(target.slug) },
    model: { ...texts, policyTitle: standing.policy.title, typed: failed.typed },
  })
}

function showRoute(parts: AcknowledgementParts, kind: Kind): Route {
  return defineRoute({
    method: 'GET',
    path: `/my/policies/:slug/:version/${kind}`,
    permission: acknowledgementPermissions['acknowledgements.own'],
    audit: { none: 'a person looks at what they may answer' },
    params: versionParams,
    handler: async ({ actor, locale, params }) => {
      const person = personOf(actor)
      return person ? await show(parts, person, params, kind, locale) : notFound()
    },
  })
}

/** The answers that need words: declining with a reason or without, and asking. */
export function respondingInWordsRoutes(parts: AcknowledgementParts): Route[] {
  return [
    showRoute(parts, 'decline'),
    showRoute(parts, 'ask'),
    defineRoute({
      method: 'POST',
      path: '/my/policies/:slug/:version/decline',
      permission: acknowledgementPermissions['acknowledgements.own'],
      audit: { event: 'acknowledgement.declined' },
      params: versionParams,
      form: declineForm,
      invalid: async ({ actor, locale, params, submitted }, { errors }) => {
        const person = personOf(actor)
        if (!person) return notFound()
        return await show(parts, person, params, 'decline', locale, {
          errors: sayErrors(errors, locale),
          typed: submitted.text('reason'),
        })
      },
      handler: async (request) => {
        const { form, params, locale } = request
        const person = personOf(request.actor)
        if (!person) return notFound()
        const command = { type: 'decline', reason: form.reason } as const
        const decision = await respond(parts, person, { ...params, locale }, command)
        if (!decision) return notFound()
        if (decision.outcome === 'refused') return refusedPage(request, decision.reason, params.slug)
        return redirectTo(paths.asked(params.slug))
      },
    }),
    defineRoute({
      method: 'POST',
      path: '/my/policies/:slug/:version/ask',
      permission: acknowledgementPermissions['acknowledgements.own'],
      audit: { event: 'acknowledgement.question-asked' },
      params: versionParams,
      form: askForm,
      invalid: async ({ actor, locale, params, submitted }, { errors }) => {
        const person = personOf(actor)
        if (!person) return notFound()
        return await show(parts, person, params, 'ask', locale, {
          errors: sayErrors(errors, locale),
          typed: submitted.text('question'),
        })
      },
      handler: async (request) => {
        const person = personOf(request.actor)
        if (!person) return notFound()
        const asked = await askQuestion(parts, person, request.params, request.form.question)
        if (!asked) return notFound()
        if (asked.outcome === 'refused') return refusedPage(request, asked.reason, request.params.slug)
        return redirectTo(paths.askedQuestion(asked.questionId))
      },
    }),
  ]
}
