import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { formatVerifierKey, openCheckpoint, signCheckpoint, type VerifierKey } from '@moothall/ledger'
import { describe, expect, onTestFinished, test } from 'vitest'
import { openKeyFolder, retireSigners, rotateSigner } from './key-folder.ts'

const ledgerName = 'test.example/moothall'
const checkpoint = { origin: ledgerName, size: 3, root: new Uint8Array(32).fill(9) }

async function inUse() {
  const folder = await mkdtemp(join(tmpdir(), 'moothall-keys-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const open = () => openKeyFolder({ folder, ledgerName, mayCreate: false })
  const first = await openKeyFolder({ folder, ledgerName, mayCreate: true })
  return { folder, open, first }
}

const opens = (note: string, keys: readonly VerifierKey[]) => openCheckpoint(note, keys).ok

describe('changing the signing key', () => {
  test('while both sign, either key verifies; after the old one is retired, its receipts still do', async () => {
    const { folder, open, first } = await inUse()
    const before = await signCheckpoint(checkpoint, first.signers)
    const added = await rotateSigner(folder)
    const both = await open()
    expect(both.verifiers.map(formatVerifierKey)).toEqual([added, ...first.verifiers.map(formatVerifierKey)])
    const during = await signCheckpoint(checkpoint, both.signers)
    for (const key of both.verifiers) expect(opens(during, [key])).toBe(true)

    expect(await retireSigners(folder)).toEqual(first.verifiers.map(formatVerifierKey))
    const last = await open()
    const after = await signCheckpoint(checkpoint, last.signers)
    expect(last.signers).toHaveLength(1)
    expect(opens(after, first.verifiers)).toBe(false)
    for (const note of [before, during, after]) expect(opens(note, last.verifiers)).toBe(true)
    expect(last.secretFor('forms')).toEqual(first.secretFor('forms'))
    expect((await stat(join(folder, 'ledger-signer.key'))).mode & 0o777).toBe(0o600)
    expect(await readFile(join(folder, 'ledger-public.key'), 'utf8')).not.toContain('PRIVATE')
  })

  test('retiring twice changes nothing', async () => {
    const { folder, open } = await inUse()
    await rotateSigner(folder)
    await retireSigners(folder)
    const once = await open()
    expect(await retireSigners(folder)).toEqual([])
    expect((await open()).verifiers).toEqual(once.verifiers)
  })

  test('without a key there is nothing to rotate, and a damaged public file is refused', async () => {
    const { folder, open } = await inUse()
    await expect(rotateSigner(join(folder, 'elsewhere'))).rejects.toMatchObject({ code: 'keys.missing' })
    await writeFile(join(folder, 'ledger-public.key'), 'nonsense')
    await expect(open()).rejects.toMatchObject({ code: 'keys.unreadable' })
    await expect(rotateSigner(folder)).rejects.toMatchObject({ code: 'keys.unreadable' })
  })
})
