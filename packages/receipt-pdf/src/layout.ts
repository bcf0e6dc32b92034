import { en } from './messages/en.ts'
import type { ReceiptMessages } from './messages/messages.ts'

/**
 * The number of what a PDF looks like, written into it. Whatever changes a byte of the drawing (wording, fonts, pdfkit)
 * makes a new number, or PDFs issued before would be called spoiled; a test pins the bytes.
 */
const LAYOUT = 1

export interface Layout {
  readonly number: number
  readonly messages: ReceiptMessages
}

export const currentLayout: Layout = { number: LAYOUT, messages: en }

/** Info entries by which `readLayoutNumber` knows a layout. Twice, so that one changed byte is damage, not a layout. */
export function layoutInfo({ number }: Layout): { Producer: string; Creator: string } {
  return { Producer: `Moothall receipt layout ${number}`, Creator: `Moothall receipt layout ${number}` }
}

/** The layout that a PDF says it has; `undefined` where it does not, or says two things. */
export function readLayoutNumber(pdf: string): number | undefined {
  const found = [...pdf.matchAll(/^\(Moothall receipt layout (\d{1,6})\)$/gm)].map(([, number]) =>
    Number(number),
  )
  const [first, second] = found
  return found.length === 2 && first === second ? first : undefined
}
