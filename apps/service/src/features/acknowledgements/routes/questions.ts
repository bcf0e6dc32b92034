import type { Locale } from '../../../platform/rendering/messages.ts'
import {
  defineRoute,
  type FieldError,
  invalid,
  notFound,
  page,
  redirectTo,
  refused,
  type Route,
  type RouteResponse,
} from '../../../platform/web/index.ts'
import { findPolicyVersion } from '../../policies/index.ts'
import { answerQuestion, findSitting } from '../answer-question.ts'
import { answerForm, sayErrors } from '../form.ts'
import type { AcknowledgementParts } from '../parts.ts'
import { paths } from '../paths.ts'
import { acknowledgementPermissions } from '../permissions.ts'
import { answerPage, questionPage } from '../question-page.ts'
import { personOf, positiveNumber, refusedPage, versionParams, wordsOf } from './common.ts'
import type { PersonActor } from '../../../platform/identity/actor.ts'

const views = 'features/acknowledgements/views'
const positionParams = versionParams.extend({ position: positiveNumber })

interface Target {
  readonly slug: string
  readonly version: number
}

/** Where the questions cannot be shown: to be read first, or none to ask. */
function insteadOfQuestions(
  target: Target,
  locale: Locale,
  state: 'not-read' | 'nothing-to-ask',
): RouteResponse {
  const m = wordsOf({ locale }).question
  return state === 'not-read'
    ? refused({
        title: m.cannotStart,
        paragraphs: [m.cannotStartText],
        backLink: { href: paths.asked(target.slug) },
      })
    : refused({
        status: 200,
        title: m.skippedTitle,
        paragraphs: [m.skippedText],
        backLink: { href: paths.asked(target.slug) },
      })
}

async function show(
  parts: AcknowledgementParts,
  person: PersonActor,
  target: Target & { readonly position: number | undefined },
  locale: Locale,
  errors: readonly FieldError[] = [],
): Promise<RouteResponse> {
  const now = parts.context.clock.now()
  const { personId } = person
  const found = await parts.context.database.inTransaction(person, async (tx) => {
    const sitting = await findSitting(tx, parts, { ...target, personId, now })
    const policy = sitting && (await findPolicyVersion(tx, target.slug, target.version))
    return policy && { sitting, policy }
  })
  if (!found) return notFound()
  const { sitting, policy } = found
  const backLink = { href: paths.asked(target.slug) }
  const answered = sitting.answers.find(({ position }) => position === target.position)
  if (answered) {
    const shown = answerPage({ parts, sitting, policy, answer: answered, locale })
    return page({ view: `${views}/answer.njk`, ...shown, backLink })
  }
  const { progress } = sitting
  if (progress.state === 'nothing-to-ask') return insteadOfQuestions(target, locale, 'nothing-to-ask')
  if (sitting.found.standing.readAt === undefined) return insteadOfQuestions(target, locale, 'not-read')
  if (progress.state === 'passed') return redirectTo(paths.asked(target.slug))
  const position = sitting.answers.length + 1
  if (target.position !== position) return redirectTo(paths.question(target.slug, target.version, position))
  const shown = questionPage({ parts, sitting, progress, position, locale })
  return page({ view: `${views}/question.njk`, ...shown, errors, backLink })
}

/** The scenario questions, one per page. */
export function questionRoutes(parts: AcknowledgementParts): Route[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/my/policies/:slug/:version/questions',
      permission: acknowledgementPermissions['acknowledgements.own'],
      audit: { none: 'a person looks at their own questions' },
      params: versionParams,
      handler: async ({ actor, locale, params }) => {
        const person = personOf(actor)
        return person ? await show(parts, person, { ...params, position: undefined }, locale) : notFound()
      },
    }),
    defineRoute({
      method: 'GET',
      path: '/my/policies/:slug/:version/questions/:position',
      permission: acknowledgementPermissions['acknowledgements.own'],
      audit: { none: 'a person looks at their own questions' },
      params: positionParams,
      handler: async ({ actor, locale, params }) => {
        const person = personOf(actor)
        return person ? await show(parts, person, params, locale) : notFound()
      },
    }),
    defineRoute({
      method: 'POST',
      path: '/my/policies/:slug/:version/questions/:position',
      permission: acknowledgementPermissions['acknowledgements.own'],
      audit: { none: 'an answer is for the person alone; passing has an entry of its own' },
      params: positionParams,
      form: answerForm,
      invalid: async ({ actor, locale, params }, failure) => {
        const person = personOf(actor)
        return person
          ? await show(parts, person, params, locale, sayErrors(failure.errors, locale))
          : notFound()
      },
      handler: async (request) => {
        const { params, form, locale } = request
        const person = personOf(request.actor)
        if (!person) return notFound()
        const answer = { questionId: form.questionId, optionId: form.answer }
        const result = await answerQuestion(parts, person, params, answer)
        if (!result) return notFound()
        switch (result.outcome) {
          case 'recorded':
          case 'already':
            return redirectTo(paths.question(params.slug, params.version, params.position))
          case 'elsewhere':
            return redirectTo(paths.question(params.slug, params.version, result.position))
          case 'no-such-option':
            return invalid([{ field: 'answer', message: wordsOf(request).question.errors.choose }])
          case 'refused':
            return result.reason === 'not-in-force'
              ? refusedPage(request, result.reason, params.slug)
              : insteadOfQuestions(params, locale, result.reason)
          default:
            return result satisfies never
        }
      },
    }),
  ]
}
