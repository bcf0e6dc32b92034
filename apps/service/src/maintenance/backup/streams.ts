import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import type { Content } from './manifest.ts'

const NEWLINE = 10

export interface Meter extends Transform {
  /** To be asked once the stream has ended. */
  content(): Content
}

/** Passes bytes on, counting them and their lines, and hashing them. COPY's text form has one line per row. */
export function createMeter(onBytes?: (bytes: number) => void): Meter {
  const hash = createHash('sha256')
  let bytes = 0
  let rows = 0
  const transform = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk)
      bytes += chunk.length
      for (let at = chunk.indexOf(NEWLINE); at >= 0; at = chunk.indexOf(NEWLINE, at + 1)) rows++
      onBytes?.(chunk.length)
      done(null, chunk)
    },
  })
  return Object.assign(transform, { content: () => ({ rows, bytes, sha256: hash.digest('hex') }) })
}

/** Packs a stream into a new file, on disk when this returns. */
export async function packInto(
  file: string,
  source: NodeJS.ReadableStream | AsyncIterable<Buffer>,
  options: { readonly signal?: AbortSignal | undefined; readonly onBytes?: (bytes: number) => void } = {},
): Promise<Content> {
  const meter = createMeter(options.onBytes)
  await pipeline(
    source,
    meter,
    // Level 3 packs COPY's text nearly as small as level 6, in less than half the time.
    createGzip({ level: 3 }),
    createWriteStream(file, { flags: 'wx', mode: 0o600, flush: true }),
    { signal: options.signal },
  )
  return meter.content()
}

/** Unpacks a file into `target`, and says what went through. */
export async function unpackInto(file: string, target: NodeJS.WritableStream): Promise<Content> {
  const meter = createMeter()
  await pipeline(createReadStream(file), createGunzip(), meter, target)
  return meter.content()
}

/** Copies a file to a new one, on disk when this returns. */
export async function copyDurably(
  from: string,
  to: string,
  options: { readonly mode: number; readonly signal?: AbortSignal | undefined },
): Promise<Content> {
  const meter = createMeter()
  await pipeline(
    createReadStream(from),
    meter,
    createWriteStream(to, { flags: 'wx', mode: options.mode, flush: true }),
    { signal: options.signal },
  )
  return meter.content()
}
