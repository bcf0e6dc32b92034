import type { Context } from '../../../context.ts'
import { ukDate } from '../../../platform/clock/clock.ts'
import type { PersonActor } from '../../../platform/identity/actor.ts'
import type { Audience } from '../../../platform/identity/roles.ts'
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
import { comparedVersionOf } from '../compare-versions.decision.ts'
import { anyFields, versionParams } from '../form.ts'
import type { PolicyEntryKind } from '../ledger-entries.ts'
import type { PolicyMessages } from '../messages.ts'
import { dateModel, isFieldError, readApproval, readInForceOn, readReasons } from '../move-form.ts'
import {
  approveVersion,
  type MoveResult,
  sendBackVersion,
  shownForApproval,
  submitVersion,
  withdrawVersion,
} from '../move-version.ts'
import { type Outstanding, outstandingOf } from '../outstanding.decision.ts'
import { workPaths } from '../paths.ts'
import { policyPermissions } from '../permissions.ts'
import { comparisonModel, comparisonSummary } from '../view-models/changes.ts'
import { typedWords } from '../typed-words.ts'
import { reviewModel } from '../view-models/work.ts'
import { asPerson, views, withVersion, withVersionInForce, wording } from './version-request.ts'

const params = versionParams

interface Key {
  readonly slug: string
  readonly version: number
}
type Request = Pick<RouteRequest<Key, unknown, unknown>, 'locale' | 'params' | 'actor'>
type Show = (
  request: Request,
  submitted: Submission | undefined,
  errors: readonly FieldError[],
) => Promise<RouteResponse>

export function lifecycleRoutes(context: Context): Route[] {
  return [...submitRoutes(context), ...reviewRoutes(context), ...withdrawRoutes(context)]
}

function submitRoutes(context: Context): Route[] {
  const path = '/manage/policies/:slug/:version/submit'
  const permission = policyPermissions['policies.submit']
  const show: Show = async (request, submitted, errors) =>
    await withVersionInForce(context, request, (detail, inForce) => {
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
          changes: inForce === undefined ? '' : comparisonSummary(inForce, detail, m),
          comparisonHref: workPaths.comparison(detail),
          comparisonHeading: inForce === undefined ? '' : m.work.comparison.heading(inForce.version),
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
    moveRoute(context, {
      path,
      permission,
      event: 'policies.submitted',
      show,
      read: readInForceOn,
      move: submitVersion,
    }),
  ]
}

function reviewRoutes(context: Context): Route[] {
  const permission = policyPermissions['policies.approve']
  const show: Show = async (request, submitted, errors) =>
    await withVersionInForce(context, request, (detail, inForce) => {
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
          comparison:
            inForce === undefined
              ? null
              : comparisonModel(comparedVersionOf(inForce), comparedVersionOf(detail), m),
          comparisonHeading: inForce === undefined ? '' : m.work.comparison.heading(inForce.version),
          shown: shownForApproval(detail, inForce),
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
    moveRoute(context, {
      path: '/manage/policies/:slug/:version/approve',
      permission,
      event: 'policies.approved',
      show,
      read: readApproval,
      move: approveVersion,
    }),
    moveRoute(context, {
      path: '/manage/policies/:slug/:version/send-back',
      permission,
      event: 'policies.sent-back',
      show,
      read: (submitted, m) => readReasons(submitted, m.work.review.reasonsMissing, m),
      move: sendBackVersion,
    }),
  ]
}

function withdrawRoutes(context: Context): Route[] {
  const path = '/manage/policies/:slug/:version/withdraw'
  const permission = policyPermissions['policies.withdraw']
  const show: Show = async (request, submitted, errors) =>
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
    moveRoute(context, {
      path,
      permission,
      event: 'policies.withdrawn',
      show,
      read: (submitted, m) => readReasons(submitted, m.work.withdraw.reasonsMissing, m),
      move: withdrawVersion,
    }),
  ]
}

/** The POST of one step of the lifecycle: its form is read, the step taken, and what became of it answered. */
function moveRoute<Command>(
  context: Context,
  step: {
    readonly path: string
    readonly permission: readonly Audience[]
    readonly event: PolicyEntryKind
    readonly show: Show
    readonly read: (submitted: Submission, m: PolicyMessages) => Command | FieldError
    readonly move: (context: Context, actor: PersonActor, key: Key, command: Command) => Promise<MoveResult>
  },
): Route {
  const { path, permission, event, show, read, move } = step
  return defineRoute({
    method: 'POST',
    path,
    permission,
    audit: { event },
    params,
    form: form(anyFields),
    invalid: async (request, { errors, submitted }) => await show(request, submitted, errors),
    handler: async (request) =>
      await asPerson(request.actor, async (actor) => {
        const m = wording(request)
        const command = read(request.submitted, m)
        if (isFieldError(command)) return invalid([command])
        const result = await move(context, actor, request.params, command)
        return answer(request, result, typedWords(request.form, m), m)
      }),
  })
}

/** What a step leads to: the task list, errors on the form, or a page that says why not. */
function answer(
  request: Request,
  result: MoveResult,
  typed: readonly string[],
  m: PolicyMessages,
): RouteResponse {
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
  if (refusal === 'changed-since') return invalid([{ field: 'version', message }])
  if (refusal === 'no-reasons') return invalid([{ field: 'reasons', message }])
  const backLink = { href: workPaths.tasks(request.params), text: m.work.backToTasks }
  return refused({ title: m.work.refusals.title, paragraphs: [message, ...typed], backLink })
}

function missingError({ part, count }: Outstanding, m: PolicyMessages): FieldError {
  return { field: `missing-${part}`, message: m.work.submit.missing[part](count) }
}
