import type { Context } from '../../context.ts'
import { messagesFor } from '../../platform/rendering/messages.ts'
import {
  defineRoute,
  type FieldError,
  form,
  page,
  redirectTo,
  refused,
  type Route,
  type RouteResponse,
} from '../../platform/web/index.ts'
import type { RouteRequest } from '../../platform/web/index.ts'
import { peoplePaths } from '../people/index.ts'
import { completeSetUp } from './complete-set-up.ts'
import { sayErrors, setUpFields, setUpForm, tokenParams } from './form.ts'
import { setUpMessages } from './messages.ts'
import { setUpPaths } from './paths.ts'
import { setUpPermissions } from './permissions.ts'
import { decideSetUp } from './set-up.decision.ts'
import { loadSetUp, setUpActor } from './set-up-link.ts'

const views = 'features/set-up/views'

export type SetUpContext = Pick<Context, 'clock' | 'database'>
type AnyRequest = Pick<RouteRequest<unknown, unknown, unknown>, 'locale'>

/** Where the pages of other features are that come next. */
export interface SetUpLinks {
  readonly importPolicy: string
  readonly starterPolicy: string
}

export function setUpRoutes(context: SetUpContext, links: SetUpLinks): Route[] {
  return [...linkRoutes(context), nextRoute(links)]
}

function wording({ locale }: AnyRequest) {
  return messagesFor(setUpMessages, locale)
}

function deadPage(request: AnyRequest): RouteResponse {
  const { title, paragraphs, home } = wording(request).dead
  return refused({ title, paragraphs, status: 410, backLink: { href: '/', text: home } })
}

function formPage(
  request: AnyRequest,
  token: string,
  typed: (field: string) => string,
  errors: readonly FieldError[] = [],
): RouteResponse {
  return page({
    view: `${views}/set-up.njk`,
    title: wording(request).form.title,
    model: {
      action: setUpPaths.link(token),
      typed: Object.fromEntries(setUpFields.map((field) => [field, typed(field)])),
    },
    errors,
  })
}

function linkRoutes(context: SetUpContext): Route[] {
  const path = '/set-up/:token'
  const permission = setUpPermissions['set-up.use-link']
  return [
    defineRoute({
      method: 'GET',
      path,
      permission,
      audit: { none: 'nothing happens before the form is sent' },
      params: tokenParams,
      handler: async (request) => {
        const { token } = request.params
        const state = await context.database.inTransaction(setUpActor, (tx) =>
          loadSetUp(tx, token, { lock: false }),
        )
        const open = decideSetUp(state, context.clock.now()) === 'open'
        return open ? formPage(request, token, () => '') : deadPage(request)
      },
    }),
    defineRoute({
      method: 'POST',
      path,
      permission,
      audit: { event: 'set-up.completed' },
      params: tokenParams,
      form: form(setUpForm),
      invalid: (request, { errors, submitted }) =>
        formPage(request, request.params.token, submitted.text, sayErrors(errors, wording(request))),
      handler: async (request) => {
        const { bodyName, shortName, contactEmail, ...administrator } = request.form
        const body = { name: bodyName, shortName, contactEmail, administrator }
        const outcome = await completeSetUp(context, request.params.token, body)
        if (outcome.kind === 'dead') return deadPage(request)
        await request.session.signIn(outcome.personId)
        return redirectTo(setUpPaths.next)
      },
    }),
  ]
}

function nextRoute(links: SetUpLinks): Route {
  return defineRoute({
    method: 'GET',
    path: setUpPaths.next,
    permission: setUpPermissions['set-up.choose-policy'],
    audit: { none: 'only shows where to go' },
    handler: (request) => {
      const m = wording(request).next
      const steps = [
        { heading: m.uploadHeading, href: links.importPolicy, link: m.upload, text: m.uploadText },
        { heading: m.starterHeading, href: links.starterPolicy, link: m.starter, text: m.starterText },
        { heading: m.peopleHeading, href: peoplePaths.list, link: m.people, text: m.peopleText },
      ]
      return page({ view: `${views}/next.njk`, title: m.title, model: { steps } })
    },
  })
}
