import { AppError } from '../errors/app-error.ts'

const TIMEOUT_MS = 10_000
const MOST_BYTES = 1024 * 1024

/** What is asked of `fetch`: the common part of what the libraries hand over. */
export interface FetchOptions {
  readonly method?: string
  readonly headers?: RequestInit['headers']
  readonly body?: RequestInit['body']
  readonly signal?: AbortSignal | undefined
}

/**
 * `fetch` towards a sign-in provider, and to nobody else.
 * @throws AppError `identity-provider.unreachable` where there is no answer, or one that says that it cannot do its work just now;
 *   `identity-provider.not-allowed` for any other host
 */
export class GuardedFetch {
  readonly #allowed: Set<string>
  readonly #plainHttp: boolean

  constructor(issuer: string, options: { plainHttp: boolean }) {
    this.#plainHttp = options.plainHttp
    this.#allowed = new Set([this.#originOf(issuer)])
  }

  /** Lets requests go to these addresses' hosts too, as the provider's own description names them. */
  allow(addresses: readonly (string | undefined)[]): void {
    for (const address of addresses) if (address !== undefined) this.#allowed.add(this.#originOf(address))
  }

  /** Refuses addresses that a browser must not be sent to. @throws AppError `identity-provider.not-allowed` */
  check(addresses: readonly (string | undefined)[]): void {
    for (const address of addresses) if (address !== undefined) this.#originOf(address)
  }

  async fetch(address: string, options: FetchOptions): Promise<Response> {
    if (!this.#allowed.has(this.#originOf(address))) throw notAllowed()
    const limit = AbortSignal.timeout(TIMEOUT_MS)
    try {
      const response = await fetch(address, {
        ...(options.method !== undefined && { method: options.method }),
        ...(options.headers !== undefined && { headers: options.headers }),
        ...(options.body !== undefined && { body: options.body }),
        redirect: 'manual',
        signal: options.signal ? AbortSignal.any([options.signal, limit]) : limit,
      })
      if (response.status >= 500 || response.status === 429) throw unreachable()
      return await readWhole(response)
    } catch (error) {
      // The cause names the host and perhaps what was sent: it goes nowhere.
      throw error instanceof AppError ? error : unreachable()
    }
  }

  #originOf(address: string): string {
    const { protocol, origin } = new URL(address)
    if (protocol !== 'https:' && !(this.#plainHttp && protocol === 'http:')) throw notAllowed()
    return origin
  }
}

async function readWhole(response: Response): Promise<Response> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    size += part.length
    if (size > MOST_BYTES) throw unreachable()
    parts.push(part)
  }
  const body = response.body === null ? null : Buffer.concat(parts)
  const { status, statusText, headers } = response
  return new Response(body, { status, statusText, headers })
}

function unreachable(): AppError {
  return new AppError('identity-provider.unreachable', 'The sign-in provider does not answer')
}

function notAllowed(): AppError {
  return new AppError(
    'identity-provider.not-allowed',
    'The sign-in provider named an address that may not be asked: another host, or one without https',
  )
}
