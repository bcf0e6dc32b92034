import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'

const gzipped = promisify(gzip)

/** An answer's body with the headers that say what it is. */
export interface AnswerBytes {
  readonly body: Buffer
  readonly headers: Readonly<Record<string, string>>
}

/** An answer for everybody, as bytes. */
export interface KeptAnswer extends AnswerBytes {
  readonly etag: string
  /** The body compressed: worked out at the first call and kept. */
  readonly compressed: () => Promise<Buffer>
}

/**
 * Tells whether what answers are made from has changed, for less than making them costs. Many answers share one: it is
 * read once for all of them.
 */
export interface Stamp {
  readonly key: string
  /** Another text after every change that any of the answers shows. */
  readonly read: () => Promise<string>
}

/** How long an answer is served without a look at whether it still holds. */
export interface Freshness {
  readonly seconds: number
  /** Without one, an answer that is no longer fresh is made again. */
  readonly stamp: Stamp | undefined
}

interface ReadStamp {
  readonly value: string
  readonly at: number
}

interface Kept {
  readonly answer: KeptAnswer
  readonly freshForMs: number
  readonly stamp: string | undefined
  bytes: number
  /** When it was last known to hold. */
  heldAt: number
}

const maxTotalBytes = 32 * 1024 * 1024
/** What an entry takes beside its bodies, about. */
const entryBytes = 1024

/**
 * Keeps answers that are the same for everybody, as bytes. Nothing is served longer than its freshness after a look at
 * its stamp, or after it was made where it has none: so every process shows every change within that time, without a word
 * between them, and a new process begins empty. Many requests for an answer that has to be made wait for one making. Those
 * asked for longest ago go first when all together, compressed forms included, grow past 32 MiB.
 */
export class KeptAnswers {
  readonly #kept = new Map<string, Kept>()
  readonly #getting = new Map<string, Promise<KeptAnswer | undefined>>()
  readonly #stamps = new Map<string, Promise<ReadStamp>>()
  readonly #now: () => number
  #bytes = 0

  /** @param now milliseconds of a clock that only goes forward */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now
  }

  /** The answer where it is there and fresh. */
  fresh(key: string): KeptAnswer | undefined {
    const kept = this.#kept.get(key)
    if (kept === undefined || this.#now() - kept.heldAt >= kept.freshForMs) return undefined
    this.#kept.delete(key)
    this.#kept.set(key, kept)
    return kept.answer
  }

  /** Whether there are bytes for the key, also where they have to be looked at before they are served again. */
  holds(key: string): boolean {
    return this.#kept.has(key)
  }

  /**
   * The answer where it still holds; makes it otherwise, or waits for whoever is making it.
   * @param make returns undefined where there is nothing to keep, such as when the page does not exist
   */
  async get(
    key: string,
    freshness: Freshness,
    make: () => Promise<AnswerBytes | undefined>,
  ): Promise<KeptAnswer | undefined> {
    let getting = this.#getting.get(key)
    if (getting === undefined) {
      getting = this.#get(key, freshness, make).finally(() => this.#getting.delete(key))
      this.#getting.set(key, getting)
    }
    return await getting
  }

  async #get(
    key: string,
    { seconds, stamp }: Freshness,
    make: () => Promise<AnswerBytes | undefined>,
  ): Promise<KeptAnswer | undefined> {
    const freshForMs = seconds * 1000
    // Read before the answer is made: a change in between then shows at the next look.
    const read = stamp && (await this.#readStamp(stamp, freshForMs))
    const kept = this.#kept.get(key)
    if (kept !== undefined && read !== undefined && kept.stamp === read.value) {
      kept.heldAt = read.at
      return kept.answer
    }
    const startedAt = read?.at ?? this.#now()
    const made = await make()
    if (made === undefined) {
      this.#forget(key)
      return undefined
    }
    return this.#keep(key, made, { freshForMs, stamp: read?.value, heldAt: startedAt })
  }

  /** The stamp as it was at most a freshness ago. */
  async #readStamp(stamp: Stamp, freshForMs: number): Promise<ReadStamp> {
    const known = this.#stamps.get(stamp.key)
    if (known !== undefined) {
      const read = await known
      if (this.#now() - read.at < freshForMs) return read
    }
    if (this.#stamps.get(stamp.key) === known) {
      const at = this.#now()
      const reading = stamp.read().then((value) => ({ value, at }))
      this.#stamps.set(stamp.key, reading)
      reading.catch(() => this.#stamps.delete(stamp.key))
    }
    return await (this.#stamps.get(stamp.key) ?? this.#readStamp(stamp, freshForMs))
  }

  #keep(key: string, made: AnswerBytes, of: Pick<Kept, 'freshForMs' | 'stamp' | 'heldAt'>): KeptAnswer {
    this.#forget(key)
    let compressed: Promise<Buffer> | undefined
    const etag = `W/"${createHash('sha256').update(made.body).digest('base64url').slice(0, 22)}"`
    const answer: KeptAnswer = {
      body: made.body,
      headers: { ...made.headers, 'cache-control': `public, max-age=${of.freshForMs / 1000}`, etag },
      etag,
      compressed: () =>
        (compressed ??= gzipped(made.body).then((bytes) => {
          this.#count(key, kept, bytes.length)
          return bytes
        })),
    }
    const kept: Kept = { ...of, answer, bytes: 0 }
    this.#kept.set(key, kept)
    this.#count(key, kept, made.body.length + entryBytes)
    return answer
  }

  #count(key: string, kept: Kept, bytes: number): void {
    if (this.#kept.get(key) !== kept) return
    kept.bytes += bytes
    this.#bytes += bytes
    for (const oldest of this.#kept.keys()) {
      if (this.#bytes <= maxTotalBytes) break
      this.#forget(oldest)
    }
  }

  #forget(key: string): void {
    this.#bytes -= this.#kept.get(key)?.bytes ?? 0
    this.#kept.delete(key)
  }
}
