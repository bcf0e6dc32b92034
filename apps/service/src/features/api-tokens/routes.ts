import { randomUUID } from 'node:crypto'
import type { Context } from '../../context.ts'
import { ukDate } from '../../platform/clock/clock.ts'
import type { Actor, PersonActor } from '../../platform/identity/actor.ts'
import { isolated } from '../../platform/rendering/isolate.ts'
import { type Locale, messagesFor } from '../../platform/rendering/messages.ts'
import {
  defineRoute,
  emptyForm,
  type FieldError,
  forbidden,
  form,
  invalid,
  notFound,
  page,
  redirectTo,
  refused,
  type Route,
  type RouteResponse,
} from '../../platform/web/index.ts'
import { dateText } from './date-text.ts'
import { makeForm, pageQuery, sayErrors, tokenParams } from './form.ts'
import { makeToken } from './make-token.ts'
import { apiTokenMessages } from './messages.ts'
import { apiTokenPaths as paths } from './paths.ts'
import { apiTokenPermissions } from './permissions.ts'
import { findToken, listOwnTokens, listWorkingTokens } from './queries.ts'
import { revokeToken } from './revoke-token.ts'
import { allModel, makeModel, ownModel } from './view-models.ts'

const views = 'features/api-tokens/views'

export type ApiTokenContext = Pick<Context, 'clock' | 'database'> & {
  readonly config: Pick<Context['config'], 'publicAddress'>
}

/** Where programs call, and where that is described. */
interface Interface {
  readonly callPath: string
  readonly descriptionHref: string
}

interface Visit {
  readonly actor: Actor
  readonly locale: Locale
}

const wording = ({ locale }: Visit) => messagesFor(apiTokenMessages, locale)

async function asPerson(
  { actor }: Visit,
  work: (person: PersonActor) => Promise<RouteResponse>,
): Promise<RouteResponse> {
  return actor.kind === 'person' ? await work(actor) : forbidden()
}

/** Everybody's own tokens, and all of them for administrators. */
export function apiTokenRoutes(context: ApiTokenContext, programs: Interface): Route[] {
  return [
    ...ownRoutes(context, programs),
    ...makeRoutes(context),
    ...revokeRoutes(context, {
      path: '/account/tokens/:id/revoke',
      permission: apiTokenPermissions['api-tokens.keep'],
      action: paths.revokeOwn,
      listHref: paths.own,
      asAdministrator: false,
    }),
    ...overseeRoutes(context),
    ...revokeRoutes(context, {
      path: '/manage/tokens/:id/revoke',
      permission: apiTokenPermissions['api-tokens.oversee'],
      action: paths.revoke,
      listHref: paths.all,
      asAdministrator: true,
    }),
  ]
}

function ownRoutes({ clock, config, database }: ApiTokenContext, programs: Interface): Route[] {
  return [
    defineRoute({
      method: 'GET',
      path: paths.own,
      permission: apiTokenPermissions['api-tokens.keep'],
      audit: { none: 'somebody looks at their own tokens' },
      handler: (request) =>
        asPerson(request, async ({ personId, ...actor }) => {
          const m = wording(request)
          const tokens = await database.inTransaction({ ...actor, personId }, (tx) =>
            listOwnTokens(tx, personId),
          )
          const { callPath, descriptionHref } = programs
          const use = m.own.use(config.publicAddress + callPath)
          const shown = ownModel(tokens, { personId, today: ukDate(clock.now()) }, m)
          return page({
            view: `${views}/own.njk`,
            title: m.own.title,
            model: { ...shown, use, descriptionHref },
          })
        }),
    }),
  ]
}

function makeRoutes(context: ApiTokenContext): Route[] {
  const permission = apiTokenPermissions['api-tokens.keep']
  const makePage = (
    visit: Visit,
    typed: { id: string; name: string; lifetime: string },
    errors: readonly FieldError[] = [],
  ) => {
    const m = wording(visit)
    return page({
      view: `${views}/make.njk`,
      title: m.make.title,
      model: makeModel(typed, context.clock.now(), m),
      errors,
      backLink: { href: paths.own },
    })
  }
  return [
    defineRoute({
      method: 'GET',
      path: paths.make,
      permission,
      audit: { none: 'an empty form' },
      handler: (request) => makePage(request, { id: randomUUID(), name: '', lifetime: '' }),
    }),
    defineRoute({
      method: 'POST',
      path: paths.own,
      permission,
      audit: { event: 'api-tokens.made' },
      form: form(makeForm),
      // Shown at once: the address of a form shown again is a GET, which here is the list.
      keepsNothing: true,
      invalid: (request, { errors, submitted }) =>
        makePage(
          request,
          {
            id: submitted.text('id'),
            name: submitted.text('name'),
            lifetime: submitted.text('lifetime'),
          },
          sayErrors(errors, wording(request)),
        ),
      handler: (request) =>
        asPerson(request, async (person) => {
          const m = wording(request)
          const { name } = request.form
          const making = await makeToken(context, person, { ...request.form, scope: 'check-drafts' })
          if (making.kind === 'made') {
            const { secret, endsOn } = making
            const use = m.made.use(isolated(name), dateText(endsOn, m))
            const model = { secret, use, backHref: paths.own }
            return page({ view: `${views}/made.njk`, title: m.made.title, model })
          }
          if (making.reason === 'too-many') return invalid([{ field: 'name', message: m.make.tooMany }])
          return refused({ ...m.madeAlready, backLink: { href: paths.own } })
        }),
    }),
  ]
}

function overseeRoutes({ clock, database }: ApiTokenContext): Route[] {
  return [
    defineRoute({
      method: 'GET',
      path: paths.all,
      permission: apiTokenPermissions['api-tokens.oversee'],
      audit: { event: 'api-tokens.listed' },
      query: pageQuery,
      handler: async (request) => {
        const m = wording(request)
        const { page: asked } = request.query
        const today = ukDate(clock.now())
        const list = await database.inTransaction(request.actor, (tx) =>
          listWorkingTokens(tx, { today, page: asked }),
        )
        if (list.tokens.length === 0 && asked > 1) return redirectTo(paths.all)
        return page({ view: `${views}/all.njk`, title: m.all.title, model: allModel(list, asked, m) })
      },
    }),
  ]
}

/** The page that asks, and the button on it. */
function revokeRoutes(
  context: ApiTokenContext,
  at: {
    readonly path: string
    readonly permission: Route['permission']
    readonly action: (id: string) => string
    readonly listHref: string
    /** Whether this is about anybody's token, or the visitor's own only. */
    readonly asAdministrator: boolean
  },
): Route[] {
  const { path, permission, listHref } = at
  const find = async (actor: PersonActor, id: string) => {
    const token = await context.database.inTransaction(actor, (tx) => findToken(tx, id))
    return token !== undefined && (at.asAdministrator || token.personId === actor.personId)
      ? token
      : undefined
  }
  return [
    defineRoute({
      method: 'GET',
      path,
      permission,
      audit: { none: 'only asks' },
      params: tokenParams,
      handler: (request) =>
        asPerson(request, async (person) => {
          const token = await find(person, request.params.id)
          if (token === undefined) return notFound()
          return page({
            view: `${views}/revoke.njk`,
            title: wording(request).revoke.title(isolated(token.name)),
            model: {
              action: at.action(token.id),
              cancelHref: listHref,
              ofSomebodyElse: token.personId !== person.personId,
            },
            backLink: { href: listHref },
          })
        }),
    }),
    defineRoute({
      method: 'POST',
      path,
      permission,
      audit: { event: 'api-tokens.revoked' },
      params: tokenParams,
      form: emptyForm,
      handler: (request) =>
        asPerson(request, async (person) => {
          const { id } = request.params
          const outcome = await revokeToken(context, person, { id, asAdministrator: at.asAdministrator })
          if (outcome === 'not-found') return notFound()
          if (outcome === 'accepted') return redirectTo(listHref)
          return refused({ ...wording(request).endedAlready, backLink: { href: listHref } })
        }),
    }),
  ]
}
