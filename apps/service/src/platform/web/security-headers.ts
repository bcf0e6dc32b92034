import helmet, { type FastifyHelmetOptions } from '@fastify/helmet'
import fastify from 'fastify'

/** Digest of the one inline script there is: GOV.UK Frontend's, which marks the page as having JavaScript. */
export const inlineScriptHash = "'sha256-GUQ5ad8JK5KmEWmROf3LZd9ge94daqNvd8xy9YS1iDw='"

const directives: Readonly<Record<string, readonly string[]>> = {
  'default-src': ["'none'"],
  'script-src': ["'self'", inlineScriptHash],
  'style-src': ["'self'"],
  'img-src': ["'self'"],
  'font-src': ["'self'"],
  'form-action': ["'self'"],
  'frame-ancestors': ["'none'"],
  'base-uri': ["'none'"],
}

/** Options of helmet. `https` is whether people reach the service by https, as its public address says. */
function helmetOptions(https: boolean): FastifyHelmetOptions {
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: Object.fromEntries(Object.entries(directives).map(([name, values]) => [name, [...values]])),
    },
    strictTransportSecurity: https ? { maxAge: 365 * 24 * 60 * 60, includeSubDomains: false } : false,
    referrerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    // What the policy above says already, or what only browsers of the past read.
    originAgentCluster: false,
    xDnsPrefetchControl: false,
    xDownloadOptions: false,
    xFrameOptions: { action: 'deny' },
    xPermittedCrossDomainPolicies: false,
    xXssProtection: false,
  }
}

/**
 * The headers that helmet gives every answer. They depend on nothing in a request, so helmet is asked once, when the
 * service starts, and its answer goes on everything: also on what Fastify refuses before any hook runs.
 * @param https whether people reach the service by https
 */
export async function securityHeaders(https: boolean): Promise<Readonly<Record<string, string>>> {
  const app = fastify()
  await app.register(helmet, helmetOptions(https))
  app.get('/', (_request, reply) => reply.send())
  const { headers } = await app.inject({ url: '/' })
  await app.close()
  const fromServer = new Set(['content-length', 'content-type', 'date', 'connection', 'keep-alive'])
  return Object.fromEntries(
    Object.entries(headers)
      .filter(([name]) => !fromServer.has(name))
      .map(([name, value]) => [name, String(value)]),
  )
}
