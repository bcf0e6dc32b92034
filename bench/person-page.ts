import {
  acknowledgementMessages,
  acknowledgementRoutes,
} from '../apps/service/src/features/acknowledgements/index.ts'
import { navigationFor } from '../apps/service/src/navigation.ts'
import type { PersonActor } from '../apps/service/src/platform/identity/actor.ts'
import { defaultLocale } from '../apps/service/src/platform/rendering/messages.ts'
import type { RenderedPage } from '../apps/service/src/platform/rendering/renderer.ts'
import type { RouteResponse } from '../apps/service/src/platform/web/index.ts'
import { makeReadyPeople, policy } from '../apps/service/test/load/preparation.ts'
import type { BenchResult } from './bench-result.ts'
import { compareRenderers } from './rendering.ts'
import { withService } from './with-service.ts'

/** The page of what a policy asks of a person, with what the service would show to somebody about to acknowledge it. */
export async function run(): Promise<BenchResult[]> {
  const page = await withService(async (_service, { context }) => {
    const [person] = await makeReadyPeople(context, 1)
    if (!person) throw new Error('nobody was made')
    const route = acknowledgementRoutes(context).find(({ path }) => path === '/my/policies/:slug')
    if (!route) throw new Error('there is no such page')
    // The handler asks its request for nothing else.
    const request = { actor: person, locale: defaultLocale(), params: { slug: policy.slug } }
    return asRendered(await route.handler(request as Parameters<typeof route.handler>[0]), person)
  })
  return [compareRenderers('person-page', page, [acknowledgementMessages])]
}

function asRendered(response: RouteResponse, person: PersonActor): RenderedPage {
  if (response.kind !== 'page') throw new Error(`the page is ${response.kind}`)
  const { view, title, model, errors, backLink } = response
  return {
    view,
    title,
    model,
    errors,
    backLink: backLink && { href: backLink.href, text: backLink.text ?? 'Back' },
    locale: defaultLocale(),
    bodyName: 'Example Borough Council',
    navigation: navigationFor(person, defaultLocale()),
    csrfToken: () => 'token',
  }
}
