import { serialiseReceipt, sha256, toBase64, type LedgerPayload } from '@moothall/ledger'
import { describe, expect, test } from 'vitest'
import { ACKNOWLEDGED, aReceipt, fonts, KEY } from '../test/a-receipt.ts'
import { openReceiptFonts, readReceiptFromPdf, renderReceiptPdf, verifyReceiptPdf } from './index.ts'
import { layoutIn, layoutOf } from './layout.ts'
import { latin1 } from './read-receipt-from-pdf.ts'
import { receiptContent } from './receipt-content.ts'
import { renderInLayout } from './render-receipt-pdf.ts'

async function pagesOf(payload: LedgerPayload): Promise<number> {
  const pdf = latin1(await renderReceiptPdf(await aReceipt(payload), fonts))
  return Number(/\/Type \/Pages\n\/Count (\d+)/.exec(pdf)?.[1])
}

describe('the PDF of a receipt', () => {
  test('its bytes are those of layout 2: whoever changes them adds a layout, or old PDFs would be called spoiled', async () => {
    const pdf = await renderReceiptPdf(await aReceipt(), fonts)
    expect(toBase64(sha256(pdf))).toBe('2MesahtDtBdALDsk79rVjLNuvpkbNVteC4qaT+4yElU=')
  })

  test('layout 1 is drawn as it was, and what was issued in it verifies', async () => {
    const { recordedBy, ...before } = ACKNOWLEDGED
    expect(recordedBy).toBeDefined()
    const pdf = await renderInLayout(await aReceipt(before), fonts, layoutOf({ layout: 1 }, undefined))
    expect(toBase64(sha256(pdf))).toBe('wssdaVfeQkYkbJKc6PZgtddLrBuYH9HnbupTkm9Nsrw=')
    const withRecorder = await renderInLayout(await aReceipt(), fonts, layoutOf({ layout: 1 }, undefined))
    for (const file of [pdf, withRecorder]) {
      expect(latin1(file)).toContain('Moothall receipt layout 1')
      expect(await verifyReceiptPdf(file, { keys: [KEY], fonts })).toMatchObject({ verdict: 'valid' })
    }
  })

  test('an acknowledgement as the service records it has the words of one, and says who recorded it', async () => {
    const { title, sections } = receiptContent(await aReceipt(), layoutIn(undefined))
    expect(title).toBe('Receipt: policy acknowledged')
    expect(sections[0]?.facts).toEqual(
      expect.arrayContaining([
        ['Recorded by', 'The same person, signed in'],
        ['Asked as', 'an officer'],
      ]),
    )
    const bySystem = await aReceipt({ ...ACKNOWLEDGED, recordedBy: 'system:jobs' })
    expect(receiptContent(bySystem, layoutIn(undefined)).sections[0]?.facts).toContainEqual([
      'Recorded by',
      'system:jobs',
    ])
  })

  test('two renderings have the same bytes', async () => {
    const receipt = await aReceipt()
    const first = await renderReceiptPdf(receipt, fonts)
    expect(await renderReceiptPdf(receipt, fonts)).toEqual(first)
  })

  test('the receipt inside is the file that the service gives out as JSON', async () => {
    const receipt = await aReceipt()
    expect(readReceiptFromPdf(await renderReceiptPdf(receipt, fonts))).toBe(serialiseReceipt(receipt))
  })

  test('it has a title, a language and structure for screen readers', async () => {
    const pdf = latin1(await renderReceiptPdf(await aReceipt(), fonts))
    expect(pdf).toContain('/DisplayDocTitle true')
    expect(pdf).toContain('/Lang (en-GB)')
    expect(pdf).toContain('/Marked true')
    for (const tag of ['Document', 'H1', 'H2', 'Table', 'TH', 'TD', 'P'])
      expect(pdf).toContain(`/S /${tag}\n`)
    expect(pdf).toContain('/Scope /Row')
  })

  test.each<[string, LedgerPayload]>([
    [
      'a declined policy',
      { ...ACKNOWLEDGED, kind: 'acknowledgement.declined', reasonCommitment: 'cd'.repeat(32) },
    ],
    ['an acknowledgement with a member that is new', { ...ACKNOWLEDGED, new: 1 }],
    [
      'another kind of entry',
      { kind: 'policies.published', at: 'yesterday', of: { a: [1, [], {}, null, ''] } },
    ],
    [
      'a name that looks like the PDF’s own parts',
      {
        ...ACKNOWLEDGED,
        person: {
          id: 'x',
          name: '<<\n/Type /EmbeddedFile\n/Length 3\n>>\nstream\n)\\(Moothall receipt layout 2)',
        },
      },
    ],
    ['a kind that every object has', { kind: 'constructor', at: '' }],
  ])('%s is drawn and verifies', async (_, payload) => {
    const pdf = await renderReceiptPdf(await aReceipt(payload), fonts)
    const verdict = await verifyReceiptPdf(pdf, { keys: [KEY], fonts })
    expect(verdict).toMatchObject({ verdict: 'valid', reason: 'signed' })
  })

  test('what does not fit on a page goes on over the next', async () => {
    const short = await pagesOf(ACKNOWLEDGED)
    const sentence = 'I understand this sentence and every other one. '
    expect(await pagesOf({ ...ACKNOWLEDGED, wording: sentence.repeat(400) })).toBeGreaterThan(short + 2)
    const long = { kind: 'a.kind', at: ACKNOWLEDGED.at, text: sentence.repeat(400), last: 'x'.repeat(9000) }
    expect(await pagesOf(long)).toBeGreaterThan(6)
  })

  test('other fonts are refused: the same receipt must always give the same bytes', () => {
    expect(() => openReceiptFonts({ regular: fonts.bold, bold: fonts.regular })).toThrow(/is not the font/)
  })
})
