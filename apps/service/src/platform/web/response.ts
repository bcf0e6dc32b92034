import { isThisMachine } from '../../config/is-this-machine.ts'
import { AppError } from '../errors/app-error.ts'
import type { FieldError } from './form.ts'
import type { Freshness, Stamp } from './kept-answers.ts'

export interface PageResponse {
  readonly kind: 'page'
  readonly status: number
  /** Path of the template below `src`, such as `features/policies/views/policy.njk`. */
  readonly view: string
  /** First part of the document's title; the service's name is added. */
  readonly title: string
  readonly model: object
  readonly errors: readonly FieldError[]
  readonly backLink: BackLink | undefined
}

export interface BackLink {
  readonly href: string
  /** The layout's own word for "Back" where left out. */
  readonly text?: string
}

/** Where a handler's answer is one of these, the platform makes the bytes. */
export type RouteResponse =
  | PageResponse
  | { readonly kind: 'redirect'; readonly location: string }
  | { readonly kind: 'not-found' }
  | { readonly kind: 'forbidden'; readonly explanation: string | undefined }
  | {
      readonly kind: 'refused'
      readonly status: number
      readonly title: string
      readonly paragraphs: readonly string[]
      readonly backLink: BackLink | undefined
    }
  | { readonly kind: 'invalid'; readonly errors: readonly FieldError[] }
  | { readonly kind: 'json'; readonly value: unknown; readonly status: number }
  | { readonly kind: 'text'; readonly body: string; readonly status: number }
  | DownloadResponse
  | PublicAnswer

export interface DownloadResponse {
  readonly kind: 'download'
  readonly body: Uint8Array | string
  readonly filename: string
  readonly contentType: string
  readonly disposition: 'attachment' | 'inline'
  readonly contentSecurityPolicy: string | undefined
}

export interface PublicAnswer {
  readonly kind: 'public-answer'
  readonly cacheKey: string
  readonly freshness: Freshness
  readonly variesWith: 'accept' | undefined
  readonly render: () => RouteResponse | Promise<RouteResponse>
}

export interface PageOptions<Model extends object> {
  readonly view: string
  readonly title: string
  readonly model: Model
  readonly status?: number
  /** Shown as the error summary on top, with the title prefixed; the status is then 422 unless given. */
  readonly errors?: readonly FieldError[]
  readonly backLink?: BackLink
}

/** A rendered page. */
export function page<Model extends object>(options: PageOptions<Model>): PageResponse {
  const errors = options.errors ?? []
  return {
    kind: 'page',
    status: options.status ?? (errors.length > 0 ? 422 : 200),
    view: options.view,
    title: options.title,
    model: options.model,
    errors,
    backLink: options.backLink,
  }
}

// oxlint-disable-next-line no-control-regex -- refusing control characters is the purpose
const unsafeInPath = /[\u0000-\u0020\u007f-\uffff\\]/

/** Whether a path stays on this service: begins with one slash, and holds nothing that a browser would read otherwise. */
export function isLocalPath(path: string): boolean {
  return path.startsWith('/') && !path.startsWith('//') && !unsafeInPath.test(path)
}

/**
 * Sends the browser to another page of this service (303).
 * @param path local, percent-encoded; a variable part goes through encodeURIComponent first.
 * @throws AppError `web.redirect-not-local` for anything that is not a path on this service.
 */
export function redirectTo(path: string): RouteResponse {
  if (!isLocalPath(path)) {
    throw new AppError('web.redirect-not-local', 'A redirect may only name a path on this service')
  }
  return { kind: 'redirect', location: path }
}

/**
 * Sends the browser to another website (303): only to an address that this service made itself, and by https, or to this
 * machine where it is tried out.
 * @throws AppError `web.redirect-not-https`
 */
export function redirectElsewhere(address: URL): RouteResponse {
  if (address.protocol !== 'https:' && !isThisMachine(address.hostname)) {
    throw new AppError('web.redirect-not-https', 'A redirect to another website has to be by https')
  }
  return { kind: 'redirect', location: address.href }
}

/** The 404 page. Also the answer where saying "forbidden" would tell that something exists. */
export function notFound(): RouteResponse {
  return { kind: 'not-found' }
}

/** The 403 page, with the reason where there is one worth saying. */
export function forbidden(explanation?: string): RouteResponse {
  return { kind: 'forbidden', explanation }
}

/**
 * An expected refusal by a decision: a page that says what cannot be done, why, and what to do.
 * @param options.title a sentence in the feature's own words
 * @param options.status 409 unless given
 */
export function refused(options: {
  title: string
  paragraphs: readonly string[]
  status?: number
  backLink?: BackLink
}): RouteResponse {
  return {
    kind: 'refused',
    status: options.status ?? 409,
    title: options.title,
    paragraphs: options.paragraphs,
    backLink: options.backLink,
  }
}

/** Shows the form again through the route's `invalid`, for what only the handler can find wrong. */
export function invalid(errors: readonly FieldError[]): RouteResponse {
  return { kind: 'invalid', errors }
}

export function json(value: unknown, status = 200): RouteResponse {
  return { kind: 'json', value, status }
}

/** Plain text, UTF-8. */
export function text(body: string, status = 200): RouteResponse {
  return { kind: 'text', body, status }
}

/**
 * A file to keep.
 * @param options.filename any characters; what a header or a file system would trip over is replaced
 * @param options.disposition `attachment` unless given
 * @param options.contentSecurityPolicy instead of the service's own, for a page that is a file of its own
 */
export function download(
  body: Uint8Array | string,
  options: {
    filename: string
    contentType: string
    disposition?: 'attachment' | 'inline'
    contentSecurityPolicy?: string
  },
): RouteResponse {
  return {
    kind: 'download',
    body,
    filename: options.filename,
    contentType: options.contentType,
    disposition: options.disposition ?? 'attachment',
    contentSecurityPolicy: options.contentSecurityPolicy,
  }
}

/**
 * An answer that is the same for everybody, kept as bytes: what every route with `public: true` answers.
 * @param options.cacheKey names the content, such as `policy/social-media@3`; the locale is added to it
 * @param options.freshForSeconds how long the bytes are served without a look at whether they still hold; 5 unless given
 * @param options.stamp what that look is; without one, the bytes are made again
 * @param options.variesWith `accept` where another form is given at the same address to who asks for it
 * @param options.render makes a page, JSON, text or a download; only an answer with status 200 is kept
 */
export function publicAnswer(options: {
  cacheKey: string
  freshForSeconds?: number
  stamp?: Stamp
  variesWith?: 'accept'
  render: () => RouteResponse | Promise<RouteResponse>
}): PublicAnswer {
  return {
    kind: 'public-answer',
    cacheKey: options.cacheKey,
    freshness: { seconds: options.freshForSeconds ?? 5, stamp: options.stamp },
    variesWith: options.variesWith,
    render: options.render,
  }
}
