import type { Actor } from '../identity/actor.ts'
import type { Locale } from '../rendering/messages.ts'
import { messagesFor } from '../rendering/messages.ts'
import type { NavigationItem, Renderer } from '../rendering/renderer.ts'
import { layoutMessages } from '../../views/messages.ts'
import type { PageResponse } from './response.ts'

/** What the layout shows beside the page: who runs the service, and where this visitor can go. */
export interface LayoutData {
  readonly bodyName: string
  readonly navigation: readonly NavigationItem[]
}

export type LayoutSource = (actor: Actor, locale: Locale) => LayoutData | Promise<LayoutData>

/** Turns page values into HTML. */
export interface Pages {
  readonly html: (page: PageResponse, visitor: Visitor) => Promise<string>
  /** The same without what the layout asks for: for an error page where the database is what failed. */
  readonly bare: (page: PageResponse, visitor: Visitor) => string
}

export interface Visitor {
  readonly actor: Actor
  readonly locale: Locale
  readonly csrfToken: () => string
}

export function createPages(renderer: Renderer, layout: LayoutSource): Pages {
  const render = (page: PageResponse, { locale, csrfToken }: Visitor, data: LayoutData): string => {
    const backLink = page.backLink && {
      href: page.backLink.href,
      text: page.backLink.text ?? messagesFor(layoutMessages, locale).back,
    }
    return renderer.render({
      view: page.view,
      locale,
      title: page.title,
      model: page.model,
      errors: page.errors,
      backLink,
      bodyName: data.bodyName,
      navigation: data.navigation,
      csrfToken,
    })
  }
  return {
    html: async (page, visitor) => render(page, visitor, await layout(visitor.actor, visitor.locale)),
    bare: (page, visitor) => render(page, visitor, { bodyName: '', navigation: [] }),
  }
}
