import { z } from 'zod'
import { assumedContext, checkRequestOf, checkRequestSchema } from '../../check-request.ts'
import type { Context } from '../../context.ts'
import { ukDate } from '../../platform/clock/clock.ts'
import { messagesFor } from '../../platform/rendering/messages.ts'
import { defineRoute, json, jsonForm, type Route } from '../../platform/web/index.ts'
import type { PoliciesToCheckBy } from './carried-policies.ts'
import { type Check, checkWithoutTrace } from './check-draft.ts'
import { MAX_FORM_BYTES, MAX_SHORT, MAX_TEXT } from './form.ts'
import { draftMessages } from './messages.ts'
import { openApiOf } from './open-api.ts'
import { draftPaths } from './paths.ts'
import { draftPermissions } from './permissions.ts'

/** Programs ask more often than people; a body often has one address. */
const REQUESTS_PER_MINUTE = 1200

/** What the API takes: a draft, its context, and by which policy; the first in force, by title, where that is left out. */
export const apiRequest = checkRequestSchema({ text: MAX_TEXT, shortText: MAX_SHORT, entries: 200 }).extend({
  policy: z.string().max(200).exactOptional(),
})

/** A refusal as JSON (RFC 9457). */
function problem(status: number, title: string, errors: readonly object[] = []) {
  return json({ type: 'about:blank', status, title, ...(errors.length > 0 && { errors }) }, status)
}

/** The same check for programs: of people who are signed in, or with a token. */
export function apiRoutes(
  context: Pick<Context, 'clock' | 'database'>,
  { check, policiesToCheckBy }: { readonly check: Check; readonly policiesToCheckBy: PoliciesToCheckBy },
): Route[] {
  return [
    defineRoute({
      method: 'POST',
      path: draftPaths.api,
      permission: draftPermissions['drafts.check-by-program'],
      audit: { none: 'nothing of a check is kept' },
      form: jsonForm(apiRequest, { maxBytes: MAX_FORM_BYTES }),
      keepsNothing: true,
      requestsPerMinute: REQUESTS_PER_MINUTE,
      invalid: ({ locale }, { errors }) =>
        problem(400, messagesFor(draftMessages, locale).api.invalid, errors),
      handler: async ({ actor, locale, form }) => {
        const { policy: slug, ...body } = form
        const policies = await context.database.inTransaction(actor, policiesToCheckBy)
        const policy = slug === undefined ? policies[0] : policies.find((one) => one.slug === slug)
        if (policy === undefined) return problem(404, messagesFor(draftMessages, locale).api.noPolicy)
        const asked = checkRequestOf(body)
        const date = ukDate(context.clock.now())
        const result = await checkWithoutTrace(check, asked.draft, policy.checker, {
          ...assumedContext,
          date,
          ...asked.context,
        })
        return json({ policy: { slug: policy.slug, version: policy.version }, ...result })
      },
    }),
    defineRoute({
      method: 'GET',
      path: draftPaths.openApi,
      permission: draftPermissions['drafts.check'],
      audit: { none: 'a description for anybody' },
      handler: ({ locale }) => json(openApiOf(apiRequest, messagesFor(draftMessages, locale).api)),
    }),
  ]
}
