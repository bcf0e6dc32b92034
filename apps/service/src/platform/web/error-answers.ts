import { messagesFor } from '../rendering/messages.ts'
import type { Locale } from '../rendering/messages.ts'
import { layoutMessages } from '../../views/messages.ts'
import type { BackLink, PageResponse } from './response.ts'
import { page } from './response.ts'

/** Everything that can go wrong with a request, by what the visitor is told. */
export type ErrorKind =
  | 'badRequest'
  | 'forbidden'
  | 'formExpired'
  | 'signInNeeded'
  | 'notFound'
  | 'methodNotAllowed'
  | 'tooLarge'
  | 'unsupportedMedia'
  | 'misdirected'
  | 'tooManyRequests'
  | 'fault'
  | 'unavailable'

export const statusOf: Readonly<Record<ErrorKind, number>> = {
  badRequest: 400,
  forbidden: 403,
  formExpired: 403,
  signInNeeded: 401,
  notFound: 404,
  methodNotAllowed: 405,
  tooLarge: 413,
  unsupportedMedia: 415,
  misdirected: 421,
  tooManyRequests: 429,
  fault: 500,
  unavailable: 503,
}

const kindOfCode: Readonly<Record<string, ErrorKind>> = {
  FST_CSRF_MISSING_SECRET: 'formExpired',
  FST_CSRF_INVALID_TOKEN: 'formExpired',
  FST_ERR_CTP_BODY_TOO_LARGE: 'tooLarge',
  FST_REQ_FILE_TOO_LARGE: 'tooLarge',
  FST_PARTS_LIMIT: 'tooLarge',
  FST_FILES_LIMIT: 'tooLarge',
  FST_FIELDS_LIMIT: 'tooLarge',
  'web.body-too-large': 'tooLarge',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupportedMedia',
  // PostgreSQL's insufficient_privilege: row-level security refused what the code let through.
  '42501': 'forbidden',
}

const kindOfStatus: Readonly<Record<number, ErrorKind>> = {
  401: 'signInNeeded',
  403: 'forbidden',
  404: 'notFound',
  405: 'methodNotAllowed',
  413: 'tooLarge',
  415: 'unsupportedMedia',
  429: 'tooManyRequests',
  503: 'unavailable',
}

/** What a thrown error means to the visitor. Anything unknown is a fault of the service. */
export function kindOfError(error: unknown): ErrorKind {
  if (typeof error !== 'object' || error === null) return 'fault'
  const { code, statusCode } = error as { code?: unknown; statusCode?: unknown }
  const byCode = typeof code === 'string' ? kindOfCode[code] : undefined
  if (byCode !== undefined) return byCode
  if (typeof statusCode !== 'number') return 'fault'
  return kindOfStatus[statusCode] ?? (statusCode >= 400 && statusCode < 500 ? 'badRequest' : 'fault')
}

/** Whether a person has to know: the others are the visitor's, and only counted. */
export function isFault(kind: ErrorKind): boolean {
  return kind === 'fault'
}

function sizeInWords(bytes: number, locale: Locale): string {
  const { tooLarge } = messagesFor(layoutMessages, locale).errors
  return bytes >= 1024 * 1024
    ? tooLarge.megabytes(Math.floor(bytes / 1024 / 1024))
    : tooLarge.kilobytes(Math.floor(bytes / 1024))
}

/** The page for what went wrong, without anything of what was sent. */
export function errorPage(
  kind: ErrorKind,
  locale: Locale,
  details: { reference?: string; limitBytes?: number; explanation?: string } = {},
): PageResponse {
  const wording = messagesFor(layoutMessages, locale).errors
  const { title, paragraphs } = wording[kind]
  const said = details.explanation === undefined ? [...paragraphs] : [details.explanation]
  if (details.limitBytes !== undefined)
    said.push(wording.tooLarge.limit(sizeInWords(details.limitBytes, locale)))
  return messagePage({ title, paragraphs: said, status: statusOf[kind], reference: details.reference })
}

/** A page of a heading and some paragraphs. */
export function messagePage(options: {
  title: string
  paragraphs: readonly string[]
  status: number
  reference?: string | undefined
  backLink?: BackLink | undefined
}): PageResponse {
  return page({
    view: 'views/message-page.njk',
    title: options.title,
    status: options.status,
    model: { paragraphs: options.paragraphs, reference: options.reference ?? null },
    ...(options.backLink && { backLink: options.backLink }),
  })
}

/** The same for a client that asked for JSON (RFC 9457). */
export function errorProblem(kind: ErrorKind, locale: Locale, requestId: string): object {
  return {
    type: 'about:blank',
    status: statusOf[kind],
    title: messagesFor(layoutMessages, locale).errors[kind].title,
    instance: `urn:request:${requestId}`,
  }
}
