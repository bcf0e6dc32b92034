import type { FastifyReply, FastifyRequest } from 'fastify'
import { AppError } from '../errors/app-error.ts'
import { anonymous } from '../identity/actor.ts'
import type { Locale } from '../rendering/messages.ts'
import { contentDisposition } from './content-disposition.ts'
import type { ErrorKind } from './error-answers.ts'
import { errorPage, errorProblem, messagePage, statusOf } from './error-answers.ts'
import type { Pages, Visitor } from './pages.ts'
import { languagesToChoose } from './locale.ts'
import type { PublicPage, PublicPages } from './public-pages.ts'
import type { DownloadResponse, PageResponse, PublicPageResponse, RouteResponse } from './response.ts'
import { wantsJson } from './route-request.ts'

export interface SendContext {
  readonly pages: Pages
  readonly publicPages: PublicPages
}

/** A visitor whom nothing is known about and who is given nothing to send back. */
export function stranger(locale: Locale): Visitor {
  return {
    actor: anonymous,
    locale,
    csrfToken: () => {
      throw new AppError('web.form-on-public-page', 'A public page cannot hold a form: it has no CSRF token')
    },
  }
}

/** Answers with what went wrong, as a page or as JSON. */
export async function sendError(
  context: SendContext,
  request: FastifyRequest,
  reply: FastifyReply,
  visitor: Visitor,
  kind: ErrorKind,
  explanation?: string,
): Promise<FastifyReply> {
  if (wantsJson(request)) {
    return await reply
      .code(statusOf[kind])
      .type('application/problem+json')
      .send(JSON.stringify(errorProblem(kind, visitor.locale, request.id)))
  }
  const { limitBytes } = request.routeOptions.config
  const answer = errorPage(kind, visitor.locale, {
    ...(kind === 'fault' && { reference: request.id }),
    ...(kind === 'tooLarge' && limitBytes !== undefined && { limitBytes }),
    ...(explanation !== undefined && { explanation }),
  })
  let html: string
  try {
    html = await context.pages.html(answer, visitor)
  } catch (error) {
    request.log.error({ err: error }, 'the layout of an error page failed')
    html = context.pages.bare(answer, visitor)
  }
  return await reply.code(answer.status).type('text/html; charset=utf-8').send(html)
}

async function sendPage(
  context: SendContext,
  reply: FastifyReply,
  visitor: Visitor,
  page: PageResponse,
): Promise<FastifyReply> {
  const html = await context.pages.html(page, visitor)
  return await reply.code(page.status).type('text/html; charset=utf-8').send(html)
}

/** Turns a handler's answer into bytes. */
export async function sendResponse(
  context: SendContext,
  request: FastifyRequest,
  reply: FastifyReply,
  visitor: Visitor,
  response: RouteResponse,
): Promise<FastifyReply> {
  switch (response.kind) {
    case 'page':
      return await sendPage(context, reply, visitor, response)
    case 'redirect':
      return await reply.redirect(response.location, 303)
    case 'not-found':
      return await sendError(context, request, reply, visitor, 'notFound')
    case 'forbidden':
      return await sendError(context, request, reply, visitor, 'forbidden', response.explanation)
    case 'refused':
      return await sendPage(context, reply, visitor, messagePage(response))
    case 'json':
      return await reply
        .code(response.status)
        .type('application/json; charset=utf-8')
        .send(JSON.stringify(response.value))
    case 'text':
      return await reply.code(response.status).type('text/plain; charset=utf-8').send(response.body)
    case 'download':
      return await sendDownload(request, reply, response)
    case 'public-page':
      return await sendPublicPage(context, request, reply, visitor, response)
    case 'invalid':
      break
  }
  throw new AppError(
    'web.nothing-to-show-again',
    'A route without form fields answered that its form is invalid',
  )
}

async function sendDownload(
  request: FastifyRequest,
  reply: FastifyReply,
  { body, contentType, contentSecurityPolicy, disposition, filename, gzipped }: DownloadResponse,
): Promise<FastifyReply> {
  reply.type(contentType).header('content-disposition', contentDisposition(disposition, filename))
  if (contentSecurityPolicy !== undefined) reply.header('content-security-policy', contentSecurityPolicy)
  if (gzipped !== undefined) {
    reply.header('vary', 'accept-encoding')
    if (request.headers['accept-encoding']?.includes('gzip')) {
      return await reply.header('content-encoding', 'gzip').send(Buffer.from(gzipped))
    }
  }
  return await reply.send(typeof body === 'string' ? body : Buffer.from(body))
}

/** Where a public page's bytes are there and fresh, sends them at once; undefined where they have to be made. */
export function sendIfKept(
  context: SendContext,
  request: FastifyRequest,
  reply: FastifyReply,
  locale: Locale,
  response: PublicPageResponse,
): FastifyReply | Promise<FastifyReply> | undefined {
  const fresh = context.publicPages.fresh(`${locale} ${response.cacheKey}`)
  return fresh === undefined ? undefined : sendKept(request, reply, fresh)
}

async function sendPublicPage(
  context: SendContext,
  request: FastifyRequest,
  reply: FastifyReply,
  visitor: Visitor,
  response: PublicPageResponse,
): Promise<FastifyReply> {
  const kept = sendIfKept(context, request, reply, visitor.locale, response)
  if (kept !== undefined) return await kept
  let other: RouteResponse | undefined
  const key = `${visitor.locale} ${response.cacheKey}`
  const made = await context.publicPages.make(key, response.freshForSeconds, async () => {
    const answer = await response.render()
    if (answer.kind === 'page' && answer.status === 200) return await context.pages.html(answer, visitor)
    other = answer
    return undefined
  })
  if (made !== undefined) return await sendKept(request, reply, made)
  const answer = other ?? (await response.render())
  if (answer.kind === 'public-page')
    throw new AppError('web.public-page-nested', 'A public page renders a public page')
  return await sendResponse(context, request, reply, visitor, answer)
}

function sendKept(
  request: FastifyRequest,
  reply: FastifyReply,
  page: PublicPage,
): FastifyReply | Promise<FastifyReply> {
  const { headers } = request
  reply.headers(page.headers)
  if (languagesToChoose()) reply.header('vary', 'accept-encoding, cookie')
  if (headers['if-none-match'] === page.etag) return reply.code(304).send()
  if (headers['accept-encoding']?.includes('gzip')) {
    reply.header('content-encoding', 'gzip')
    return page.compressed().then((bytes) => reply.send(bytes))
  }
  return reply.send(page.body)
}
