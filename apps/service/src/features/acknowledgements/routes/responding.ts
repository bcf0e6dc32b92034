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
import { stepsOf } from '../decisions.ts'
import { responseForm, sayErrors } from '../form.ts'
import type { AcknowledgementParts } from '../parts.ts'
import { paths } from '../paths.ts'
import { acknowledgementPermissions } from '../permissions.ts'
import { respond } from '../respond.ts'
import { findStanding, type FoundStanding } from '../standing.ts'
import { wordingOf } from '../wording.ts'
import { personOf, refusedPage, versionParams, wordsOf } from './common.ts'

export interface Target {
  readonly slug: string
  readonly version: number
}

/**
 * Where a person stands who may still answer; otherwise the page that says why not.
 * @param again also where they have acknowledged: a question may come at any time
 */
export async function findUnanswered(
  parts: AcknowledgementParts,
  person: PersonActor,
  target: Target,
  locale: Locale,
  again = false,
): Promise<{ readonly found: FoundStanding } | { readonly instead: RouteResponse }> {
  const which = { ...target, personId: person.personId, now: parts.context.clock.now() }
  const found = await parts.context.database.inTransaction(person, (tx) => findStanding(tx, parts, which))
  if (!found) return { instead: notFound() }
  const { standing } = found
  const { slug, version } = target
  if (standing.last?.response === 'acknowledged' && !again) {
    return { instead: redirectTo(paths.acknowledged(slug, version)) }
  }
  if (!standing.policy.inForce) return { instead: refusedPage({ locale }, 'not-in-force', slug) }
  if (standing.askedAs.length === 0) return { instead: refusedPage({ locale }, 'not-asked', slug) }
  return { found }
}

async function respondPage(
  parts: AcknowledgementParts,
  person: PersonActor,
  target: Target,
  locale: Locale,
  errors: readonly FieldError[] = [],
): Promise<RouteResponse> {
  const result = await findUnanswered(parts, person, target, locale)
  if ('instead' in result) return result.instead
  const { standing } = result.found
  const m = wordsOf({ locale }).respond
  const mayAcknowledge = stepsOf(standing).acknowledge === 'to-do'
  return page({
    view: 'features/acknowledgements/views/respond.njk',
    title: m.title,
    errors,
    backLink: { href: paths.asked(target.slug) },
    model: {
      policyTitle: standing.policy.title,
      wording: wordingOf(result.found, locale),
      action: paths.respond(target.slug, target.version),
      mayAcknowledge,
      answers: [
        ...(mayAcknowledge ? [{ value: 'acknowledge', text: m.acknowledge }] : []),
        { value: 'decline', text: m.decline },
        ...(standing.openQuestion ? [] : [{ value: 'question', text: m.question }]),
      ],
    },
  })
}

/** The three answers to a policy. The two that need words lead to a page of their own. */
export function respondingRoutes(parts: AcknowledgementParts): Route[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/my/policies/:slug/:version/acknowledge',
      permission: acknowledgementPermissions['acknowledgements.own'],
      audit: { none: 'a person looks at what they may answer' },
      params: versionParams,
      handler: async ({ actor, locale, params }) => {
        const person = personOf(actor)
        return person ? await respondPage(parts, person, params, locale) : notFound()
      },
    }),
    defineRoute({
      method: 'POST',
      path: '/my/policies/:slug/:version/acknowledge',
      permission: acknowledgementPermissions['acknowledgements.own'],
      audit: { event: 'acknowledgement.made' },
      params: versionParams,
      form: responseForm,
      invalid: async ({ actor, locale, params }, failure) => {
        const person = personOf(actor)
        return person
          ? await respondPage(parts, person, params, locale, sayErrors(failure.errors, locale))
          : notFound()
      },
      handler: async (request) => {
        const { form, params, locale } = request
        const { slug, version } = params
        const person = personOf(request.actor)
        if (!person) return notFound()
        if (form.answer === 'decline') return redirectTo(paths.decline(slug, version))
        if (form.answer === 'question') return redirectTo(paths.ask(slug, version))
        const decision = await respond(parts, person, { ...params, locale }, { type: 'acknowledge' })
        if (!decision) return notFound()
        if (decision.outcome === 'refused') return refusedPage(request, decision.reason, slug)
        return redirectTo(paths.acknowledged(slug, version))
      },
    }),
  ]
}
