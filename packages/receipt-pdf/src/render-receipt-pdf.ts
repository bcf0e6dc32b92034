import { parseCheckpoint, serialiseReceipt, toUtf8, type Receipt } from '@moothall/ledger'
import { PDFDocument } from 'pdfkit'
import { toBytes } from 'pdfkit/output'
import { drawReceipt, MARGINS } from './draw-receipt.ts'
import type { ReceiptFonts } from './fonts.ts'
import { layoutIn, layoutInfo, type Layout, type ReceiptLanguage } from './layout.ts'
import { readTime } from './plain-date.ts'
import { receiptContent } from './receipt-content.ts'
import { visibleText } from './visible-text.ts'

/** The name of the receipt inside the PDF. */
export const ATTACHED_NAME = 'receipt.json'

/**
 * The PDF of a receipt: A4, tagged, with the receipt's JSON attached. The same receipt gives the same bytes, in Node
 * and in a browser, today and in ten years: it holds no time but the receipt's own, and nothing random.
 * @param fonts from `openReceiptFonts`
 * @param language left out: English
 */
export async function renderReceiptPdf(
  receipt: Receipt,
  fonts: ReceiptFonts,
  language?: ReceiptLanguage,
): Promise<Uint8Array> {
  return await renderInLayout(receipt, fonts, layoutIn(language))
}

/** The PDF of a receipt in a layout, which may be an old one. */
export async function renderInLayout(
  receipt: Receipt,
  fonts: ReceiptFonts,
  layout: Layout,
): Promise<Uint8Array> {
  const { messages } = layout
  const content = receiptContent(receipt, layout)
  const date = timeOfReceipt(receipt)
  const doc = new PDFDocument({
    size: 'A4',
    margins: MARGINS,
    pdfVersion: '1.7',
    // Deflate differs between Node and browsers. Without it the receipt can also be found by whoever opens the file.
    compress: false,
    tagged: true,
    lang: layout.language,
    displayTitle: true,
    bufferPages: true,
    font: fonts.regular,
    info: { Title: visibleText(content.title), ...layoutInfo(layout), CreationDate: date },
  })
  const bytes = toBytes(doc)
  doc.registerFont('regular', fonts.regular)
  doc.registerFont('bold', fonts.bold)
  drawReceipt(doc, content, messages)
  doc.file(toUtf8(serialiseReceipt(receipt)), {
    name: ATTACHED_NAME,
    type: 'application/json',
    description: messages.attachment,
    relationship: 'Source',
    creationDate: date,
    modifiedDate: date,
  })
  doc.end()
  return await bytes
}

/** The time the checkpoint says, or the entry's, or none: a receipt whose times are damaged still has a PDF. */
function timeOfReceipt({ checkpoint, payload }: Receipt): Date {
  const signed = parseCheckpoint(checkpoint.slice(0, checkpoint.lastIndexOf('\n\n') + 1))?.time
  const time = (signed === undefined ? undefined : readTime(signed)) ?? readTime(payload.at)
  return time?.date ?? new Date(0)
}
