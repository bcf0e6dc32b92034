import type { FastifyRequest } from 'fastify'
import type { TokenActor } from '../identity/actor.ts'

/** Tokens that programs carry. Who makes and ends them is a feature's matter. */
export interface TokenStore {
  /** The token with this secret as it is now; undefined where there is none, it has ended, or its person has left. */
  readonly actorOf: (secret: string) => Promise<TokenActor | undefined>
}

/** What of `Authorization` is for us: `Bearer` (RFC 6750). Another scheme may be a proxy's in front. */
export function bearerOf(request: FastifyRequest): string | undefined {
  return /^bearer +(\S{1,200})$/i.exec(request.headers.authorization ?? '')?.[1]
}

const MINUTE_MS = 60_000

/** Counts of this minute, forgotten together at its end: memory is bounded by what can ask in a minute. */
class MinuteCounts {
  readonly #most: number
  readonly #now: () => number
  #counts = new Map<string, number>()
  #endsAt = 0

  constructor(most: number, now: () => number) {
    this.#most = most
    this.#now = now
  }

  #current(): Map<string, number> {
    if (this.#now() >= this.#endsAt) {
      this.#counts = new Map()
      this.#endsAt = this.#now() + MINUTE_MS
    }
    return this.#counts
  }

  isSpent(key: string): boolean {
    return (this.#current().get(key) ?? 0) >= this.#most
  }

  add(key: string): void {
    const counts = this.#current()
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }

  /** Whole seconds until everybody may ask again, at least one. */
  secondsLeft(): number {
    return Math.max(1, Math.ceil((this.#endsAt - this.#now()) / 1000))
  }
}

export interface TokenLimits {
  /** Of one token. */
  readonly requestsPerMinute: number
  /** From one network, before its tokens are looked up no more. */
  readonly wrongPerMinute: number
}

export type Presented =
  | { readonly kind: 'token'; readonly actor: TokenActor }
  | { readonly kind: 'wrong' }
  | { readonly kind: 'too-many'; readonly retryAfterSeconds: number }

/** Looks up what programs present, so often a minute. Each process counts for itself. */
export class BearerTokens {
  readonly #store: TokenStore
  readonly #used: MinuteCounts
  readonly #wrong: MinuteCounts

  constructor(store: TokenStore, limits: TokenLimits, now: () => number = () => performance.now()) {
    this.#store = store
    this.#used = new MinuteCounts(limits.requestsPerMinute, now)
    this.#wrong = new MinuteCounts(limits.wrongPerMinute, now)
  }

  /** @param network where it comes from */
  async present(secret: string, network: string): Promise<Presented> {
    if (this.#wrong.isSpent(network)) return tooMany(this.#wrong)
    const actor = await this.#store.actorOf(secret)
    if (actor === undefined) {
      this.#wrong.add(network)
      return { kind: 'wrong' }
    }
    if (this.#used.isSpent(actor.tokenId)) return tooMany(this.#used)
    this.#used.add(actor.tokenId)
    return { kind: 'token', actor }
  }

  /** Looks once more, without counting: a token may have ended while the body arrived. */
  async actorOf(secret: string): Promise<TokenActor | undefined> {
    return await this.#store.actorOf(secret)
  }
}

function tooMany(counts: MinuteCounts): Presented {
  return { kind: 'too-many', retryAfterSeconds: counts.secondsLeft() }
}
