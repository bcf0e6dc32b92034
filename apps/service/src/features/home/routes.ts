import type { Context } from '../../context.ts'
import type { PersonActor } from '../../platform/identity/actor.ts'
import { isolated } from '../../platform/rendering/isolate.ts'
import { type Locale, messagesFor } from '../../platform/rendering/messages.ts'
import { defineRoute, page, refused, type Route, type RouteResponse } from '../../platform/web/index.ts'
import { managesAnybody } from '../people/index.ts'
import { signInPaths } from '../sign-in/index.ts'
import { homeMessages } from './messages.ts'
import { homePermissions } from './permissions.ts'
import type { HomeLink, WaitingItems } from './waiting.ts'

const views = 'features/home/views'

export type HomeContext = Pick<Context, 'database'>

/** What other features bring to the home page; build-app.ts puts them together. */
export interface HomeParts {
  readonly waiting: readonly WaitingItems[]
  readonly links: readonly HomeLink[]
  /** Where everybody reads the policies. */
  readonly policiesHref: string
}

export function homeRoutes(context: HomeContext, parts: HomeParts): Route[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/',
      permission: homePermissions['home.read'],
      audit: { none: 'what waits for a person is recorded where they deal with it' },
      handler: async ({ actor, locale }) => {
        if (actor.kind === 'person') return await personHome(context, parts, actor, locale)
        const bodyName = await context.database.inTransaction(
          actor,
          async (tx) => (await tx.selectFrom('body').select('name').executeTakeFirst())?.name,
        )
        return visitorHome(parts, bodyName, locale)
      },
    }),
  ]
}

function visitorHome(parts: HomeParts, bodyName: string | undefined, locale: Locale): RouteResponse {
  const m = messagesFor(homeMessages, locale)
  if (bodyName === undefined) return refused({ ...m.notSetUp, status: 503 })
  const model = {
    lead: m.anonymous.lead(bodyName),
    signInHref: signInPaths.signIn,
    policiesHref: parts.policiesHref,
  }
  return page({ view: `${views}/visitor.njk`, title: m.anonymous.title, model })
}

async function personHome(
  context: HomeContext,
  parts: HomeParts,
  actor: PersonActor,
  locale: Locale,
): Promise<RouteResponse> {
  const m = messagesFor(homeMessages, locale).person
  const { waiting, isManager } = await context.database.inTransaction(actor, async (tx) => {
    const items = []
    for (const waitingItems of parts.waiting) items.push(...(await waitingItems(tx, actor, locale)))
    return { waiting: items, isManager: await managesAnybody(tx, actor.personId) }
  })
  const shown = [
    ...parts.links
      .filter(({ audience }) =>
        audience === 'line-manager' ? isManager : audience === 'signed-in' || actor.roles.includes(audience),
      )
      .map(({ href, text }) => ({ href, text: text(locale) })),
    { href: parts.policiesHref, text: m.policies },
  ]
  // Two roles may lead to one page.
  const links = shown.filter(({ href }, place) => shown.findIndex((other) => other.href === href) === place)
  const model = { welcome: m.welcome(isolated(actor.name)), waiting, links }
  return page({ view: `${views}/person.njk`, title: m.title, model })
}
