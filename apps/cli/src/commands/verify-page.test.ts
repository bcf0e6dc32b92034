import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
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

test('a language that is not there is refused by its name, and nothing is written', () => {
  const out = path.join(folder, 'welsh.html')
  const args = [MAIN, 'verify-page', '--out', out, '--language', 'cy']
  const env = { ...process.env, MOOTHALL_LANGUAGES: folder }
  const ended = spawnSync(process.execPath, args, { encoding: 'utf8', env })
  expect(ended).toMatchObject({ status: 1, stdout: '' })
  expect(ended.stderr).toContain('There are no messages in the language cy')
  expect(existsSync(out)).toBe(false)
})

test('in a language that is there, the page is in it', () => {
  const languages = path.join(folder, 'languages')
  mkdirSync(path.join(languages, 'cy'), { recursive: true })
  const messages = "export const messages = { verifyPage: { heading: 'Gwirio derbynneb' } }"
  writeFileSync(path.join(languages, 'cy/messages.ts'), messages)
  const out = path.join(folder, 'cy.html')
  const env = { ...process.env, MOOTHALL_LANGUAGES: languages }
  execFileSync(process.execPath, [MAIN, 'verify-page', '--out', out, '--language', 'cy'], { env })
  const html = readFileSync(out, 'utf8')
  expect(html).toContain('<html lang="cy"')
  expect(html).toContain('Gwirio derbynneb')
}, 30_000)
