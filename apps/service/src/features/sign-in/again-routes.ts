import type { Context } from '../../context.ts'
import type { PersonActor } from '../../platform/identity/actor.ts'
import { isolated } from '../../platform/rendering/isolate.ts'
import { messagesFor } from '../../platform/rendering/messages.ts'
import {
  defineRoute,
  forbidden,
  form,
  page,
  redirectTo,
  type Route,
  type RouteRequest,
  type RouteResponse,
} from '../../platform/web/index.ts'
import { markBrowser } from './browser-mark.ts'
import { againForm, nextPath, nextQuery } from './form.ts'
import { signInMessages } from './messages.ts'
import { againSentPath, signInPaths } from './paths.ts'
import { signInPermissions } from './permissions.ts'
import { requestLink } from './request-link.ts'
import { tooManyPage } from './too-many-page.ts'
import type { OtherWays } from './other-ways.ts'

const views = 'features/sign-in/views'

type AgainContext = Pick<Context, 'clock' | 'config' | 'database' | 'secretFor'>
type Asked = Pick<RouteRequest<unknown, unknown, unknown>, 'actor' | 'locale'>

async function addressOf({ database }: AgainContext, actor: PersonActor): Promise<string> {
  const { email } = await database.inTransaction(actor, (tx) =>
    tx.selectFrom('person').select('email').where('id', '=', actor.personId).executeTakeFirstOrThrow(),
  )
  return email
}

/**
 * What a route with `recentSignIn` sends somebody to who signed in a while ago: the same ways to sign in, for who is signed in
 * already. Signing in begins a new session, which may then do it.
 */
export function againRoutes(context: AgainContext, ways: OtherWays): Route[] {
  const permission = signInPermissions['sign-in.ask-again']
  const askPage = async ({ actor, locale }: Asked, next: string): Promise<RouteResponse> => {
    if (actor.kind !== 'person') return forbidden()
    const m = messagesFor(signInMessages, locale).again
    return page({
      view: `${views}/again.njk`,
      title: m.title,
      model: {
        action: signInPaths.again,
        next,
        linkLead: m.linkLead(isolated(await addressOf(context, actor))),
        passkeyAction: ways.passkeyStart,
        providerButton: ways.provider && {
          text: ways.provider.button(locale),
          href: ways.provider.beginAnew(next),
        },
      },
    })
  }
  return [
    defineRoute({
      method: 'GET',
      path: signInPaths.again,
      permission,
      audit: { none: 'only asks' },
      query: nextQuery,
      handler: (request) => askPage(request, nextPath(request.query.next)),
    }),
    defineRoute({
      method: 'POST',
      path: signInPaths.again,
      permission,
      audit: { event: 'sign-in.link-requested' },
      form: form(againForm),
      keepsNothing: true,
      invalid: (request, { submitted }) => askPage(request, nextPath(submitted.text('next'))),
      handler: async (request) => {
        const { actor } = request
        if (actor.kind !== 'person') return forbidden()
        const next = nextPath(request.form.next)
        const outcome = await requestLink(context, {
          address: await addressOf(context, actor),
          browserMark: markBrowser(context, request.cookies),
          networkAddress: request.networkAddress,
          returnTo: next,
          locale: request.locale,
        })
        return outcome === 'asked' ? redirectTo(signInPaths.againSent(next)) : tooManyPage(request)
      },
    }),
    defineRoute({
      method: 'GET',
      path: againSentPath,
      permission,
      audit: { none: 'says where to look' },
      query: nextQuery,
      handler: ({ query, locale }) => {
        const next = nextPath(query.next)
        return page({
          view: `${views}/again-sent.njk`,
          title: messagesFor(signInMessages, locale).againSent.title,
          model: {
            goOn: next,
            again: `${signInPaths.again}?next=${encodeURIComponent(next)}`,
            outbox: context.config.mail === 'outbox' ? signInPaths.outbox : undefined,
          },
        })
      },
    }),
  ]
}
