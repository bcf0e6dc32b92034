import type { ZodType } from 'zod'
import type { Context } from '../../../context.ts'
import type { PersonActor } from '../../../platform/identity/actor.ts'
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
import type { DraftResult, VersionKey } from '../change-draft.ts'
import { anyFields, partFormBytes } from '../form.ts'
import type { PolicyMessages } from '../messages.ts'
import { workPaths } from '../paths.ts'
import { policyPermissions } from '../permissions.ts'
import { typedWords } from '../typed-words.ts'
import type { VersionDetail } from '../version-detail.ts'
import { asPerson, views, withVersion, wording } from './version-request.ts'

/** What a page of a draft is made from. `submitted` is there where a form is shown again. */
export interface Shown<Params> {
  readonly detail: VersionDetail
  readonly params: Params
  readonly m: PolicyMessages
  readonly submitted: Submission | undefined
  readonly errors: readonly FieldError[]
}

/** One item of which somebody else saved another choice: `id` is the suffix of its fields' names. */
export interface ConflictItem {
  readonly id: string
  readonly name: string
  readonly theirs: readonly string[]
  readonly mine: readonly string[]
  readonly rowVersion: number
}

/**
 * One part of a draft that the owner confirms: a page with a form, of which each item carries its row's version in
 * `row-<id>`. Where somebody else was faster, a conflict page shows both and carries everything that was entered.
 */
export interface PartForm<Params extends VersionKey, Choice> {
  readonly path: string
  readonly params: ZodType<Params>
  readonly audit: string
  readonly action: (params: Params) => string
  readonly show: (shown: Shown<Params>) => RouteResponse
  /** An answer that is neither saved nor an error, such as filling in a section. */
  readonly instead?: (shown: Shown<Params> & { readonly submitted: Submission }) => RouteResponse | undefined
  readonly read: (shown: Shown<Params> & { readonly submitted: Submission }) => {
    readonly choices: readonly Choice[]
    readonly errors: readonly FieldError[]
  }
  readonly save: (actor: PersonActor, params: Params, choices: readonly Choice[]) => Promise<DraftResult>
  readonly describe: (key: string, shown: Shown<Params> & { readonly submitted: Submission }) => ConflictItem
  readonly next: (params: Params) => string
}

/** Whether the visitor chose, on a conflict page, to leave this item as somebody else saved it. */
export function leavesToOthers(submitted: Submission, id: string): boolean {
  return submitted.text(`take-${id}`) === 'theirs'
}

/** The version of the row that the form was made from. */
export function rowVersionOf(submitted: Submission, id: string): number {
  const text = submitted.text(`row-${id}`)
  return /^\d{1,9}$/.test(text) ? Number(text) : -1
}

export function partFormRoutes<Params extends VersionKey, Choice>(
  context: Context,
  part: PartForm<Params, Choice>,
): Route[] {
  const permission = policyPermissions['policies.confirm']
  const { path, params } = part
  return [
    defineRoute({
      method: 'GET',
      path,
      permission,
      audit: { none: 'shows a draft to its owner' },
      params,
      handler: async (request) =>
        await withVersion(context, request, (detail) =>
          detail.state === 'draft'
            ? part.show(shownFrom(request, detail, undefined, []))
            : redirectTo(workPaths.tasks(request.params)),
        ),
    }),
    defineRoute({
      method: 'POST',
      path,
      permission,
      audit: { event: part.audit },
      params,
      form: form(anyFields, { maxBytes: partFormBytes }),
      invalid: async (request, { errors, submitted }) =>
        await withVersion(context, request, (detail) =>
          part.show(shownFrom(request, detail, submitted, errors)),
        ),
      handler: async (request) =>
        await asPerson(
          request.actor,
          async (actor) =>
            await withVersion(context, request, async (detail) => {
              const { submitted } = request
              const shown = { ...shownFrom(request, detail, submitted, []), submitted }
              const instead = part.instead?.(shown)
              if (instead !== undefined) return instead
              const { choices, errors } = part.read(shown)
              if (errors.length > 0) return invalid(errors)
              const result = await part.save(actor, request.params, choices)
              return answer(part, request, result, shown)
            }),
        ),
    }),
  ]
}

function shownFrom<Params>(
  request: Pick<RouteRequest<Params, unknown, unknown>, 'locale' | 'params'>,
  detail: VersionDetail,
  submitted: Submission | undefined,
  errors: readonly FieldError[],
): Shown<Params> {
  return { detail, params: request.params, m: wording(request), submitted, errors }
}

function answer<Params extends VersionKey, Choice>(
  part: PartForm<Params, Choice>,
  request: RouteRequest<Params, unknown, Record<string, string | string[]>>,
  result: DraftResult,
  shown: Shown<Params> & { readonly submitted: Submission },
): RouteResponse {
  const { params, m } = shown
  if (result.outcome === 'saved') return redirectTo(part.next(params))
  const backLink = { href: workPaths.tasks(params), text: m.work.backToTasks }
  if (result.outcome === 'refused') {
    if (result.refusal === 'not-found') return notFound()
    const paragraphs = [m.work.refusals[result.refusal], ...typedWords(request.form, m)]
    return refused({ title: m.work.refusals.title, paragraphs, backLink })
  }
  const items = result.keys.map((key) => part.describe(key, { ...shown, detail: result.detail }))
  return page({
    view: `${views}/conflict.njk`,
    title: m.work.conflict.title,
    status: 409,
    model: conflictModel(items, part.action(params), request.form, m),
    backLink,
  })
}

function conflictModel(
  items: readonly ConflictItem[],
  action: string,
  fields: Readonly<Record<string, string | readonly string[]>>,
  m: PolicyMessages,
): object {
  const versions = new Map(items.map(({ id, rowVersion }) => [`row-${id}`, String(rowVersion)]))
  const carried = Object.entries(fields).filter(
    ([name]) => !versions.has(name) && !name.startsWith('take-') && name !== 'action',
  )
  return {
    action,
    hidden: [
      ...carried.flatMap(([name, value]) => [value].flat().map((one) => ({ name, value: one }))),
      ...[...versions].map(([name, value]) => ({ name, value })),
    ],
    items: items.map(({ id, name, theirs, mine }) => ({
      id: `take-${id}`,
      name,
      theirs,
      mine,
      question: m.work.conflict.question(name),
      choices: [
        { value: 'theirs', text: m.work.conflict.keepTheirs },
        { value: 'mine', text: m.work.conflict.keepMine, checked: true },
      ],
    })),
  }
}
