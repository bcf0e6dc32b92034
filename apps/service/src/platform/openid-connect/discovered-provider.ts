import { createRemoteJWKSet, customFetch as joseFetch } from 'jose'
import {
  allowInsecureRequests,
  ClientSecretBasic,
  ClientSecretPost,
  clockSkew,
  clockTolerance,
  Configuration,
  customFetch,
  discovery,
  type ServerMetadata,
} from 'openid-client'
import type { Clock } from '../clock/clock.ts'
import { AppError } from '../errors/app-error.ts'
import { GuardedFetch } from './guarded-fetch.ts'
import type { IdentityProviderSettings } from './settings.ts'

/** How far the provider's clock and ours may differ. */
export const CLOCK_TOLERANCE_SECONDS = 60
/** How long the provider's description counts as new, and for how long it is gone by where a newer one cannot be had. */
const DESCRIPTION_FRESH_MS = 60 * 60 * 1000
const DESCRIPTION_KEPT_MS = 24 * 60 * 60 * 1000
/** So that nobody waits for a provider that was asked in vain a moment ago. */
const ASK_AGAIN_MS = 60 * 1000
const KEYS_FRESH_MS = 10 * 60 * 1000
/** Whoever sends tokens with unknown keys makes us look for new ones, but no more often than this. */
const KEYS_LOOKED_FOR_MS = 5_000
const TIMEOUT_SECONDS = 10

/** What the provider says of itself, and its keys. */
export interface Discovered {
  readonly metadata: Readonly<ServerMetadata>
  readonly keys: ReturnType<typeof createRemoteJWKSet>
  /** For one conversation: it carries the clock of that moment. */
  readonly configuration: () => Configuration
}

/**
 * Asks the provider to describe itself, when that is first needed and every hour after. Keys are looked up again as soon as
 * a token comes with one that is not known, so that a provider may change them at any time.
 */
export class DiscoveredProvider {
  readonly #settings: IdentityProviderSettings
  readonly #clock: Clock
  #known: { readonly discovered: Discovered; readonly at: number; askAgainAt: number } | undefined
  #underWay: Promise<Discovered> | undefined

  constructor(settings: IdentityProviderSettings, clock: Clock) {
    this.#settings = settings
    this.#clock = clock
  }

  /** @throws AppError `identity-provider.unreachable`, and what `discovery` throws for a description that is wrong */
  async get(): Promise<Discovered> {
    const now = this.#clock.now().getTime()
    const known = this.#known
    if (known && now < known.askAgainAt) return known.discovered
    this.#underWay ??= this.#discover().finally(() => {
      this.#underWay = undefined
    })
    try {
      return await this.#underWay
    } catch (error) {
      if (!known || now >= known.at + DESCRIPTION_KEPT_MS) throw error
      known.askAgainAt = now + ASK_AGAIN_MS
      return known.discovered
    }
  }

  async #discover(): Promise<Discovered> {
    const { issuer, clientId, clientSecret, plainHttp } = this.#settings
    const guarded = new GuardedFetch(issuer, { plainHttp })
    const asked = await discovery(new URL(issuer), clientId, {}, undefined, {
      [customFetch]: (address, options) => guarded.fetch(address, options),
      timeout: TIMEOUT_SECONDS,
      execute: plainHttp ? [allowInsecureRequests] : [],
    })
    const metadata = asked.serverMetadata()
    const { jwks_uri, token_endpoint, userinfo_endpoint } = metadata
    // Several tenants behind one description would let strangers of another tenant in.
    if (new URL(metadata.issuer).href !== new URL(issuer).href || jwks_uri === undefined) {
      throw new AppError(
        'identity-provider.wrong-description',
        'The sign-in provider describes itself as another one, or names no keys',
        { advice: 'Set MOOTHALL_OIDC_ISSUER to the issuer that the description itself names.' },
      )
    }
    guarded.allow([jwks_uri, token_endpoint, userinfo_endpoint])
    guarded.check([metadata.authorization_endpoint, metadata.end_session_endpoint])
    const methods = metadata.token_endpoint_auth_methods_supported ?? ['client_secret_basic']
    const authentication = (methods.includes('client_secret_post') ? ClientSecretPost : ClientSecretBasic)(
      clientSecret,
    )
    const discovered: Discovered = {
      metadata,
      keys: createRemoteJWKSet(new URL(jwks_uri), {
        cacheMaxAge: KEYS_FRESH_MS,
        cooldownDuration: KEYS_LOOKED_FOR_MS,
        [joseFetch]: (address, options) => guarded.fetch(address, options),
      }),
      configuration: () => {
        const ahead = Math.round((this.#clock.now().getTime() - Date.now()) / 1000)
        const client = { [clockSkew]: ahead, [clockTolerance]: CLOCK_TOLERANCE_SECONDS }
        const configuration = new Configuration(metadata, clientId, client, authentication)
        configuration.timeout = TIMEOUT_SECONDS
        configuration[customFetch] = (address, options) => guarded.fetch(address, options)
        if (plainHttp) allowInsecureRequests(configuration)
        return configuration
      },
    }
    const at = this.#clock.now().getTime()
    this.#known = { discovered, at, askAgainAt: at + DESCRIPTION_FRESH_MS }
    return discovered
  }
}
