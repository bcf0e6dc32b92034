import { type JWTVerifyGetKey, jwtVerify } from 'jose'
import { AppError } from '../errors/app-error.ts'
import { CLOCK_TOLERANCE_SECONDS } from './discovered-provider.ts'
import { signatureAlgorithms } from './signature-algorithms.ts'

const LOGOUT_EVENT = 'http://schemas.openid.net/event/backchannel-logout'
/** Older ones are refused, so that only so long has to be remembered which there were. */
export const OLDEST_LOGOUT_SECONDS = 5 * 60

/** A provider's word that it ended a session, or all sessions of a person. */
export interface LogoutNotice {
  readonly issuer: string
  /** Names this notice: it counts once. */
  readonly id: string
  readonly subject: string | undefined
  readonly sessionId: string | undefined
}

/**
 * Checks a logout token as OpenID Connect Back-Channel Logout 1.0, section 2.6, says, except that it was not seen before, which
 * whoever keeps them does.
 * @throws where anything about it is wrong
 */
export async function readLogoutToken(
  token: string,
  expected: { keys: JWTVerifyGetKey; issuer: string; audience: string; now: Date },
): Promise<LogoutNotice> {
  const { payload, protectedHeader } = await jwtVerify(token, expected.keys, {
    issuer: expected.issuer,
    audience: expected.audience,
    algorithms: [...signatureAlgorithms],
    requiredClaims: ['iat', 'jti', 'events'],
    maxTokenAge: OLDEST_LOGOUT_SECONDS,
    clockTolerance: CLOCK_TOLERANCE_SECONDS,
    currentDate: expected.now,
  })
  const { typ } = protectedHeader
  // Providers older than the rule leave the type out or say JWT; any other is a token for something else.
  if (typ !== undefined && !['logout+jwt', 'jwt'].includes(typ.toLowerCase().replace(/^application\//, '')))
    throw wrong('type')
  const { events, jti, sub, sid, nonce } = payload as Readonly<Record<string, unknown>>
  if (nonce !== undefined) throw wrong('nonce')
  const event: unknown = (events as Readonly<Record<string, unknown>> | null)?.[LOGOUT_EVENT]
  if (typeof event !== 'object' || event === null) throw wrong('event')
  if (typeof jti !== 'string' || jti === '') throw wrong('id')
  const subject = typeof sub === 'string' && sub !== '' ? sub : undefined
  const sessionId = typeof sid === 'string' && sid !== '' ? sid : undefined
  if (subject === undefined && sessionId === undefined) throw wrong('subject')
  return { issuer: expected.issuer, id: jti, subject, sessionId }
}

function wrong(what: string): AppError {
  return new AppError(`identity-provider.logout-${what}`, 'A logout token is not what such a token has to be')
}
