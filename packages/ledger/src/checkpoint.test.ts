import { createPrivateKey, sign } from 'node:crypto'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { concat } from './bytes.ts'
import { formatCheckpoint, openCheckpoint, signCheckpoint, type Checkpoint } from './checkpoint.ts'
import { createSigner, formatSignerKey, formatVerifierKey, parseSignerKey, parseVerifierKey } from './keys.ts'
import { parseVerifierKeys, verifierKey, type Signer } from './keys.ts'
import { signNote } from './note.ts'

const ORIGIN = 'council.example/moothall'
const seed = (byte: number) => new Uint8Array(32).fill(byte)
const keyOf = (name: string, byte: number) => parseSignerKey(formatSignerKey(name, seed(byte))).verifier
const CHECKPOINT: Checkpoint = { origin: ORIGIN, size: 7, root: seed(9), time: '2026-11-22T14:00:00.000Z' }

describe('keys', () => {
  it('reads the key and the note of the Go checksum database’s documentation (golang.org/x/mod/sumdb/note)', () => {
    const key = parseVerifierKey('PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW')
    expect(key).toMatchObject({ name: 'PeterNeumann', keyHash: 'c74f20a3' })
    expect(formatVerifierKey(key)).toBe('PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW')
    const signer = 'PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz'
    const { verifier, seed } = parseSignerKey(signer)
    expect(verifier).toEqual(key)
    expect(formatSignerKey('PeterNeumann', seed)).toBe(signer)
  })

  it('reads a key file with comments, and several keys', () => {
    const [one, two] = [keyOf(ORIGIN, 1), keyOf(ORIGIN, 2)]
    const file = `# since 2025\n${formatVerifierKey(one)}\r\n\n${formatVerifierKey(two)}\n`
    expect(parseVerifierKeys(file)).toEqual([one, two])
    expect(() => parseVerifierKeys('# nothing')).toThrow('no key')
  })

  it.each([
    [formatSignerKey(ORIGIN, seed(1)), 'private key'],
    ['nonsense', 'reads name+hash+key'],
    [
      formatVerifierKey(keyOf(ORIGIN, 1)).replace(/\+[0-9a-f]{8}\+/, '+00000000+'),
      'does not match its own hash',
    ],
    [formatVerifierKey(keyOf(ORIGIN, 1)).slice(0, -1), 'not base64'],
    [formatVerifierKey(keyOf(ORIGIN, 1)).replace('+AY', '+Ag'), 'not an Ed25519 key'],
  ])('refuses %s', (text, message) => {
    expect(() => parseVerifierKey(text)).toThrow(message)
  })

  it('never repeats a refused private key', () => {
    const text = formatSignerKey(ORIGIN, seed(1))
    expect(() => parseVerifierKey(text)).toThrow(expect.not.stringContaining(text.slice(-20)))
  })

  it.each(['', 'two words', 'a+b', 'line\nbreak', '\ud800'])('refuses the name %j', (name) => {
    expect(() => verifierKey(name, seed(1))).toThrow('name of a ledger')
  })
})

describe('a signed checkpoint', () => {
  it('is written as C2SP tlog-checkpoint and opens again', async () => {
    const text = await signCheckpoint(CHECKPOINT, [createSigner(ORIGIN, seed(1))])
    const [body, signature] = text.split('\n\n')
    expect(body).toBe(
      `${ORIGIN}\n7\nCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQk=\ntime 2026-11-22T14:00:00.000Z`,
    )
    expect(signature).toMatch(/^— council\.example\/moothall [A-Za-z0-9+/]{91}=\n$/)
    const key = keyOf(ORIGIN, 1)
    expect(openCheckpoint(text, [key])).toEqual({ ok: true, checkpoint: CHECKPOINT, signedBy: [key] })
  })

  it('opens the signed note of the Go documentation as no checkpoint, and says so', () => {
    const note =
      "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n\n" +
      '— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n'
    const key = parseVerifierKey('PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW')
    expect(openCheckpoint(note, [key])).toMatchObject({ ok: false, refusal: 'malformed' })
  })

  it('is the same from a signer that keeps its key in node:crypto', async () => {
    const prefix = Buffer.from('302e020100300506032b657004220420', 'hex')
    const key = createPrivateKey({ key: Buffer.from(concat(prefix, seed(1))), format: 'der', type: 'pkcs8' })
    const { keyHash } = keyOf(ORIGIN, 1)
    const node: Signer = { name: ORIGIN, keyHash, sign: (message) => sign(null, message, key) }
    const own = await signCheckpoint(CHECKPOINT, [createSigner(ORIGIN, seed(1))])
    expect(await signCheckpoint(CHECKPOINT, [node])).toBe(own)
  })

  it('carries the old and the new key through a rotation', async () => {
    const text = await signCheckpoint(CHECKPOINT, [
      createSigner(ORIGIN, seed(1)),
      createSigner(ORIGIN, seed(2)),
    ])
    const [older, newer] = [keyOf(ORIGIN, 1), keyOf(ORIGIN, 2)]
    expect(openCheckpoint(text, [older])).toMatchObject({ ok: true, signedBy: [older] })
    expect(openCheckpoint(text, [newer])).toMatchObject({ ok: true, signedBy: [newer] })
    expect(openCheckpoint(text, [older, newer])).toMatchObject({ ok: true, signedBy: [older, newer] })
  })

  it('is spoiled by one wrong signature of a known key, whatever the other says', async () => {
    const honest = await signCheckpoint(CHECKPOINT, [createSigner(ORIGIN, seed(1))])
    const other = await signCheckpoint({ ...CHECKPOINT, size: 8 }, [createSigner(ORIGIN, seed(2))])
    const mixed = honest + (other.split('\n\n')[1] ?? '')
    expect(openCheckpoint(mixed, [keyOf(ORIGIN, 1), keyOf(ORIGIN, 2)])).toMatchObject({
      refusal: 'bad-signature',
    })
    expect(openCheckpoint(mixed, [keyOf(ORIGIN, 1)])).toMatchObject({ ok: true })
  })

  it('tells an unknown key from another ledger', async () => {
    const text = await signCheckpoint(CHECKPOINT, [createSigner(ORIGIN, seed(1))])
    expect(openCheckpoint(text, [keyOf(ORIGIN, 2)])).toMatchObject({ refusal: 'unknown-key' })
    expect(openCheckpoint(text, [keyOf('other.example', 1)])).toMatchObject({ refusal: 'other-ledger' })
    expect(openCheckpoint(text, [])).toMatchObject({ refusal: 'other-ledger' })
  })

  it('is not opened by a key of another name that signed it', async () => {
    const text = await signCheckpoint(CHECKPOINT, [createSigner('witness.example', seed(3))])
    expect(openCheckpoint(text, [keyOf('witness.example', 3)])).toMatchObject({ refusal: 'other-ledger' })
  })

  it('keeps extension lines that it does not know', async () => {
    const text = `${formatCheckpoint({ origin: ORIGIN, size: 0, root: seed(0) })}colour blue\n`
    const note = await signNote(text, [createSigner(ORIGIN, seed(1))])
    expect(openCheckpoint(note, [keyOf(ORIGIN, 1)])).toMatchObject({ ok: true, checkpoint: { size: 0 } })
  })

  it('does not open with any character changed', async () => {
    const text = await signCheckpoint(CHECKPOINT, [createSigner(ORIGIN, seed(1))])
    const places = fc.nat({ max: text.length - 1 })
    fc.assert(
      fc.property(places, fc.constantFrom(...Array.from('0aZ+/=\n —\u0000')), (at, character) => {
        fc.pre(text[at] !== character)
        const changed = text.slice(0, at) + character + text.slice(at + 1)
        expect(openCheckpoint(changed, [keyOf(ORIGIN, 1)]).ok).toBe(false)
      }),
    )
  })

  it.each([
    ['an empty origin', { ...CHECKPOINT, origin: '' }],
    ['a line break in the origin', { ...CHECKPOINT, origin: 'a\nb' }],
    ['a short root', { ...CHECKPOINT, root: new Uint8Array(31) }],
    ['a negative size', { ...CHECKPOINT, size: -1 }],
    ['a fractional size', { ...CHECKPOINT, size: 1.5 }],
  ])('is not written with %s', (_, checkpoint) => {
    expect(() => formatCheckpoint(checkpoint)).toThrow(RangeError)
  })
})
