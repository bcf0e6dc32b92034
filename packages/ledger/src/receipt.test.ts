import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aLedger, entriesOf, KEY, keyOf, ORIGIN, payloadOf, SEED, someEntries } from '../test/a-ledger.ts'
import { buildReceipt, parseReceipt, serialiseReceipt, type Receipt } from './receipt.ts'
import { fromBase64, toUtf8 } from './bytes.ts'
import { verifyReceipt, verifyReceiptFile } from './verify-receipt.ts'
import { say } from './wording/said.ts'

const ledger = aLedger(someEntries(21))
const keys = [KEY]
const bytesOf = (text: string) => fromBase64(text) ?? new Uint8Array(0)

/** The same receipt with other content, and a checksum that fits it: what an attacker would hand in. */
function forge(receipt: Receipt, change: Partial<Receipt>): string {
  const changed = { ...receipt, ...change }
  return serialiseReceipt(
    buildReceipt({
      ...changed,
      salt: bytesOf(changed.salt),
      inclusion: changed.inclusion.map(bytesOf),
      consistency: changed.consistency.map(({ size, proof }) => ({ size, proof: proof.map(bytesOf) })),
    }),
  )
}

describe('a receipt', () => {
  it('is valid for each entry of trees of any shape, with the key alone', async () => {
    for (const size of [1, 2, 3, 8, 13, 21]) {
      for (let index = 0; index < size; index++) {
        const file = serialiseReceipt(await ledger.receiptAt(index, size))
        expect(verifyReceiptFile(file, { keys })).toMatchObject({ verdict: 'valid', reason: 'signed' })
      }
    }
  })

  it('says what only an outside checkpoint could show', async () => {
    const { explanation } = verifyReceipt(await ledger.receiptAt(3, 8), { keys })
    expect(explanation).toContain('only a checkpoint kept outside it can show')
  })

  it('reads back as it was written', async () => {
    const receipt = await ledger.receiptAt(3, 8)
    expect(parseReceipt(JSON.parse(serialiseReceipt(receipt)))).toEqual({ ok: true, receipt })
  })

  it('is the same file whatever the order of the payload’s members', async () => {
    const receipt = await ledger.receiptAt(3, 8)
    const reversed = Object.fromEntries(Object.entries(receipt.payload).reverse()) as Receipt['payload']
    expect(serialiseReceipt({ ...receipt, payload: reversed })).toBe(serialiseReceipt(receipt))
  })

  it('carries any text that JSON can carry, and verifies', async () => {
    const text = fc.string({ unit: 'binary', maxLength: 30 })
    await fc.assert(
      fc.asyncProperty(fc.dictionary(text, text), text, async (answers, who) => {
        const payload = { ...payloadOf(0), who, answers }
        const one = aLedger(entriesOf([payload]))
        const file = toUtf8(serialiseReceipt(await one.receiptAt(0, 1, payload)))
        expect(verifyReceiptFile(file, { keys }).verdict).toBe('valid')
      }),
    )
  })
})

describe('a damaged receipt file', () => {
  it('is spoiled by any change of any byte', async () => {
    const bytes = toUtf8(serialiseReceipt(await ledger.receiptAt(13, 21)))
    for (let at = 0; at < bytes.length; at++) {
      for (const flip of [0x01, 0x20, 0x80]) {
        const changed = bytes.map((byte, place) => (place === at ? byte ^ flip : byte))
        expect(verifyReceiptFile(changed, { keys }), `byte ${at} ^ ${flip}`).toMatchObject({
          verdict: 'spoiled',
        })
      }
    }
  }, 60_000)

  it('is spoiled by any byte added, removed or replaced', async () => {
    const bytes = toUtf8(serialiseReceipt(await ledger.receiptAt(5, 13)))
    fc.assert(
      fc.property(
        fc.nat({ max: bytes.length }),
        fc.nat({ max: 2 }),
        fc.uint8Array({ maxLength: 2 }),
        (at, cut, put) => {
          const changed = Uint8Array.from([...bytes.slice(0, at), ...put, ...bytes.slice(at + cut)])
          fc.pre(Buffer.compare(changed, bytes) !== 0)
          expect(verifyReceiptFile(changed, { keys }).verdict).toBe('spoiled')
        },
      ),
    )
  })

  it.each([
    ['', 'not-json'],
    ['null', 'not-a-receipt'],
    ['[]', 'not-a-receipt'],
    ['{"format":"moothall-receipt-v1"}', 'not-a-receipt'],
    [Uint8Array.of(0xff, 0xfe), 'not-text'],
    ['['.repeat(100_000), 'not-json'],
  ])('is named for what it is: %j', (file, reason) => {
    expect(verifyReceiptFile(file, { keys })).toMatchObject({ verdict: 'spoiled', reason })
  })

  it('never makes the verifier throw', () => {
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array(), fc.string(), fc.json()), (file) => {
        expect(verifyReceiptFile(file, { keys }).verdict).toBe('spoiled')
      }),
    )
  })

  it.each([
    [{ extra: 1 }, '“receipt” has a member that does not belong: “extra”'],
    [{ leafIndex: -1 }, '“leafIndex” is not a whole number'],
    [{ salt: 'AAAA' }, '“salt” is not 32 bytes'],
    [{ inclusion: ['x'] }, '“inclusion[0]” is not 32 bytes'],
    [{ payload: [] }, '“payload” is not an object'],
    [{ payload: { kind: 1, at: '' } }, '“payload.kind” is not text'],
    [{ payload: { kind: '', at: '', n: 2 ** 60 } }, '$.n cannot be written as canonical JSON'],
    [{ consistency: [{ size: 1 }] }, '“consistency[0]” has no “proof”'],
    [{ checkpoint: 7 }, '“checkpoint” is not text'],
    [{ checksum: 'AB' }, '“checksum” is not 64'],
    [{ format: 'moothall-receipt-v2' }, '“format” is not “moothall-receipt-v1”'],
  ])('is refused with what is wrong where: %j', async (change, problem) => {
    const receipt = await ledger.receiptAt(0, 1)
    const parsed = parseReceipt({ ...receipt, ...change })
    expect(parsed.ok ? 'read' : say(parsed.problem)).toContain(problem)
  })
})

describe('a forged receipt, its checksum made to fit', () => {
  it.each([
    ['another payload', { payload: payloadOf(13, 'declined') }],
    ['another salt', { salt: 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=' }],
    ['another place', { leafIndex: 12 }],
    ['a place beyond the tree', { leafIndex: 21 }],
    ['no path', { inclusion: [] }],
  ])('with %s is spoiled', async (_, change) => {
    const file = forge(await ledger.receiptAt(13, 21), change)
    expect(verifyReceiptFile(file, { keys })).toMatchObject({ verdict: 'spoiled', reason: 'not-included' })
  })

  it('with a tree of its own under the true key’s name and hash is spoiled', async () => {
    const forged = aLedger(entriesOf([payloadOf(0, 'declined')]), { seed: new Uint8Array(32).fill(8) })
    const foreign = keyOf(ORIGIN, new Uint8Array(32).fill(8))
    const receipt = await forged.receiptAt(0, 1, payloadOf(0, 'declined'))
    const signature = receipt.checkpoint.split(' ').at(-1) ?? ''
    const bytes = Buffer.from(signature, 'base64')
    bytes.write(KEY.keyHash, 0, 'hex')
    const checkpoint = receipt.checkpoint.replace(signature, `${bytes.toString('base64')}\n`)
    expect(verifyReceiptFile(forge(receipt, { checkpoint }), { keys })).toMatchObject({
      verdict: 'spoiled',
      reason: 'bad-signature',
    })
    expect(verifyReceiptFile(forge(receipt, {}), { keys: [foreign] }).verdict).toBe('valid')
  })

  it('of another ledger, or by a key that is not known, is of another ledger', async () => {
    const receipt = await ledger.receiptAt(3, 8)
    const stranger = keyOf('other.example', SEED)
    const unknown = keyOf(ORIGIN, new Uint8Array(32).fill(9))
    expect(verifyReceipt(receipt, { keys: [stranger] })).toMatchObject({
      verdict: 'other-ledger',
      reason: 'other-ledger',
    })
    expect(verifyReceipt(receipt, { keys: [unknown] })).toMatchObject({
      verdict: 'other-ledger',
      reason: 'unknown-key',
    })
  })
})

describe('a receipt beside an outside checkpoint', () => {
  const rewritten = aLedger(
    entriesOf(Array.from({ length: 21 }, (_, n) => payloadOf(n, n === 3 ? 'declined' : undefined))),
  )

  const verdictOf = async (index: number, size: number, outsideCheckpoint: string, proof?: Uint8Array[]) =>
    verifyReceipt(await ledger.receiptAt(index, size), {
      keys,
      outsideCheckpoint,
      ...(proof === undefined ? {} : { consistencyProof: proof }),
    })

  it('of the same size is confirmed or rolled back', async () => {
    expect(await verdictOf(5, 8, await ledger.checkpointAt(8))).toMatchObject({
      reason: 'signed-and-outside',
    })
    expect(await verdictOf(5, 8, await rewritten.checkpointAt(8))).toMatchObject({
      verdict: 'rolled-back',
      reason: 'outside-differs',
    })
  })

  it('that is later needs a proof, and is confirmed or rolled back by it', async () => {
    const [honest, forged] = [await ledger.checkpointAt(21), await rewritten.checkpointAt(21)]
    const valid = { verdict: 'valid', reason: 'signed-and-outside' }
    const rolledBack = { verdict: 'rolled-back', reason: 'not-consistent' }
    const cannotTell = { verdict: 'cannot-tell', reason: 'no-consistency-proof' }
    expect(await verdictOf(5, 8, honest, ledger.consistency(8, 21))).toMatchObject(valid)
    expect(await verdictOf(5, 8, forged, ledger.consistency(8, 21))).toMatchObject(rolledBack)
    expect(await verdictOf(5, 8, forged, rewritten.consistency(8, 21))).toMatchObject(rolledBack)
    expect(await verdictOf(5, 8, honest)).toMatchObject(cannotTell)
  })

  it('uses the consistency proof in the receipt', async () => {
    const { checksum: _, ...bare } = await ledger.receiptAt(5, 8)
    const receipt = buildReceipt({
      ...bare,
      salt: bytesOf(bare.salt),
      inclusion: bare.inclusion.map(bytesOf),
      consistency: [{ size: 21, proof: ledger.consistency(8, 21) }],
    })
    const outsideCheckpoint = await ledger.checkpointAt(21)
    const found = verifyReceiptFile(serialiseReceipt(receipt), { keys, outsideCheckpoint })
    expect(found).toMatchObject({ reason: 'signed-and-outside' })
    const against = { keys, outsideCheckpoint: await rewritten.checkpointAt(21) }
    expect(verifyReceipt(receipt, against)).toMatchObject({ verdict: 'rolled-back' })
  })

  it('that is older cannot tell', async () => {
    expect(await verdictOf(5, 8, await ledger.checkpointAt(4))).toMatchObject({
      verdict: 'cannot-tell',
      reason: 'outside-older',
    })
  })

  it('needs no proof where the file holds the entry’s hash, at any level', async () => {
    for (const [level, size] of [
      [0, 21],
      [0, 6],
      [1, 21],
      [2, 21],
      [2, 8],
    ] as const) {
      expect(await verdictOf(3, 8, await ledger.checkpointFileAt(size, level))).toMatchObject({
        verdict: 'valid',
      })
      expect(await verdictOf(3, 9, await rewritten.checkpointFileAt(size, level))).toMatchObject({
        verdict: 'rolled-back',
      })
    }
    expect(await verdictOf(3, 9, await ledger.checkpointFileAt(21, 4))).toMatchObject({
      verdict: 'cannot-tell',
    })
  })

  it('that is damaged or foreign cannot be used, and says why', async () => {
    const file = await ledger.checkpointFileAt(8)
    const other = await aLedger(someEntries(8), { name: 'other.example' }).checkpointAt(8)
    const damaged = file.replace(/"hashes": "./, '"hashes": "0')
    for (const outside of ['', 'hello', '{}', damaged, other, file.replace('time', 'tame')]) {
      expect(await verdictOf(3, 8, outside)).toMatchObject({
        verdict: 'cannot-tell',
        reason: 'outside-unusable',
      })
    }
  })
})
