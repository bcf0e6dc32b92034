import type { ProviderClaims } from '../../platform/openid-connect/identity-provider.ts'
import type { RequestSession } from '../../platform/web/index.ts'
import { providerDigest } from './digests.ts'

/** Where a session says that it began at the provider; the database's `end_provider_sessions` reads it. */
const KEY = 'provider'

/** Notes by digests whose session at the provider this one began with, so that the provider may end it. */
export function markSession(
  session: Pick<RequestSession, 'set'>,
  { issuer, sessionId, subject }: ProviderClaims,
): void {
  session.set(KEY, {
    subject: providerDigest(issuer, subject),
    ...(sessionId !== undefined && { session: providerDigest(issuer, sessionId) }),
  })
}

export function beganAtProvider(session: Pick<RequestSession, 'get'>): boolean {
  return session.get(KEY) !== undefined
}
