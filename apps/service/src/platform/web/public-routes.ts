import rateLimit from '@fastify/rate-limit'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { AppError } from '../errors/app-error.ts'
import { localeOf } from './locale.ts'
import { requestLimit } from './request-limit.ts'
import type { Visitor } from './pages.ts'
import type { PublicAnswer } from './response.ts'
import type { Route } from './route.ts'
import { PublicRequest } from './route-request.ts'
import type { SendContext } from './send.ts'
import { sendError, sendResponse, stranger } from './send.ts'
import { hasToBeMade, sendIfKept } from './send-kept.ts'

export interface PublicRoutesOptions {
  readonly routes: readonly Route[]
  readonly send: SendContext
  /** From one network. */
  readonly requestsPerMinute: number
}

/** Of what one network may ask for, the part that may have to be made: it costs a hundred times what kept bytes cost. */
const shareMade = 1 / 20

/** Serves the routes that are the same for everybody: no session, no actor, and no cookie but that of the language. */
export async function publicRoutes(scope: FastifyInstance, options: PublicRoutesOptions): Promise<void> {
  const { routes, send, requestsPerMinute } = options
  await scope.register(rateLimit, requestLimit(requestsPerMinute))
  const makingLimit = scope.createRateLimit(requestLimit(Math.ceil(requestsPerMinute * shareMade)))
  for (const route of routes) {
    scope.route({
      method: 'GET',
      url: route.path,
      config: { audit: route.audit },
      handler: (request, reply) => {
        const visitor = stranger(localeOf(request))
        const params = route.params?.safeParse(request.params)
        if (params?.success === false) return sendError(send, request, reply, visitor, 'notFound')
        const query = route.query?.safeParse(request.query)
        if (query?.success === false) return sendError(send, request, reply, visitor, 'badRequest')
        const publicRequest = new PublicRequest(request, reply, { params: params?.data, query: query?.data })
        // `checkRoutes` and the types of `defineRoute` make sure that this handler asks for no more than a PublicRequest.
        const response = route.handler(publicRequest as PublicRequest & Parameters<typeof route.handler>[0])
        if (!('kind' in response) || response.kind !== 'public-answer') throw notKept(route)
        return (
          sendIfKept(send, request, reply, visitor.locale, response) ??
          make(request, reply, visitor, response)
        )
      },
    })
  }

  async function make(
    request: FastifyRequest,
    reply: FastifyReply,
    visitor: Visitor,
    response: PublicAnswer,
  ): Promise<FastifyReply> {
    if (hasToBeMade(send, visitor.locale, response)) {
      const limit = await makingLimit(request)
      if (!limit.isAllowed && limit.isExceeded) {
        reply.header('retry-after', limit.ttlInSeconds)
        return await sendError(send, request, reply, visitor, 'tooManyRequests')
      }
    }
    return await sendResponse(send, request, reply, visitor, response)
  }
}

function notKept({ path }: Route): AppError {
  return new AppError(
    'web.public-route-not-kept',
    `The public route ${path} answers with something that is not kept`,
  )
}
