import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { formatSignerKey, formatVerifierKey, parseSignerKey, parseVerifierKeys } from '@moothall/ledger'
import { afterAll, expect, test } from 'vitest'

const MAIN = path.resolve(import.meta.dirname, '../main.ts')
const folder = mkdtempSync(path.join(tmpdir(), 'moothall-keys-'))
afterAll(() => {
  rmSync(folder, { recursive: true })
})

function keys(...args: string[]) {
  const env = { ...process.env, MOOTHALL_KEYS: folder }
  return spawnSync(process.execPath, [MAIN, 'keys', ...args], { encoding: 'utf8', env })
}

test('a key is added and the old one retired; only public keys are printed', () => {
  expect(keys('rotate')).toMatchObject({ status: 1, stdout: '' })
  const first = formatSignerKey('council.example/moothall', new Uint8Array(32).fill(7))
  writeFileSync(path.join(folder, 'ledger-signer.key'), `${first}\n`, { mode: 0o600 })
  const old = formatVerifierKey(parseSignerKey(first).verifier)
  const rotated = keys('rotate')
  expect(rotated.status).toBe(0)
  expect(parseVerifierKeys(rotated.stdout)).toHaveLength(1)
  expect(keys('retire')).toMatchObject({ status: 0, stdout: `${old}\n` })
  const published = readFileSync(path.join(folder, 'ledger-public.key'), 'utf8')
  expect(published).toBe(`${rotated.stdout}${old}\n`)
}, 60_000)
