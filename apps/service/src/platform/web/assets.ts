import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { AppError } from '../errors/app-error.ts'
import { bundleDigest, buildBundles, entryNames } from './browser-bundle.ts'
import { buildStylesheet } from './stylesheet.ts'

export interface Asset {
  readonly contentType: string
  /** The bytes; built at the first call where they have to be, and kept. */
  readonly bytes: () => Promise<Buffer>
}

export interface Assets {
  /**
   * Address of an asset by name, such as `moothall.css`, `moothall.svg` or `main.js`. It changes with the content.
   * @throws AppError `web.asset-unknown`
   */
  readonly url: (name: string) => string
  /** The asset at an address, by the part after `/assets/`. */
  readonly find: (fileName: string) => Asset | undefined
}

const browserFolder = fileURLToPath(new URL('../../browser/', import.meta.url))
const packagesFolder = fileURLToPath(new URL('../../../../../packages/', import.meta.url))

const contentTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
}

function digestOf(bytes: Buffer | string): string {
  return createHash('sha256').update(bytes).digest('hex').slice(0, 16)
}

function addressed(name: string, digest: string): string {
  const { name: stem, ext } = path.parse(name)
  return `${stem}.${digest}${ext}`
}

/** Keeps what a function returned, unless it failed. */
function once<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let made: Promise<Value> | undefined
  return () => {
    made ??= make().catch((error: unknown) => {
      made = undefined
      throw error
    })
    return made
  }
}

/** Everything served under `/assets`: the stylesheet, images and scripts, each at an address with its digest. */
export function createAssets(): Assets {
  const urls = new Map<string, string>()
  const files = new Map<string, Asset>()

  function add(name: string, digest: string, bytes: () => Promise<Buffer>): string {
    const fileName = addressed(name, digest)
    const contentType = contentTypes[path.extname(name)] ?? 'application/octet-stream'
    files.set(fileName, { contentType, bytes })
    urls.set(name, `/assets/${fileName}`)
    return `/assets/${fileName}`
  }
  const addBytes = (name: string, bytes: Buffer) => add(name, digestOf(bytes), () => Promise.resolve(bytes))

  const { css } = buildStylesheet(path.join(browserFolder, 'moothall.css'), addBytes)
  addBytes('moothall.css', Buffer.from(css))
  for (const name of readdirSync(browserFolder)) {
    if (/\.(svg|png|ico)$/.test(name)) addBytes(name, readFileSync(path.join(browserFolder, name)))
  }
  const digest = bundleDigest([browserFolder, packagesFolder])
  const names = entryNames(browserFolder)
  const bundles = once(() => buildBundles(browserFolder, names))
  for (const name of names) {
    add(name, digest, async () => {
      const bytes = (await bundles()).get(name)
      if (bytes === undefined) throw new AppError('web.bundle-missing', `The script ${name} was not built`)
      return bytes
    })
  }

  return {
    url: (name) => {
      const url = urls.get(name)
      if (url === undefined) throw new AppError('web.asset-unknown', `There is no asset called ${name}`)
      return url
    },
    find: (fileName) => files.get(fileName),
  }
}
