import type { FastifyReply, FastifyRequest } from 'fastify'
import { AppError } from '../errors/app-error.ts'
import { anonymous } from '../identity/actor.ts'
import type { Locale } from '../rendering/messages.ts'
import { type BodyResponse, bytesOf } from './answer-bytes.ts'
import type { ErrorKind } from './error-answers.ts'
import { errorPage, errorProblem, messagePage, statusOf } from './error-answers.ts'
import type { KeptAnswers } from './kept-answers.ts'
import type { Pages, Visitor } from './pages.ts'
import type { RouteResponse } from './response.ts'
import { wantsJson } from './route-request.ts'
import { sendOrMake } from './send-kept.ts'

export interface SendContext {
  readonly pages: Pages
  readonly kept: KeptAnswers
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

/** Answers with what went wrong, as a page or as JSON. Nobody keeps it: it may be right a moment later. */
export async function sendError(
  context: SendContext,
  request: FastifyRequest,
  reply: FastifyReply,
  visitor: Visitor,
  kind: ErrorKind,
  explanation?: string,
): Promise<FastifyReply> {
  reply.header('cache-control', 'no-store')
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

/** Turns a handler's answer into bytes. */
export async function sendResponse(
  context: SendContext,
  request: FastifyRequest,
  reply: FastifyReply,
  visitor: Visitor,
  response: RouteResponse,
): Promise<FastifyReply> {
  switch (response.kind) {
    case 'redirect':
      return await reply.redirect(response.location, 303)
    case 'not-found':
      return await sendError(context, request, reply, visitor, 'notFound')
    case 'forbidden':
      return await sendError(context, request, reply, visitor, 'forbidden', response.explanation)
    case 'refused':
      return await sendBody(context, reply, visitor, messagePage(response))
    case 'page':
    case 'json':
    case 'text':
    case 'download':
      return await sendBody(context, reply, visitor, response)
    case 'public-answer': {
      const instead = await sendOrMake(context, request, reply, visitor, response)
      if (instead === undefined) return reply
      if (instead.kind === 'public-answer')
        throw new AppError('web.public-answer-nested', 'A public answer renders a public answer')
      return await sendResponse(context, request, reply, visitor, instead)
    }
    case 'invalid':
      break
  }
  throw new AppError(
    'web.nothing-to-show-again',
    'A route without form fields answered that its form is invalid',
  )
}

async function sendBody(
  { pages }: SendContext,
  reply: FastifyReply,
  visitor: Visitor,
  response: BodyResponse,
): Promise<FastifyReply> {
  const { status, headers, body } = await bytesOf(pages, visitor, response)
  return await reply.code(status).headers(headers).send(body)
}
