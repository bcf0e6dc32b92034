import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { openReceiptFonts, RECEIPT_FONT_FILES, type ReceiptFonts } from '@moothall/receipt-pdf'

const { resolve } = createRequire(import.meta.resolve('@moothall/receipt-pdf'))

/** Where the two font files are, wherever the receipt package's own dependencies were installed. */
export const receiptFontFiles: Readonly<Record<keyof ReceiptFonts, string>> = {
  regular: resolve(RECEIPT_FONT_FILES.regular),
  bold: resolve(RECEIPT_FONT_FILES.bold),
}

let opened: ReceiptFonts | undefined

/** The fonts that receipts are drawn with, read once. */
export function receiptFonts(): ReceiptFonts {
  opened ??= openReceiptFonts({
    regular: readFileSync(receiptFontFiles.regular),
    bold: readFileSync(receiptFontFiles.bold),
  })
  return opened
}
