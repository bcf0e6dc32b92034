import {
  fillIn,
  verifyReceiptFile,
  type ReceiptOptions,
  type ReceiptReason,
  type ReceiptVerdict,
  type Said,
} from '@moothall/ledger'
import type { ReceiptFonts } from './fonts.ts'
import { compareLook, layoutOf, readLook, type ReceiptLanguage } from './layout.ts'
import { receiptWords } from './messages/en.ts'
import type { ReceiptMessages } from './messages/messages.ts'
import { isPdf, latin1, readReceiptFromPdf } from './read-receipt-from-pdf.ts'
import { renderInLayout } from './render-receipt-pdf.ts'
import { PDF_VERDICTS, type PdfReason } from './verdict-reasons.ts'

export interface PdfOptions extends ReceiptOptions {
  /** From `openReceiptFonts`. */
  readonly fonts: ReceiptFonts
  /** The words of the languages beside English that PDFs may be in, by BCP 47 tag. */
  readonly languages?: ReadonlyMap<string, ReceiptMessages>
}

/** What is to be said of a PDF, in any language. */
export interface PdfSaid {
  readonly pdf: PdfReason
  readonly params: Readonly<Record<string, string>>
}

export interface FileVerdict extends Omit<ReceiptVerdict, 'reason' | 'said'> {
  readonly reason: ReceiptReason | PdfReason
  readonly said: Said | PdfSaid
}

/** Verifies a receipt file of either form, told apart by its first bytes. Never throws for what the file holds. */
export async function verifyReceiptDocument(file: Uint8Array, options: PdfOptions): Promise<FileVerdict> {
  return isPdf(file) ? await verifyReceiptPdf(file, options) : verifyReceiptFile(file, options)
}

/** The language beside English that a PDF says it is in: what `PdfOptions.languages` needs; `undefined` for English. */
export function languageOfPdf(file: Uint8Array): string | undefined {
  return isPdf(file) ? readLook(latin1(file))?.in?.language : undefined
}

/**
 * Verifies the receipt inside a PDF as if it were a file of its own, then draws the PDF again from it, in the language it
 * says it is in, and compares the two byte for byte. So a PDF is `valid` only where it is exactly what its receipt gives.
 */
export async function verifyReceiptPdf(file: Uint8Array, options: PdfOptions): Promise<FileVerdict> {
  const text = readReceiptFromPdf(file)
  if (text === undefined) return judge('no-receipt-inside')
  const inside = verifyReceiptFile(text, options)
  if (inside.proven === undefined) return inside
  const look = readLook(latin1(file))
  const language = languageNamed(look?.in?.language, options)
  const difference = compareLook(look, language)
  if (difference === 'same') {
    const drawn = await renderInLayout(inside.proven.receipt, options.fonts, layoutOf(look, language))
    return sameBytes(drawn, file) ? inside : judge('pdf-differs')
  }
  // A receipt that no longer fits its ledger is the graver finding where the look cannot be told.
  if (inside.verdict === 'rolled-back') return inside
  return { ...judge(difference, { language: look?.in?.language ?? '' }), proven: inside.proven }
}

function languageNamed(language: string | undefined, { languages }: PdfOptions): ReceiptLanguage | undefined {
  const words = language === undefined ? undefined : languages?.get(language)
  return language === undefined || words === undefined ? undefined : { language, words }
}

function judge(reason: PdfReason, params: PdfSaid['params'] = {}): FileVerdict {
  const explanation = fillIn(receiptWords.answers.pdf[reason], params)
  return { verdict: PDF_VERDICTS[reason], reason, explanation, said: { pdf: reason, params } }
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, at) => byte === b[at])
}
