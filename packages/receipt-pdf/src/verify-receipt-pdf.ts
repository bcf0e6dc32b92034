import {
  verifyReceiptFile,
  type ReceiptOptions,
  type ReceiptReason,
  type ReceiptVerdict,
} from '@moothall/ledger'
import type { ReceiptFonts } from './fonts.ts'
import { currentLayout, readLayoutNumber } from './layout.ts'
import { isPdf, latin1, readReceiptFromPdf } from './read-receipt-from-pdf.ts'
import { renderReceiptPdf } from './render-receipt-pdf.ts'
import { PDF_VERDICTS, type PdfReason } from './verdict-reasons.ts'

export interface PdfOptions extends ReceiptOptions {
  /** From `openReceiptFonts`. */
  readonly fonts: ReceiptFonts
}

export interface FileVerdict extends Omit<ReceiptVerdict, 'reason' | 'said'> {
  readonly reason: ReceiptReason | PdfReason
}

/** Verifies a receipt file of either form, told apart by its first bytes. Never throws for what the file holds. */
export async function verifyReceiptDocument(file: Uint8Array, options: PdfOptions): Promise<FileVerdict> {
  return isPdf(file) ? await verifyReceiptPdf(file, options) : verifyReceiptFile(file, options)
}

/**
 * Verifies the receipt inside a PDF as if it were a file of its own, then draws the PDF again from it and compares the
 * two byte for byte. So a PDF is `valid` only where it is exactly what its receipt gives.
 */
export async function verifyReceiptPdf(file: Uint8Array, options: PdfOptions): Promise<FileVerdict> {
  const text = readReceiptFromPdf(file)
  if (text === undefined) return judge('no-receipt-inside')
  const inside = verifyReceiptFile(text, options)
  if (inside.proven === undefined) return inside
  const drawn = await renderReceiptPdf(inside.proven.receipt, options.fonts)
  if (sameBytes(drawn, file)) return inside
  const layout = readLayoutNumber(latin1(file))
  const other = layout !== undefined && layout !== currentLayout.number
  // A receipt that no longer fits its ledger is the graver finding where the look cannot be told.
  if (other && inside.verdict === 'rolled-back') return inside
  return other ? { ...judge('other-layout'), proven: inside.proven } : judge('pdf-differs')
}

function judge(reason: PdfReason): FileVerdict {
  return { verdict: PDF_VERDICTS[reason], reason, explanation: currentLayout.messages.pdf[reason] }
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, at) => byte === b[at])
}
