import type { Context } from '../../../context.ts'
import { ukDate } from '../../../platform/clock/clock.ts'
import {
  defineRoute,
  type FieldError,
  form,
  invalid,
  notFound,
  page,
  redirectTo,
  refused,
  type Route,
  type RouteRequest,
  type RouteResponse,
  type Submission,
} from '../../../platform/web/index.ts'
import { anyFields, typedDate, typedText, versionParams } from '../form.ts'
import type { PolicyMessages } from '../messages.ts'
import {
  approveVersion,
  type MoveResult,
  sendBackVersion,
  submitVersion,
  withdrawVersion,
} from '../move-version.ts'
import { type Outstanding, outstandingOf } from '../outstanding.decision.ts'
import { workPaths } from '../paths.ts'
import { policyPermissions } from '../permissions.ts'
import { reviewModel } from '../view-models/work.ts'
import { asPerson, views, withVersion, wording } from './version-request.ts'

const maxReasons = 2000
const params = versionParams

interface Key {
  readonly slug: string
  readonly version: number
}
type Request = Pick<RouteRequest<Key, unknown, unknown>, 'locale' | 'params' | 'actor'>

export function lifecycleRoutes(context: Context): Route[] {
  return [...submitRoutes(context), ...reviewRoutes(context), ...withdrawRoutes(context)]
}

function submitRoutes(context: Context): Route[] {
  const path = '/manage/policies/:slug/:version/submit'
  const permission = policyPermissions['policies.submit']
  const show = async (request: Request, submitted: Submission | undefined, errors: readonly FieldError[]) =>
    await withVersion(context, request, (detail) => {
      if (detail.state !== 'draft') return redirectTo(workPaths.tasks(detail))
      const m = wording(request)
      const proposed = detail.proposedInForceOn ?? ukDate(context.clock.now())
      return page({
        view: `${views}/submit.njk`,
        title: m.work.submit.title,
        model: {
          caption: m.work.caption(detail.title, detail.version),
          action: workPaths.submit(detail),
          missing: outstandingOf(detail).map(({ part, count }) => ({
            id: `missing-${part}`,
            href: workPaths[part](detail),
            text: m.work.submit.missing[part](count),
          })),
          date: dateModel(proposed, submitted, m),
        },
        errors,
        backLink: { href: workPaths.tasks(detail), text: m.work.backToTasks },
      })
    })
  return [
    defineRoute({
      method: 'GET',
      path,
      permission,
      audit: { none: 'shows a form' },
      params,
      handler: async (request) => await show(request, undefined, []),
    }),
    defineRoute({
      method: 'POST',
      path,
      permission,
      audit: { event: 'policies.submitted' },
      params,
      form: form(anyFields),
      invalid: async (request, { errors, submitted }) => await show(request, submitted, errors),
      handler: async (request) =>
        await asPerson(request.actor, async (actor) => {
          const m = wording(request)
          const inForceOn = readDate(request.submitted, m)
          if (typeof inForceOn !== 'string') return invalid([inForceOn])
          return answer(request, await submitVersion(context, actor, request.params, { inForceOn }), m)
        }),
    }),
  ]
}

function reviewRoutes(context: Context): Route[] {
  const permission = policyPermissions['policies.approve']
  const show = async (request: Request, submitted: Submission | undefined, errors: readonly FieldError[]) =>
    await withVersion(context, request, (detail) => {
      if (detail.state !== 'in-review') return redirectTo(workPaths.tasks(detail))
      const m = wording(request)
      const { actor } = request
      const today = ukDate(context.clock.now())
      const proposed = detail.proposedInForceOn ?? today
      return page({
        view: `${views}/review.njk`,
        title: m.work.review.title,
        model: {
          ...reviewModel(detail, m),
          ownWork: actor.kind === 'person' && detail.contributors.includes(actor.personId),
          approveAction: workPaths.approve(detail),
          sendBackAction: workPaths.sendBack(detail),
          date: dateModel(proposed < today ? today : proposed, submitted, m),
          reasons: submitted?.text('reasons') ?? '',
        },
        errors,
        backLink: { href: workPaths.tasks(detail), text: m.work.backToTasks },
      })
    })
  return [
    defineRoute({
      method: 'GET',
      path: '/manage/policies/:slug/:version/review',
      permission,
      audit: { none: 'shows a version to those who may approve it' },
      params,
      handler: async (request) => await show(request, undefined, []),
    }),
    defineRoute({
      method: 'POST',
      path: '/manage/policies/:slug/:version/approve',
      permission,
      audit: { event: 'policies.approved' },
      params,
      form: form(anyFields),
      invalid: async (request, { errors, submitted }) => await show(request, submitted, errors),
      handler: async (request) =>
        await asPerson(request.actor, async (actor) => {
          const m = wording(request)
          const inForceOn = readDate(request.submitted, m)
          if (typeof inForceOn !== 'string') return invalid([inForceOn])
          return answer(request, await approveVersion(context, actor, request.params, { inForceOn }), m)
        }),
    }),
    defineRoute({
      method: 'POST',
      path: '/manage/policies/:slug/:version/send-back',
      permission,
      audit: { event: 'policies.sent-back' },
      params,
      form: form(anyFields),
      invalid: async (request, { errors, submitted }) => await show(request, submitted, errors),
      handler: async (request) =>
        await asPerson(request.actor, async (actor) => {
          const m = wording(request)
          const reasons = typedText(request.submitted.text('reasons'))
          const error = errorOfReasons(reasons, m.work.review.reasonsMissing, m)
          if (error !== undefined) return invalid([error])
          return answer(request, await sendBackVersion(context, actor, request.params, { reasons }), m)
        }),
    }),
  ]
}

function withdrawRoutes(context: Context): Route[] {
  const path = '/manage/policies/:slug/:version/withdraw'
  const permission = policyPermissions['policies.withdraw']
  const show = async (request: Request, submitted: Submission | undefined, errors: readonly FieldError[]) =>
    await withVersion(context, request, (detail) => {
      const m = wording(request)
      return page({
        view: `${views}/withdraw.njk`,
        title: m.work.withdraw.title,
        model: {
          caption: m.work.caption(detail.title, detail.version),
          action: workPaths.withdraw(detail),
          reasons: submitted?.text('reasons') ?? '',
        },
        errors,
        backLink: { href: workPaths.tasks(detail), text: m.work.backToTasks },
      })
    })
  return [
    defineRoute({
      method: 'GET',
      path,
      permission,
      audit: { none: 'only asks' },
      params,
      handler: async (request) => await show(request, undefined, []),
    }),
    defineRoute({
      method: 'POST',
      path,
      permission,
      audit: { event: 'policies.withdrawn' },
      params,
      form: form(anyFields),
      invalid: async (request, { errors, submitted }) => await show(request, submitted, errors),
      handler: async (request) =>
        await asPerson(request.actor, async (actor) => {
          const m = wording(request)
          const reasons = typedText(request.submitted.text('reasons'))
          const error = errorOfReasons(reasons, m.work.withdraw.reasonsMissing, m)
          if (error !== undefined) return invalid([error])
          return answer(request, await withdrawVersion(context, actor, request.params, { reasons }), m)
        }),
    }),
  ]
}

function errorOfReasons(reasons: string, missing: string, m: PolicyMessages): FieldError | undefined {
  if (reasons === '') return { field: 'reasons', message: missing }
  return reasons.length > maxReasons ? { field: 'reasons', message: m.work.review.reasonsTooLong } : undefined
}

/** What a step leads to: the task list, errors on the form, or a page that says why not. */
function answer(request: Request, result: MoveResult, m: PolicyMessages): RouteResponse {
  if (result.outcome === 'moved') return redirectTo(workPaths.tasks(request.params))
  if (result.outcome === 'not-found') return notFound()
  const { refusal, outstanding } = result
  if (refusal === 'not-all-confirmed' && outstanding.length > 0) {
    return invalid(outstanding.map((part) => missingError(part, m)))
  }
  const message = m.work.refusals[refusal]
  const ofDate =
    refusal === 'date-in-the-past' || refusal === 'date-too-far' || refusal === 'another-is-waiting'
  if (ofDate) return invalid([{ field: 'inForceOn-day', message }])
  if (refusal === 'no-reasons') return invalid([{ field: 'reasons', message }])
  const backLink = { href: workPaths.tasks(request.params), text: m.work.backToTasks }
  return refused({ title: m.work.refusals.title, paragraphs: [message], backLink })
}

function missingError({ part, count }: Outstanding, m: PolicyMessages): FieldError {
  return { field: `missing-${part}`, message: m.work.submit.missing[part](count) }
}

function readDate(submitted: Submission, m: PolicyMessages): string | FieldError {
  const part = (name: string): string => submitted.text(`inForceOn-${name}`)
  const date = typedDate(part('day'), part('month'), part('year'))
  if (date === undefined) return { field: 'inForceOn-day', message: m.work.date.wrong }
  return date === '' ? { field: 'inForceOn-day', message: m.work.date.missing } : date
}

/** The three inputs of a date, as the design system's macro takes them. */
function dateModel(date: string, submitted: Submission | undefined, m: PolicyMessages): object {
  const [year = '', month = '', day = ''] = date.split('-')
  const item = (name: 'day' | 'month' | 'year', value: string, width: number): object => ({
    name,
    label: m.work.date[name],
    classes: `govuk-input--width-${width}`,
    value: submitted?.text(`inForceOn-${name}`) || value,
  })
  return {
    items: [
      item('day', String(Number(day)), 2),
      item('month', String(Number(month)), 2),
      item('year', year, 4),
    ],
  }
}
