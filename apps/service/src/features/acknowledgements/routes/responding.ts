import type { PersonActor } from '../../../platform/identity/actor.ts'
import { defaultLocale, type Locale } from '../../../platform/rendering/messages.ts'
import {
  defineRoute,
  type FieldError,
  notFound,
  page,
  redirectTo,
  type Route,
  type RouteResponse,
  type Submission,
} from '../../../platform/web/index.ts'
import { askQuestion } from '../ask-question.ts'
import { formatMoment } from '../dates.ts'
import { stepsOf } from '../decisions.ts'
import { responseForm } from '../form.ts'
import type { AcknowledgementParts } from '../parts.ts'
import { paths } from '../paths.ts'
import { acknowledgementPermissions } from '../permissions.ts'
import { respond } from '../respond.ts'
import { findStanding } from '../standing.ts'
import { wordingOf } from '../wording.ts'
import { personOf, refusedPage, versionParams, wordsOf } from './common.ts'

const views = 'features/acknowledgements/views'

interface Target {
  readonly slug: string
  readonly version: number
}

const nothingTyped: Submission = { text: () => '', all: () => [] }

async function respondPage(
  parts: AcknowledgementParts,
  person: PersonActor,
  target: Target,
  locale: Locale,
  failed: { readonly errors: readonly FieldError[]; readonly submitted: Submission } = {
    errors: [],
    submitted: nothingTyped,
  },
): Promise<RouteResponse> {
  const which = { ...target, personId: person.personId, now: parts.context.clock.now() }
  const found = await parts.context.database.inTransaction(person, (tx) => findStanding(tx, parts, which))
  if (!found) return notFound()
  const { standing } = found
  const { slug, version } = target
  if (standing.last?.response === 'acknowledged') return redirectTo(paths.acknowledged(slug, version))
  if (!standing.policy.inForce) return refusedPage({ locale }, 'not-in-force', slug)
  if (standing.askedAs.length === 0) return refusedPage({ locale }, 'not-asked', slug)
  const m = wordsOf({ locale }).respond
  return page({
    view: `${views}/respond.njk`,
    title: m.title,
    errors: failed.errors,
    backLink: { href: paths.asked(slug) },
    model: {
      policyTitle: standing.policy.title,
      wording: wordingOf(found, locale),
      action: paths.respond(slug, version),
      mayAcknowledge: stepsOf(standing).acknowledge === 'to-do',
      mayAsk: !standing.openQuestion,
      chosen: failed.submitted.text('answer'),
      reason: failed.submitted.text('reason'),
      question: failed.submitted.text('question'),
    },
  })
}

/** The three answers to a policy, and the page that confirms an acknowledgement. */
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
      form: responseForm(defaultLocale),
      invalid: async ({ actor, locale, params }, failure) => {
        const person = personOf(actor)
        return person ? await respondPage(parts, person, params, locale, failure) : notFound()
      },
      handler: async (request) => {
        const { form, params, locale } = request
        const person = personOf(request.actor)
        if (!person) return notFound()
        if (form.answer === 'question') {
          const asked = await askQuestion(parts, person, params, form.question)
          if (!asked) return notFound()
          if (asked.outcome === 'refused') return refusedPage(request, asked.reason, params.slug)
          return redirectTo(paths.askedQuestion(asked.questionId))
        }
        const command =
          form.answer === 'acknowledge'
            ? ({ type: 'acknowledge' } as const)
            : ({ type: 'decline', reason: form.reason } as const)
        const decision = await respond(parts, person, { ...params, locale }, command)
        if (!decision) return notFound()
        if (decision.outcome === 'refused') return refusedPage(request, decision.reason, params.slug)
        return redirectTo(
          form.answer === 'acknowledge'
            ? paths.acknowledged(params.slug, params.version)
            : paths.asked(params.slug),
        )
      },
    }),
    acknowledgedRoute(parts),
  ]
}

function acknowledgedRoute(parts: AcknowledgementParts): Route {
  return defineRoute({
    method: 'GET',
    path: '/my/policies/:slug/:version/acknowledged',
    permission: acknowledgementPermissions['acknowledgements.own'],
    audit: { none: 'a person looks at their own acknowledgement' },
    params: versionParams,
    handler: async ({ actor, locale, params }) => {
      const person = personOf(actor)
      if (!person) return notFound()
      const shown = await parts.context.database.inTransaction(person, async (tx) => {
        const which = { ...params, personId: person.personId, now: parts.context.clock.now() }
        const found = await findStanding(tx, parts, which)
        const last = found?.standing.last
        if (!found || last?.response !== 'acknowledged') return undefined
        const row = await tx
          .selectFrom('acknowledgement')
          .select('wording')
          .where('entry_id', '=', last.entryId)
          .where('person_id', '=', person.personId)
          .executeTakeFirst()
        const receipt = await parts.context.ledger.receiptOf(tx, last.entryId)
        return row && { found, last, wording: row.wording, sealed: receipt.outcome === 'sealed' }
      })
      if (!shown) return redirectTo(paths.asked(params.slug))
      const m = wordsOf({ locale }).acknowledged
      const { last } = shown
      return page({
        view: `${views}/acknowledged.njk`,
        title: m.title,
        model: {
          panelBody: m.panelBody(shown.found.standing.policy.title, params.version),
          at: m.at(formatMoment(last.at, locale)),
          wording: shown.wording,
          sealed: shown.sealed,
          selfHref: paths.acknowledged(params.slug, params.version),
          receiptHref: paths.receipt(last.entryId),
          pdfHref: paths.receiptPdf(last.entryId),
          jsonHref: paths.receiptJson(last.entryId),
          myPoliciesHref: paths.myPolicies(),
        },
      })
    },
  })
}
