import type { RateLimitPluginOptions } from '@fastify/rate-limit'
import { networkOf } from './network.ts'

const silent = { 'x-ratelimit-limit': false, 'x-ratelimit-remaining': false, 'x-ratelimit-reset': false }

/**
 * So many requests a minute from one network. What is left is nobody's business; who is refused is told when to come
 * back (Retry-After).
 */
export function requestLimit(perMinute: number): RateLimitPluginOptions {
  return {
    max: perMinute,
    timeWindow: 60_000,
    keyGenerator: (request) => networkOf(request.ip),
    addHeaders: silent,
    addHeadersOnExceeding: silent,
  }
}
