import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  createSigner,
  openCheckpoint,
  parseSignerKey,
  parseVerifierKeys,
  signCheckpoint,
} from '@moothall/ledger'
import { describe, expect, onTestFinished, test } from 'vitest'
import { openKeyFolder } from './key-folder.ts'

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'moothall-keys-'))
  onTestFinished(() => rm(path, { recursive: true }))
  return path
}

const ledgerName = 'test.example/moothall'

describe('the key folder', () => {
  test('given a new folder, keys are made that only we can read, and are the same at the next start', async () => {
    const path = await folder()
    const first = await openKeyFolder({ folder: path, ledgerName, mayCreate: true })
    const again = await openKeyFolder({ folder: path, ledgerName, mayCreate: false })
    expect(again.verifiers).toEqual(first.verifiers)
    expect(again.secretFor('sessions')).toEqual(first.secretFor('sessions'))
    expect(first.secretFor('sessions')).not.toEqual(first.secretFor('forms'))
    for (const name of ['ledger-signer.key', 'root.key']) {
      expect((await stat(join(path, name))).mode & 0o777, name).toBe(0o600)
    }
    expect((await readdir(path)).sort()).toEqual(['ledger-public.key', 'ledger-signer.key', 'root.key'])
    expect(parseVerifierKeys(await readFile(join(path, 'ledger-public.key'), 'utf8'))).toEqual(
      first.verifiers,
    )
  })

  test('given keys made here, a checkpoint they sign verifies, and is what the pure signer would sign', async () => {
    const path = await folder()
    const keys = await openKeyFolder({ folder: path, ledgerName, mayCreate: true })
    const checkpoint = { origin: ledgerName, size: 3, root: new Uint8Array(32).fill(9) }
    const note = await signCheckpoint(checkpoint, keys.signers)
    expect(openCheckpoint(note, keys.verifiers)).toMatchObject({ ok: true })
    const { seed } = parseSignerKey(await readFile(join(path, 'ledger-signer.key'), 'utf8'))
    expect(await signCheckpoint(checkpoint, [createSigner(ledgerName, seed)])).toBe(note)
  })

  test('given a ledger in use and a lost key, it refuses rather than making a new one', async () => {
    const path = await folder()
    await expect(openKeyFolder({ folder: path, ledgerName, mayCreate: false })).rejects.toMatchObject({
      code: 'keys.missing',
    })
    expect(await readdir(path)).toEqual([])
  })

  test('given a key that others can read, it refuses and says what to do', async () => {
    const path = await folder()
    await openKeyFolder({ folder: path, ledgerName, mayCreate: true })
    await chmod(join(path, 'root.key'), 0o644)
    await expect(openKeyFolder({ folder: path, ledgerName, mayCreate: false })).rejects.toMatchObject({
      code: 'keys.open-to-others',
      advice: expect.stringContaining('chmod 600'),
    })
  })

  test.each(['ledger-signer.key', 'root.key'])(
    'given a damaged %s, it refuses without repeating it',
    async (name) => {
      const path = await folder()
      await openKeyFolder({ folder: path, ledgerName, mayCreate: true })
      const text = await readFile(join(path, name), 'utf8')
      await writeFile(join(path, name), text.slice(0, -9))
      const error: unknown = await openKeyFolder({ folder: path, ledgerName, mayCreate: false }).catch(
        (e: unknown) => e,
      )
      expect(error).toMatchObject({ code: 'keys.unreadable' })
      expect(String(error)).not.toContain(text.slice(0, 12))
    },
  )
})
