import {
  createSigner,
  formatSignerKey,
  parseSignerKey,
  sha256,
  signCheckpoint,
  toBase64,
} from '@moothall/ledger'
import * as fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { INVENTED, invented } from '../test/a-language.ts'
import { aReceipt, ACKNOWLEDGED, fonts, KEY, ORIGIN } from '../test/a-receipt.ts'
import {
  languageOfPdf,
  type PdfOptions,
  receiptWords,
  renderReceiptPdf,
  reportVerdict,
  verifyReceiptDocument,
} from './index.ts'
import { latin1 } from './read-receipt-from-pdf.ts'

const wording = {
  ledger: { signed: '[as recorded]', 'unknown-key': '[{problem}]', 'checkpoint.unknown-key': '[not {keys}]' },
  receipt: invented,
}
const options: PdfOptions = { keys: [KEY], fonts, languages: new Map([[INVENTED, invented.document]]) }
const without: PdfOptions = { keys: [KEY], fonts }
const otherWords: PdfOptions = { ...without, languages: new Map([[INVENTED, receiptWords.document]]) }

let pdf: Uint8Array
beforeAll(async () => {
  pdf = await renderReceiptPdf(await aReceipt(), fonts, { language: INVENTED, words: invented.document })
})

describe('the PDF of a receipt in another language', () => {
  test('says which, to people, programs and screen readers, and so does none in English', async () => {
    expect(languageOfPdf(pdf)).toBe(INVENTED)
    expect(latin1(pdf)).toContain(`/Lang (${INVENTED})`)
    expect(latin1(pdf)).toContain('\n([Receipt: policy acknowledged])\n')
    expect(languageOfPdf(await renderReceiptPdf(await aReceipt(), fonts))).toBeUndefined()
    expect(languageOfPdf(Uint8Array.of(1, 2, 3))).toBeUndefined()
  })

  test('its bytes are those of layout 2 with these words: whoever changes them makes old PDFs unverifiable', () => {
    expect(toBase64(sha256(pdf))).toBe('vjG8GfPVUO5RcyynZic69war/lQ3xC0QW1wvC0FEYWs=')
  })

  test('is valid where the language is, and the answer and what the receipt says are in the reader’s language', async () => {
    const found = await verifyReceiptDocument(pdf, options)
    expect(found).toMatchObject({ verdict: 'valid', reason: 'signed' })
    const inEnglish = reportVerdict(found)
    expect(inEnglish.word).toBe('Valid')
    expect(inEnglish.receipt?.facts).toContainEqual(['Acknowledged', '22 November 2026, 14:00:00 UTC'])
    const { word, explanation, receipt } = reportVerdict(found, wording)
    expect([word, explanation, receipt?.title]).toEqual([
      '[Valid]',
      '[as recorded]',
      '[Receipt: policy acknowledged]',
    ])
    expect(receipt?.facts).toContainEqual(['[Acknowledged]', '[22 [November] 2026, 14:00:00 UTC]'])
    expect(receipt?.facts).toContainEqual(['[Asked as]', '[an officer]'])
  })

  test('given any one byte changed, it is spoiled', async () => {
    const text = latin1(pdf)
    const inTheLook = [
      ...text.matchAll(/(?<=^\(Moothall )receipt layout 2, language en-XA, words /gm),
    ].flatMap(({ index }) => Array.from({ length: 56 }, (_, at) => index + at))
    expect(inTheLook).toHaveLength(112)
    const cases = fc.record({
      at: fc.oneof(fc.constantFrom(...inTheLook), fc.nat(pdf.length - 1)),
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
      { numRuns: 40 },
    )
  }, 60_000)

  test('given a verifier without the language, or with other words, it cannot tell, and says which', async () => {
    for (const [known, reason] of [
      [without, 'other-language'],
      [otherWords, 'other-words'],
    ] as const) {
      const found = await verifyReceiptDocument(pdf, known)
      expect(found).toMatchObject({ verdict: 'cannot-tell', reason })
      expect(found.explanation).toContain(`“${INVENTED}”`)
      // The receipt inside was verified all the same.
      expect(found.proven?.receipt.payload).toEqual(ACKNOWLEDGED)
      expect(reportVerdict(found, wording)).toMatchObject({ word: '[Cannot tell]', code: 13 })
      expect(reportVerdict(found, wording).explanation).toMatch(/^\[.*“en-XA”.*\]$/)
    }
  })

  test('given a receipt inside that does not hold, no missing language hides it', async () => {
    const keys = [parseSignerKey(formatSignerKey(ORIGIN, new Uint8Array(32).fill(3))).verifier]
    const foreign = await verifyReceiptDocument(pdf, { ...without, keys })
    expect(foreign).toMatchObject({ verdict: 'other-ledger', reason: 'unknown-key' })
    expect(reportVerdict(foreign, wording).explanation).toMatch(/^\[\[not .*\]\]$/)
    const signer = createSigner(ORIGIN, new Uint8Array(32).fill(7))
    const outsideCheckpoint = await signCheckpoint(
      { origin: ORIGIN, size: 1, root: new Uint8Array(32).fill(1) },
      [signer],
    )
    expect(await verifyReceiptDocument(pdf, { ...without, outsideCheckpoint })).toMatchObject({
      verdict: 'rolled-back',
    })
  })
})
