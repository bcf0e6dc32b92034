import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'

const MAIN = path.resolve(import.meta.dirname, '../main.ts')
const folder = mkdtempSync(path.join(tmpdir(), 'moothall-page-'))
afterAll(() => {
  rmSync(folder, { recursive: true })
})

test('the page is one file that names nothing outside itself and allows only its own script and style', () => {
  const out = path.join(folder, 'verify.html')
  expect(execFileSync(process.execPath, [MAIN, 'verify-page', '--out', out], { encoding: 'utf8' })).toBe(
    `${out}\n`,
  )
  const html = readFileSync(out, 'utf8')
  const script = /<script type="module">([^]*)<\/script>/.exec(html)?.[1] ?? ''
  const style = /<style>([^]*)<\/style>/.exec(html)?.[1] ?? ''
  const digest = (text: string) => createHash('sha256').update(text).digest('base64')
  expect(html).toContain(`script-src 'sha256-${digest(script)}'`)
  expect(html).toContain(`style-src 'sha256-${digest(style)}'`)
  expect(html).toContain("default-src 'none'; connect-src 'none'")
  expect(html).not.toMatch(/\ssrc=|<link|url\(/)

  const again = spawnSync(process.execPath, [MAIN, 'verify-page', '--out', out], { encoding: 'utf8' })
  expect(again).toMatchObject({ status: 1, stdout: '' })
  expect(again.stderr).toContain('There is already a file')
}, 30_000)
