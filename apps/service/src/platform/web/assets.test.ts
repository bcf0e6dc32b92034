import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { brotliDecompressSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { createAssets } from './assets.ts'
import { inlineScriptHash } from './security-headers.ts'
import { withoutGovukBrand } from './stylesheet.ts'
import { testWebApp } from '../../../test/test-web-app.ts'

const require = createRequire(import.meta.url)

test('assets are served from addresses that change with the content, to be kept for good, compressed', async () => {
  const web = await testWebApp([])
  const assets = createAssets()
  for (const name of ['moothall.css', 'moothall.svg', 'main.js']) {
    const url = assets.url(name)
    expect(url).toMatch(/^\/assets\/\w+\.[0-9a-f]{16}\.\w+$/)
    const plain = await web.app.inject({ url })
    expect(plain.statusCode, name).toBe(200)
    expect(plain.headers['cache-control']).toBe('public, max-age=31536000, immutable')
    expect(plain.headers['set-cookie']).toBeUndefined()
    const packed = await web.app.inject({ url, headers: { 'accept-encoding': 'gzip, deflate, br' } })
    expect(packed.headers['content-encoding']).toBe('br')
    expect(brotliDecompressSync(packed.rawPayload).equals(plain.rawPayload)).toBe(true)
  }
  await web.app.close()
})

test.each(['main.0000000000000000.js', '..%2f..%2fpackage.json', 'moothall.css'])(
  '%s is not there',
  async (name) => {
    const web = await testWebApp([])
    expect((await web.app.inject({ url: `/assets/${name}` })).statusCode).toBe(404)
    await web.app.close()
  },
)

test('the stylesheet names neither the crest nor GDS Transport, and every image it names is served', async () => {
  const assets = createAssets()
  const css =
    (await assets.find(assets.url('moothall.css').slice('/assets/'.length))?.bytes())?.toString() ?? ''
  expect(css).toContain('.govuk-button')
  expect(css).toContain('.moj-')
  expect(css).not.toMatch(/GDS Transport|crest\.svg|@font-face/)
  const images = [...css.matchAll(/url\(([^)]+)\)/g)].map(([, url]) => url ?? '')
  expect(images.length).toBeGreaterThan(0)
  for (const url of images) expect(assets.find(url.slice('/assets/'.length)), url).toBeDefined()
})

test('taking the brand out changes nothing else', () => {
  const css =
    '@font-face{font-family:GDS Transport;src:url(/x)}.a{font-family:GDS Transport,arial,sans-serif;color:red}.b{background:url(/assets/images/govuk-crest.svg)}'
  expect(withoutGovukBrand(css)).toBe('.a{font-family:arial,sans-serif;color:red}.b{background:none}')
})

test('the policy allows exactly the one inline script of the design system', () => {
  const govuk = path.dirname(require.resolve('govuk-frontend/package.json'))
  const template = readFileSync(path.join(govuk, 'dist/govuk/template.njk'), 'utf8')
  const scripts = [...template.matchAll(/<script[^>]*>([^]*?)<\/script>/g)].map(([, script]) => script ?? '')
  expect(scripts).toHaveLength(1)
  expect(inlineScriptHash).toBe(
    `'sha256-${createHash('sha256')
      .update(scripts[0] ?? '')
      .digest('base64')}'`,
  )
})
