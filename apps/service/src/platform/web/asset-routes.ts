import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { FastifyInstance } from 'fastify'
import type { Assets } from './assets.ts'

type Encoding = 'br' | 'gzip'

const compressors: Readonly<Record<Encoding, (bytes: Buffer) => Promise<Buffer>>> = {
  // Quality 5: a tenth of the time of 11 for a few per cent more bytes; it happens while somebody waits.
  br: (bytes) => promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
  gzip: (bytes) => promisify(gzip)(bytes),
}

function encodingFor(accepted: string | undefined): Encoding | undefined {
  if (accepted === undefined) return undefined
  if (/\bbr\b/.test(accepted)) return 'br'
  return /\bgzip\b/.test(accepted) ? 'gzip' : undefined
}

/**
 * Serves `/assets/<name>.<digest>.<ext>` from memory, to be kept for a year: another content has another address.
 * Compressed forms are worked out at the first request for each and kept.
 */
export function addAssetRoutes(scope: FastifyInstance, assets: Assets): void {
  const compressed = new Map<string, Promise<Buffer>>()

  async function compress(fileName: string, encoding: Encoding, bytes: Buffer): Promise<Buffer> {
    const key = `${encoding} ${fileName}`
    let kept = compressed.get(key)
    if (kept === undefined) compressed.set(key, (kept = compressors[encoding](bytes)))
    return await kept
  }

  scope.get<{ Params: { fileName: string } }>('/assets/:fileName', async (request, reply) => {
    const { fileName } = request.params
    const asset = assets.find(fileName)
    if (asset === undefined) {
      reply.callNotFound()
      return reply
    }
    const bytes = await asset.bytes()
    reply
      .header('cache-control', 'public, max-age=31536000, immutable')
      .header('vary', 'accept-encoding')
      .type(asset.contentType)
    const encoding = /^(text|image\/svg)/.test(asset.contentType)
      ? encodingFor(request.headers['accept-encoding'])
      : undefined
    if (encoding === undefined) return await reply.send(bytes)
    return await reply.header('content-encoding', encoding).send(await compress(fileName, encoding, bytes))
  })
}
