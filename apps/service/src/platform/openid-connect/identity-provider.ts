import { errors, jwtVerify, type JWTPayload } from 'jose'
import {
  authorizationCodeGrant,
  buildAuthorizationUrl,
  buildEndSessionUrl,
  calculatePKCECodeChallenge,
  fetchUserInfo,
} from 'openid-client'
import type { Clock } from '../clock/clock.ts'
import { CLOCK_TOLERANCE_SECONDS, type Discovered, DiscoveredProvider } from './discovered-provider.ts'
import { codeOf, isUnreachable } from './failures.ts'
import { type LogoutNotice, readLogoutToken } from './logout-token.ts'
import type { IdentityProviderSettings } from './settings.ts'
import { signatureAlgorithms } from './signature-algorithms.ts'

/** What one attempt to sign in carries through the provider and back. */
export interface Attempt {
  readonly state: string
  readonly nonce: string
  readonly codeVerifier: string
  /** Where the provider sends the browser back to. */
  readonly returnAddress: string
  /** Whether the person has to show the provider anew who they are, rather than that they did some time today. */
  readonly anew: boolean
}

/** What the provider says of a person, once everything about it was checked. */
export interface ProviderClaims {
  readonly issuer: string
  readonly subject: string
  /** The provider's own session, where it names one: it may end it for us. */
  readonly sessionId: string | undefined
  readonly claims: Readonly<Record<string, unknown>>
}

/** No answer, or one that is not to be believed; `code` says what was wrong with it, and holds nothing of it. */
export type ProviderFailure =
  { readonly kind: 'unreachable' } | { readonly kind: 'not-believed'; readonly code: string }

/** The body's sign-in provider. Nothing here throws for what the provider does or fails to do. */
export interface IdentityProvider {
  readonly settings: Omit<IdentityProviderSettings, 'clientSecret'>
  /** Where the browser begins. */
  signInAddress(
    attempt: Attempt,
  ): Promise<{ readonly kind: 'address'; readonly address: URL } | ProviderFailure>
  /** Takes the code that the browser came back with to the provider. @param cameBack the parameters of the address it came to */
  redeem(
    cameBack: Readonly<Record<string, string>>,
    attempt: Attempt,
  ): Promise<{ readonly kind: 'claims'; readonly person: ProviderClaims } | ProviderFailure>
  /** Where somebody signs out of the provider too; undefined where it offers none. */
  signOutAddress(returnAddress: string): Promise<URL | undefined>
  /** Reads what the provider says about a session that it ended. */
  readLogout(
    token: string,
  ): Promise<{ readonly kind: 'notice'; readonly notice: LogoutNotice } | ProviderFailure>
}

/** How long ago somebody may have shown who they are, where they are asked to do so anew. */
const ANEW_SECONDS = 300
/** ID tokens come straight from the provider; some date them back by minutes. */
const OLDEST_ID_TOKEN_SECONDS = 15 * 60

export function createIdentityProvider(settings: IdentityProviderSettings, clock: Clock): IdentityProvider {
  const provider = new DiscoveredProvider(settings, clock)
  const { clientSecret: _secret, ...shown } = settings

  async function tell<Told>(
    work: (discovered: Discovered) => Promise<Told>,
  ): Promise<Told | ProviderFailure> {
    try {
      return await work(await provider.get())
    } catch (error) {
      // Errors of these libraries carry tokens and claims: only their codes go on.
      return isUnreachable(error) ? { kind: 'unreachable' } : { kind: 'not-believed', code: codeOf(error) }
    }
  }

  return {
    settings: shown,
    signInAddress: (attempt) =>
      tell(async ({ configuration }) => ({
        kind: 'address' as const,
        address: buildAuthorizationUrl(configuration(), {
          redirect_uri: attempt.returnAddress,
          scope: 'openid email',
          state: attempt.state,
          nonce: attempt.nonce,
          code_challenge: await calculatePKCECodeChallenge(attempt.codeVerifier),
          code_challenge_method: 'S256',
          ...(attempt.anew && { prompt: 'login', max_age: '0' }),
        }),
      })),
    redeem: (cameBack, attempt) =>
      tell(async (discovered) => ({
        kind: 'claims' as const,
        person: await redeem(discovered, cameBack, attempt),
      })),
    signOutAddress: async (returnAddress) => {
      const found = await tell((discovered) => {
        const { end_session_endpoint: end } = discovered.metadata
        if (end === undefined) return Promise.resolve(undefined)
        return Promise.resolve(
          buildEndSessionUrl(discovered.configuration(), { post_logout_redirect_uri: returnAddress }),
        )
      })
      return found instanceof URL ? found : undefined
    },
    readLogout: (token) =>
      tell(async ({ keys, metadata }) => ({
        kind: 'notice' as const,
        notice: await readLogoutToken(token, {
          keys,
          issuer: metadata.issuer,
          audience: settings.clientId,
          now: clock.now(),
        }),
      })),
  }

  async function redeem(
    { configuration, keys, metadata }: Discovered,
    cameBack: Readonly<Record<string, string>>,
    attempt: Attempt,
  ): Promise<ProviderClaims> {
    const current = new URL(attempt.returnAddress)
    current.search = new URLSearchParams(cameBack).toString()
    const client = configuration()
    const tokens = await authorizationCodeGrant(client, current, {
      expectedState: attempt.state,
      expectedNonce: attempt.nonce,
      pkceCodeVerifier: attempt.codeVerifier,
      idTokenExpected: true,
      ...(attempt.anew && { maxAge: ANEW_SECONDS }),
    })
    // The client checks what the token says; who signed it, and that it is not from a future or a long past, is checked here.
    const payload = await verifyIdToken(tokens.id_token ?? '', keys, metadata.issuer)
    const subject = payload.sub ?? ''
    const asksMore = !(settings.emailClaim in payload) && metadata.userinfo_endpoint !== undefined
    const more = asksMore ? await fetchUserInfo(client, tokens.access_token, subject) : {}
    return {
      issuer: metadata.issuer,
      subject,
      sessionId: typeof payload['sid'] === 'string' ? payload['sid'] : undefined,
      claims: { ...more, ...payload },
    }
  }

  async function verifyIdToken(token: string, keys: Discovered['keys'], issuer: string): Promise<JWTPayload> {
    const verify = async () => {
      const { payload } = await jwtVerify(token, keys, {
        issuer,
        audience: settings.clientId,
        algorithms: [...signatureAlgorithms],
        requiredClaims: ['sub', 'iat', 'exp'],
        maxTokenAge: OLDEST_ID_TOKEN_SECONDS,
        clockTolerance: CLOCK_TOLERANCE_SECONDS,
        currentDate: clock.now(),
      })
      return payload
    }
    try {
      return await verify()
    } catch (error) {
      // This token came from the provider itself, so an unknown key is a new one, however lately its keys were looked up.
      if (!(error instanceof errors.JWKSNoMatchingKey)) throw error
      await keys.reload()
      return await verify()
    }
  }
}
