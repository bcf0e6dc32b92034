import { type Locale, messagesFor } from '../../platform/rendering/messages.ts'
import { refused, type RouteResponse } from '../../platform/web/index.ts'
import { signInMessages } from './messages.ts'
import { signInPaths } from './paths.ts'

/** Said where no more links are sent for now. */
export function tooManyPage({ locale }: { readonly locale: Locale }): RouteResponse {
  const { title, paragraphs, back } = messagesFor(signInMessages, locale).tooMany
  return refused({ title, paragraphs, status: 429, backLink: { href: signInPaths.signIn, text: back } })
}
