import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { localeOf } from './locale.ts'
import type { RouteResponse } from './response.ts'
import type { Route } from './route.ts'
import { PublicRequest } from './route-request.ts'
import type { SendContext } from './send.ts'
import { sendError, sendIfKept, sendResponse, stranger } from './send.ts'

/** Serves the routes that are the same for everybody: no cookie is read or set, no session, no actor. */
export function addPublicRoutes(scope: FastifyInstance, routes: readonly Route[], send: SendContext): void {
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
        if ('kind' in response && response.kind === 'public-page') {
          const kept = sendIfKept(send, request, reply, visitor.locale, response)
          if (kept !== undefined) return kept
        }
        return answer(request, reply, response)
      },
    })
  }

  async function answer(
    request: FastifyRequest,
    reply: FastifyReply,
    response: RouteResponse | Promise<RouteResponse>,
  ) {
    return await sendResponse(send, request, reply, stranger(localeOf(request)), await response)
  }
}
