import type { FastifyInstance } from 'fastify'
import { defaultLocale } from '../rendering/messages.ts'
import type { Route } from './route.ts'
import { PublicRequest } from './route-request.ts'
import type { SendContext } from './send.ts'
import { sendError, sendResponse, stranger } from './send.ts'

/** Serves the routes that are the same for everybody: no cookie is read or set, no session, no actor. */
export function addPublicRoutes(scope: FastifyInstance, routes: readonly Route[], send: SendContext): void {
  const visitor = stranger(defaultLocale)
  for (const route of routes) {
    scope.route({
      method: 'GET',
      url: route.path,
      config: { audit: route.audit },
      handler: async (request, reply) => {
        const params = route.params?.safeParse(request.params)
        if (params?.success === false) return await sendError(send, request, reply, visitor, 'notFound')
        const query = route.query?.safeParse(request.query)
        if (query?.success === false) return await sendError(send, request, reply, visitor, 'badRequest')
        const publicRequest = new PublicRequest(request, reply, { params: params?.data, query: query?.data })
        // `checkRoutes` and the types of `defineRoute` make sure that this handler asks for no more than a PublicRequest.
        const response = await route.handler(
          publicRequest as PublicRequest & Parameters<typeof route.handler>[0],
        )
        return await sendResponse(send, request, reply, visitor, response)
      },
    })
  }
}
