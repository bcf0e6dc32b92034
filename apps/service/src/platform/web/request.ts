import type { Actor } from '../identity/actor.ts'
import type { Locale } from '../rendering/messages.ts'
import type { Submission } from './form.ts'

/** A signed cookie that scripts cannot read, for this service only. */
export interface RequestCookies {
  /** The value, or undefined where the cookie is missing or its signature is wrong. */
  readonly get: (name: string) => string | undefined
  readonly set: (name: string, value: string, options: { maxAgeSeconds: number }) => void
  readonly clear: (name: string) => void
}

/**
 * The visitor's session. Nothing is stored until something is set, so a visitor who only looks has none.
 * `id` is a digest of the secret in the cookie: safe to keep and to log.
 */
export interface RequestSession {
  readonly id: string
  readonly get: (key: string) => unknown
  readonly set: (key: string, value: unknown) => void
  /** A new id with nothing carried over; the old one stops working. Call it whenever what the session may do changes. */
  readonly regenerate: () => Promise<void>
  /** `regenerate`, then the session belongs to this person. */
  readonly signIn: (personId: string) => Promise<void>
  readonly destroy: () => Promise<void>
}

/** What every handler is given. */
export interface PublicRouteRequest<Params, Query> {
  readonly params: Params
  readonly query: Query
  readonly locale: Locale
  /** The visitor's address as far as the proxies in front are trusted. */
  readonly networkAddress: string
  /** Names this request in the log and on the error page. */
  readonly requestId: string
  /** Whether the client asked for JSON rather than a page. */
  readonly wantsJson: boolean
  /** Fires when the client goes away or the service stops. */
  readonly signal: AbortSignal
}

export interface RouteRequest<Params, Query, Form> extends PublicRouteRequest<Params, Query> {
  readonly actor: Actor
  /** The form's validated values; undefined for a GET. */
  readonly form: Form
  /** What was typed, as strings. */
  readonly submitted: Submission
  /** For a form that a template does not build with `csrfField`; reading it sets the visitor's CSRF cookie. */
  readonly csrfToken: string
  readonly session: RequestSession
  readonly cookies: RequestCookies
}
