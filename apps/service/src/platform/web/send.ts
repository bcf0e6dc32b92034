import type { FastifyReply, FastifyRequest } from 'fastify'
import { AppError } from '../errors/app-error.ts'
import { anonymous } from '../identity/actor.ts'
import type { Locale } from '../rendering/messages.ts'
import { contentDisposition } from './content-disposition.ts'
import type { ErrorKind } from './error-answers.ts'
import { errorPage, errorProblem, messagePage, statusOf } from './error-answers.ts'
import type { Pages, Visitor } from './pages.ts'
import type { PublicPage, PublicPages } from './public-pages.ts'
import type { PageResponse, PublicPageResponse, RouteResponse } from './response.ts'
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
  return await sendPage(context, reply, visitor, answer)
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
      return await reply
        .type(response.contentType)
        .header('content-disposition', contentDisposition(response.disposition, response.filename))
        .send(typeof response.body === 'string' ? response.body : Buffer.from(response.body))
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

async function sendPublicPage(
  context: SendContext,
  request: FastifyRequest,
  reply: FastifyReply,
  visitor: Visitor,
  response: PublicPageResponse,
): Promise<FastifyReply> {
  const key = `${visitor.locale} ${response.cacheKey}`
  const fresh = context.publicPages.fresh(key)
  if (fresh !== undefined) return await sendKept(request, reply, fresh)

  let other: RouteResponse | undefined
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

async function sendKept(
  request: FastifyRequest,
  reply: FastifyReply,
  page: PublicPage,
): Promise<FastifyReply> {
  const { headers } = request
  reply.header('cache-control', `public, max-age=${page.freshForSeconds}`)
  reply.header('etag', page.etag)
  reply.header('vary', 'accept-encoding')
  if (headers['if-none-match'] === page.etag) return await reply.code(304).send()
  reply.header('content-type', 'text/html; charset=utf-8')
  if (headers['accept-encoding']?.includes('gzip')) {
    return await reply.header('content-encoding', 'gzip').send(await page.compressed())
  }
  return await reply.send(page.body)
}
