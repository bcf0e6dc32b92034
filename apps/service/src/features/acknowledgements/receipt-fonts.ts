import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { openReceiptFonts, RECEIPT_FONT_FILES, type ReceiptFonts } from '@moothall/receipt-pdf'

let opened: ReceiptFonts | undefined

/** The fonts that receipts are drawn with, read once. They are the receipt package's own, wherever it is installed. */
export function receiptFonts(): ReceiptFonts {
  if (opened) return opened
  const { resolve } = createRequire(import.meta.resolve('@moothall/receipt-pdf'))
  opened = openReceiptFonts({
    regular: readFileSync(resolve(RECEIPT_FONT_FILES.regular)),
    bold: readFileSync(resolve(RECEIPT_FONT_FILES.bold)),
  })
  return opened
}
