import type { Context } from '../../context.ts'
import { anonymous } from '../../platform/identity/actor.ts'
import { messagesFor } from '../../platform/rendering/messages.ts'
import type { Locale } from '../../platform/rendering/messages.ts'
import { defineRoute, page, publicAnswer, refused } from '../../platform/web/index.ts'
import type { Route, RouteResponse } from '../../platform/web/index.ts'
import { informationPageNames } from './information-page.ts'
import type { InformationPageName } from './information-page.ts'
import { informationMessages } from './messages.ts'
import { informationPaths } from './paths.ts'
import { informationPermissions } from './permissions.ts'
import { findBody } from './queries.ts'

/** What of the context these pages need. */
interface InformationContext {
  readonly database: Context['database']
  readonly config: Pick<Context['config'], 'publicAddress'>
}

async function informationPage(
  context: InformationContext,
  name: InformationPageName,
  locale: Locale,
): Promise<RouteResponse> {
  const messages = messagesFor(informationMessages, locale)
  const body = await context.database.inTransaction(anonymous, findBody)
  if (body === undefined) return refused({ ...messages.notSetUp, status: 503 })
  const content = messages.pages[name]({
    body: body.name,
    contactEmail: body.contactEmail,
    serviceAddress: context.config.publicAddress,
  })
  return page({
    view: 'features/information/views/information-page.njk',
    title: content.title,
    model: { content },
  })
}

/** Privacy, accessibility, cookies, contact and how a receipt works: the same for everybody, so that bytes are kept. */
export function informationRoutes(context: InformationContext): Route[] {
  return informationPageNames.map((name) =>
    defineRoute({
      method: 'GET',
      public: true,
      path: informationPaths[name],
      permission: informationPermissions['information.read'],
      audit: { none: 'anybody may read it, and nobody is recorded for doing so' },
      handler: ({ locale }) =>
        publicAnswer({
          cacheKey: `information/${name}`,
          render: () => informationPage(context, name, locale),
        }),
    }),
  )
}
