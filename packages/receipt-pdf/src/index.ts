export { openReceiptFonts, RECEIPT_FONT_FILES, ReceiptFontError, type ReceiptFonts } from './fonts.ts'
export { renderReceiptPdf } from './render-receipt-pdf.ts'
export { isPdf, readReceiptFromPdf } from './read-receipt-from-pdf.ts'
export {
  languageOfPdf,
  verifyReceiptDocument,
  verifyReceiptPdf,
  type FileVerdict,
  type PdfOptions,
} from './verify-receipt-pdf.ts'
export type { PdfReason } from './verdict-reasons.ts'
export { visibleText } from './visible-text.ts'
export { reportVerdict, type AnswerWording, type VerdictReport } from './report-verdict.ts'
export type { Fact } from './receipt-content.ts'
export type { ReceiptLanguage } from './layout.ts'
export { receiptWords } from './messages/en.ts'
export type { ReceiptMessages, ReceiptWords } from './messages/messages.ts'
