import {
  createSigner,
  formatSignerKey,
  parseSignerKey,
  serialiseReceipt,
  signCheckpoint,
  toUtf8,
} from '@moothall/ledger'
import * as fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { aReceipt, fonts, KEY, ORIGIN } from '../test/a-receipt.ts'
import { renderReceiptPdf, verifyReceiptDocument, verifyReceiptPdf } from './index.ts'
import { latin1 } from './read-receipt-from-pdf.ts'

const options = { keys: [KEY], fonts }
let pdf: Uint8Array
let text: string
beforeAll(async () => {
  pdf = await renderReceiptPdf(await aReceipt(), fonts)
  text = latin1(pdf)
})

const bytesOf = (characters: string) => Uint8Array.from(characters, (character) => character.charCodeAt(0))
const keyOf = (name: string, fill: number) =>
  parseSignerKey(formatSignerKey(name, new Uint8Array(32).fill(fill))).verifier

describe('a PDF of a receipt', () => {
  test('given as issued, it is valid', async () => {
    expect(await verifyReceiptPdf(pdf, options)).toMatchObject({ verdict: 'valid', reason: 'signed' })
  })

  test('given any one byte changed, it is spoiled', async () => {
    const cases = fc.record({
      at: fc.oneof(fc.nat(pdf.length - 1), fc.constantFrom(...interestingOffsets())),
      flip: fc.integer({ min: 1, max: 255 }),
    })
    await fc.assert(
      fc.asyncProperty(cases, async ({ at, flip }) => {
        const changed = pdf.slice()
        changed[at] = (changed[at] ?? 0) ^ flip
        const { verdict } = await verifyReceiptDocument(changed, options)
        // A changed name of the ledger inside is the one exception: it makes it look like another ledger's.
        expect(['spoiled', 'other-ledger']).toContain(verdict)
      }),
      { numRuns: 80 },
    )
  }, 60_000)

  /** In each of the file's parts, and around the receipt inside. */
  function interestingOffsets(): number[] {
    const start = text.indexOf('/EmbeddedFile')
    return [
      'Moothall receipt layout',
      '/Length',
      'endstream',
      'xref',
      'trailer',
      '%%EOF',
      '/Title',
      'TJ',
      '/Lang',
    ]
      .flatMap((part) => [text.indexOf(part), text.indexOf(part, start), text.lastIndexOf(part) + 1])
      .filter((at) => at >= 0)
  }

  test('given bytes added or cut off, it is not valid', async () => {
    const added = bytesOf(`${text}\n% nothing\n`)
    expect(await verifyReceiptPdf(added, options)).toMatchObject({
      verdict: 'spoiled',
      reason: 'pdf-differs',
    })
    expect(await verifyReceiptPdf(pdf.subarray(0, -1), options)).toMatchObject({ verdict: 'spoiled' })
  })

  test('given another name drawn on its page, the receipt inside being whole, it is spoiled', async () => {
    const at = text.indexOf(' TJ')
    const drawn = bytesOf(text.slice(0, at).replace(/0001(?=[^<]*$)/, '0002') + text.slice(at))
    expect(drawn).not.toEqual(pdf)
    expect(await verifyReceiptPdf(drawn, options)).toMatchObject({
      verdict: 'spoiled',
      reason: 'pdf-differs',
    })
  })

  test('given the pages of one receipt with another inside, it is spoiled', async () => {
    const receipt = await aReceipt()
    const other = await aReceipt({ ...receipt.payload, sequence: 2 })
    const [mine, theirs] = [serialiseReceipt(receipt), serialiseReceipt(other)]
    expect(mine.length).toBe(theirs.length)
    const swapped = bytesOf(text.replace(latin1(toUtf8(mine)), () => latin1(toUtf8(theirs))))
    expect(await verifyReceiptPdf(swapped, options)).toMatchObject({
      verdict: 'spoiled',
      reason: 'pdf-differs',
    })
  })

  test('given two receipts inside, or none, it is spoiled', async () => {
    const twice = bytesOf(text.replace('trailer\n', '<<\n/Type /EmbeddedFile\n>>\ntrailer\n'))
    for (const file of [twice, bytesOf('%PDF-1.7\n%%EOF'), bytesOf('%PDF-')]) {
      expect(await verifyReceiptPdf(file, options)).toMatchObject({
        verdict: 'spoiled',
        reason: 'no-receipt-inside',
      })
    }
  })

  test('given a layout that this version does not know, it cannot tell; given half of one, it is spoiled', async () => {
    const later = bytesOf(text.replaceAll('receipt layout 2', 'receipt layout 3'))
    expect(await verifyReceiptPdf(later, options)).toMatchObject({
      verdict: 'cannot-tell',
      reason: 'other-layout',
    })
    const half = bytesOf(text.replace('(Moothall receipt layout 2)', '(Moothall receipt layout 3)'))
    expect(await verifyReceiptPdf(half, options)).toMatchObject({ verdict: 'spoiled', reason: 'pdf-differs' })
  })

  test('given another ledger’s key, it is of another ledger', async () => {
    const keys = [keyOf('other.example/moothall', 3)]
    expect(await verifyReceiptPdf(pdf, { keys, fonts })).toMatchObject({ verdict: 'other-ledger' })
    expect(await verifyReceiptPdf(pdf, { keys: [keyOf(ORIGIN, 3)], fonts })).toMatchObject({
      verdict: 'other-ledger',
      reason: 'unknown-key',
    })
  })

  test('given an outside checkpoint of another history, it is rolled back', async () => {
    const root = new Uint8Array(32).fill(1)
    const signer = createSigner(ORIGIN, new Uint8Array(32).fill(7))
    const outsideCheckpoint = await signCheckpoint({ origin: ORIGIN, size: 1, root }, [signer])
    expect(await verifyReceiptPdf(pdf, { ...options, outsideCheckpoint })).toMatchObject({
      verdict: 'rolled-back',
      reason: 'outside-differs',
    })
  })
})

describe('a receipt file of either form', () => {
  test('JSON and PDF are told apart by their first bytes', async () => {
    const json = toUtf8(serialiseReceipt(await aReceipt()))
    expect(await verifyReceiptDocument(json, options)).toMatchObject({ verdict: 'valid' })
    expect(await verifyReceiptDocument(pdf, options)).toMatchObject({ verdict: 'valid' })
  })

  test('any bytes at all give a verdict, never a crash', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), fc.boolean(), async (bytes, asPdf) => {
        const file = asPdf ? Uint8Array.of(...bytesOf('%PDF-'), ...bytes) : bytes
        expect((await verifyReceiptDocument(file, options)).verdict).toBe('spoiled')
      }),
    )
  })
})
