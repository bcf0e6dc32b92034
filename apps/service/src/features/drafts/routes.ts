import type { CheckResult } from '@moothall/checker'
import { z } from 'zod'
import { askedOf, type FieldReader } from '../../browser/draft-check/draft-fields.ts'
import { type CarriedPolicy, resultView, type ResultView } from '../../browser/draft-check/result-view.ts'
import type { Context } from '../../context.ts'
import { ukDate } from '../../platform/clock/clock.ts'
import type { Actor } from '../../platform/identity/actor.ts'
import { type Locale, messagesFor } from '../../platform/rendering/messages.ts'
import {
  defineRoute,
  type FieldError,
  form,
  invalid,
  page,
  refused,
  type Route,
  type RouteResponse,
} from '../../platform/web/index.ts'
import { speaksOfConfidentialTopic } from '../confidential-topics/index.ts'
import { apiRoutes } from './api-routes.ts'
import { createPoliciesToCheckBy } from './carried-policies.ts'
import { type Check, checkWithEveryRule, checkWithoutTrace } from './check-draft.ts'
import { anyFields, draftFormErrors, MAX_FORM_BYTES } from './form.ts'
import { draftMessages } from './messages.ts'
import { draftPaths } from './paths.ts'
import { draftPermissions } from './permissions.ts'
import { findRole } from './queries.ts'
import { checkPageModel } from './view-models.ts'

/** What checking needs of the context. */
export type DraftContext = Pick<Context, 'clock' | 'database'> & {
  readonly config: Pick<Context['config'], 'publicAddress'>
}

/** Checks that one network may ask the server for; whoever has JavaScript asks it for none. */
const CHECKS_PER_MINUTE = 300

interface Visit {
  readonly actor: Actor
  readonly locale: Locale
}

interface Shown {
  readonly read: FieldReader
  readonly policies: readonly CarriedPolicy[]
  readonly result?: ResultView
  readonly errors?: readonly FieldError[]
  readonly matched?: boolean
}

function checkPage(
  { actor, locale }: Visit,
  { read, policies, result, errors = [], matched = false }: Shown,
): RouteResponse {
  const messages = messagesFor(draftMessages, locale)
  if (policies.length === 0) return refused({ ...messages.page.noPolicy, status: 404 })
  return page({
    view: 'features/drafts/views/check.njk',
    title: result === undefined ? messages.page.title : messages.page.resultTitle(result.title),
    model: checkPageModel({
      policies,
      read,
      result,
      signedIn: actor.kind === 'person',
      matched,
      messages,
    }),
    errors,
  })
}

/** What speaks of a confidential topic is looked at by somebody first, whatever else was found: no finding says why. */
function asReview(result: CheckResult): CheckResult {
  const graver = ['review', 'redirect', 'stop'].includes(result.outcome)
  return graver ? result : { ...result, outcome: 'review' }
}

/**
 * The page that checks drafts, and the API. Nothing of a draft is kept: no table, session, address, log line or cache has it.
 * @param check the checker, unless a test wants another
 */
export function draftRoutes(context: DraftContext, check: Check = checkWithEveryRule): Route[] {
  const policiesToCheckBy = createPoliciesToCheckBy(context.config.publicAddress)

  async function fresh({ actor }: Visit, wanted: string | undefined): Promise<Shown> {
    return await context.database.inTransaction(actor, async (tx) => {
      const policies = await policiesToCheckBy(tx)
      const role = actor.kind === 'person' ? await findRole(tx, actor.personId) : undefined
      const policy = policies.find(({ slug }) => slug === wanted) ?? policies[0]
      const values: Readonly<Record<string, string>> = {
        kind: 'post',
        capacity: 'personal',
        identifiable: 'unknown',
        role: role ?? 'officer',
        policy: policy?.slug ?? '',
      }
      return { policies, read: (name) => values[name] ?? '' }
    })
  }

  async function filled({ actor }: Visit): Promise<readonly CarriedPolicy[]> {
    return await context.database.inTransaction(actor, policiesToCheckBy)
  }

  return [
    defineRoute({
      method: 'GET',
      path: draftPaths.check,
      permission: draftPermissions['drafts.check'],
      audit: { none: 'anybody may look, and nobody is recorded for doing so' },
      query: z.object({ policy: z.string().max(200).optional().catch(undefined) }),
      handler: async (request) => checkPage(request, await fresh(request, request.query.policy)),
    }),
    defineRoute({
      method: 'POST',
      path: draftPaths.check,
      permission: draftPermissions['drafts.check'],
      audit: { none: 'nothing of a check is kept' },
      form: form(anyFields, { maxBytes: MAX_FORM_BYTES }),
      keepsNothing: true,
      requestsPerMinute: CHECKS_PER_MINUTE,
      invalid: async (request, { errors, submitted }) =>
        checkPage(request, { read: submitted.text, policies: await filled(request), errors }),
      handler: async (request) => {
        const messages = messagesFor(draftMessages, request.locale)
        const { text: read } = request.submitted
        const errors = draftFormErrors(read, messages)
        if (errors.length > 0) return invalid(errors)
        const policies = await filled(request)
        const slug = read('policy')
        const policy = policies.find((one) => one.slug === slug) ?? (slug === '' ? policies[0] : undefined)
        if (policy === undefined && policies.length > 0)
          return invalid([{ field: 'policy', message: messages.page.policyGone }])
        if (policy === undefined) return checkPage(request, { read, policies })
        const today = ukDate(context.clock.now())
        const asked = askedOf(read, today)
        const answer = await checkWithoutTrace(check, asked.draft, policy.checker, asked.context)
        const { text, replyTo = '', attachments = [] } = asked.draft
        const matched =
          request.actor.kind === 'person' &&
          (await speaksOfConfidentialTopic(context, [
            text,
            replyTo,
            ...attachments.map(({ alt = '' }) => alt),
          ]))
        return checkPage(request, {
          read,
          policies,
          result: resultView(asked, matched ? asReview(answer) : answer, policy, messages.result),
          matched,
        })
      },
    }),
    ...apiRoutes(context, { check, policiesToCheckBy }),
  ]
}
