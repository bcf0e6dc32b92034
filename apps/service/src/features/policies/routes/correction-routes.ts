import { z } from 'zod'
import type { Context } from '../../../context.ts'
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
import { type CorrectionResult, decideOnCorrection, recordCorrection } from '../correct-slip.ts'
import { anyFields, correctionParams, typedText, versionParams } from '../form.ts'
import type { PolicyMessages } from '../messages.ts'
import { workPaths } from '../paths.ts'
import { typedWords } from '../typed-words.ts'
import { policyPermissions } from '../permissions.ts'
import { correctionsModel } from '../view-models/corrections.ts'
import { asPerson, views, withVersion, wording } from './version-request.ts'

const maxReason = 500

interface Key {
  readonly slug: string
  readonly version: number
}
type Request = Pick<RouteRequest<Key, unknown, unknown>, 'locale' | 'params' | 'actor'>

export function correctionRoutes(context: Context): Route[] {
  const path = '/manage/policies/:slug/:version/corrections'
  const show = async (
    request: Request,
    ref: string,
    submitted: Submission | undefined,
    errors: readonly FieldError[],
  ): Promise<RouteResponse> =>
    await withVersion(context, request, (detail) => {
      if (detail.approvedAt === null) return redirectTo(workPaths.tasks(detail))
      const m = wording(request)
      return page({
        view: `${views}/corrections.njk`,
        title: m.work.corrections.title,
        model: correctionsModel(
          detail,
          {
            ref,
            submitted,
            personId: request.actor.kind === 'person' ? request.actor.personId : '',
            mayRecord: context.permissionCheck(
              policyPermissions['policies.record-correction'],
              request.actor,
            ),
            mayDecide: context.permissionCheck(
              policyPermissions['policies.decide-correction'],
              request.actor,
            ),
          },
          m,
        ),
        errors,
        backLink: { href: workPaths.tasks(detail), text: m.work.backToTasks },
      })
    })
  return [
    defineRoute({
      method: 'GET',
      path,
      permission: policyPermissions['policies.read-drafts'],
      audit: { none: 'shows corrections to those who look after a policy' },
      params: versionParams,
      query: z.object({ ref: z.string().max(200).catch('') }),
      handler: async (request) => await show(request, request.query.ref, undefined, []),
    }),
    defineRoute({
      method: 'POST',
      path,
      permission: policyPermissions['policies.record-correction'],
      audit: { event: 'policies.correction-recorded' },
      params: versionParams,
      form: form(anyFields),
      invalid: async (request, { errors, submitted }) =>
        await show(request, submitted.text('ref'), submitted, errors),
      handler: async (request) =>
        await asPerson(request.actor, async (actor) => {
          const m = wording(request)
          const { submitted } = request
          const reason = typedText(submitted.text('reason'))
          const error = errorOfReason(reason, m)
          if (error !== undefined) return invalid([error])
          const result = await recordCorrection(context, actor, request.params, {
            ref: submitted.text('ref'),
            before: submitted.text('before').replaceAll('\r\n', '\n'),
            after: typedText(submitted.text('after')),
            reason,
          })
          return answer(request, result, typedWords(request.form, m), m)
        }),
    }),
    defineRoute({
      method: 'POST',
      path: '/manage/policies/:slug/:version/corrections/:id',
      permission: policyPermissions['policies.decide-correction'],
      audit: { event: 'policies.corrected' },
      params: correctionParams,
      form: form(z.object({ decision: z.enum(['confirmed', 'refused']) })),
      invalid: (request) => redirectTo(workPaths.corrections(request.params)),
      handler: async (request) =>
        await asPerson(request.actor, async (actor) => {
          const { id } = request.params
          const choice = { correctionId: id, decision: request.form.decision }
          const result = await decideOnCorrection(context, actor, request.params, choice)
          return answer(request, result, [], wording(request))
        }),
    }),
  ]
}

function errorOfReason(reason: string, m: PolicyMessages): FieldError | undefined {
  if (reason === '') return { field: 'reason', message: m.work.corrections.reasonMissing }
  return reason.length > maxReason
    ? { field: 'reason', message: m.work.corrections.reasonTooLong }
    : undefined
}

function answer(
  request: Request,
  result: CorrectionResult,
  typed: readonly string[],
  m: PolicyMessages,
): RouteResponse {
  const href = workPaths.corrections(request.params)
  if (result.outcome === 'saved') return redirectTo(href)
  if (result.outcome === 'not-found') return notFound()
  const words = m.work.corrections
  const { refusal } = result
  const onForm = { ...m.correctionRefusals, pending: words.pendingAlready, 'text-moved-on': words.movedOn }
  if (isKey(onForm, refusal)) return invalid([{ field: 'after', message: onForm[refusal] }])
  const reason = refusal === 'decided-already' ? words.decidedAlready : m.work.refusals[refusal]
  return refused({
    title: m.work.refusals.title,
    paragraphs: [reason, ...typed],
    backLink: { href, text: words.title },
  })
}

function isKey<Table extends object>(table: Table, key: PropertyKey): key is keyof Table {
  return key in table
}
