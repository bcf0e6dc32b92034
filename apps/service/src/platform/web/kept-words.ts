import type { FastifyRequest } from 'fastify'
import { messagesFor, type Locale } from '../rendering/messages.ts'
import { layoutMessages } from '../../views/messages.ts'
import type { RawForm } from './read-form.ts'
import { page, type PageResponse } from './response.ts'
import type { Route } from './route.ts'
import { wantsJson } from './route-request.ts'

/** Whether a browser sent this from a page of this service, as it says itself: no other website can make it say so. */
export function cameFromHere({ headers, host }: FastifyRequest): boolean {
  const site = headers['sec-fetch-site']
  if (site !== undefined) return site === 'same-origin'
  const { origin } = headers
  return origin !== undefined && URL.canParse(origin) && new URL(origin).host === host
}

/** Whether what was typed may be shown again to somebody who may not send it (any more): to nobody's page but ours. */
export function mayShowWords(route: Route, request: FastifyRequest): boolean {
  return route.form?.kind === 'fields' && cameFromHere(request) && !wantsJson(request)
}

/** What somebody wrote, as opposed to chose: two words, or an address. */
const written = /\S\s+\S|@/u

/**
 * The page for a form that came from somebody who is not, or is no longer, signed in, or may not send it: with what they
 * typed, to copy, and to go on with once they are. Nothing of it is kept but on this page.
 */
export function keptWordsPage(
  { fields }: Pick<RawForm, 'fields'>,
  shown: {
    readonly signedIn: boolean
    readonly action: string
    readonly signInHref: string
    readonly locale: Locale
  },
): PageResponse {
  const m = messagesFor(layoutMessages, shown.locale).errors
  const { title, paragraphs } = shown.signedIn ? m.forbidden : m.signInToSend
  const typed = [...fields].filter(([name]) => name !== '_csrf')
  return page({
    view: 'views/kept-words.njk',
    title,
    status: shown.signedIn ? 403 : 401,
    model: {
      paragraphs,
      signInHref: shown.signedIn ? '' : shown.signInHref,
      action: shown.action,
      fields: typed.flatMap(([name, values]) => values.map((value) => ({ name, value }))),
      words: typed.flatMap(([, values]) => values.filter((value) => written.test(value))),
    },
  })
}
