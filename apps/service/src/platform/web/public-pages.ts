import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'

const gzipped = promisify(gzip)

/** A page for everybody, as bytes. */
export interface PublicPage {
  readonly body: Buffer
  readonly etag: string
  readonly freshForSeconds: number
  readonly headers: Readonly<Record<string, string>>
  /** The same, compressed: worked out at the first call and kept. */
  readonly compressed: () => Promise<Buffer>
}

interface Kept {
  readonly page: PublicPage
  readonly madeAt: number
}

const maxTotalBytes = 32 * 1024 * 1024

function pageOf(html: string, freshForSeconds: number): PublicPage {
  const body = Buffer.from(html)
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`
  let compressed: Promise<Buffer> | undefined
  return {
    body,
    etag,
    freshForSeconds,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': `public, max-age=${freshForSeconds}`,
      vary: 'accept-encoding',
      etag,
    },
    compressed: () => (compressed ??= gzipped(body)),
  }
}

/**
 * Keeps pages that are the same for everybody, as bytes, for a short time. Many requests for a page that has to be made
 * again wait for one making. The oldest go first when all together grow past 32 MiB.
 */
export class PublicPages {
  readonly #kept = new Map<string, Kept>()
  readonly #making = new Map<string, Promise<PublicPage | undefined>>()
  readonly #now: () => number
  #bytes = 0

  /** @param now milliseconds of a clock that only goes forward */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now
  }

  /** The page where it is there and fresh. */
  fresh(key: string): PublicPage | undefined {
    const kept = this.#kept.get(key)
    if (kept === undefined) return undefined
    return this.#now() - kept.madeAt < kept.page.freshForSeconds * 1000 ? kept.page : undefined
  }

  /**
   * Makes the page, or waits for whoever is making it.
   * @param make returns undefined where there is nothing to keep, such as when the page does not exist
   */
  async make(
    key: string,
    freshForSeconds: number,
    make: () => Promise<string | undefined>,
  ): Promise<PublicPage | undefined> {
    let making = this.#making.get(key)
    if (making === undefined) {
      making = make()
        .then((html) => (html === undefined ? undefined : this.#keep(key, pageOf(html, freshForSeconds))))
        .finally(() => this.#making.delete(key))
      this.#making.set(key, making)
    }
    return await making
  }

  #keep(key: string, page: PublicPage): PublicPage {
    this.#forget(key)
    this.#kept.set(key, { page, madeAt: this.#now() })
    this.#bytes += page.body.length
    for (const oldest of this.#kept.keys()) {
      if (this.#bytes <= maxTotalBytes || oldest === key) break
      this.#forget(oldest)
    }
    return page
  }

  #forget(key: string): void {
    this.#bytes -= this.#kept.get(key)?.page.body.length ?? 0
    this.#kept.delete(key)
  }
}
