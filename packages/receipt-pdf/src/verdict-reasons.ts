/** What only a PDF can have wrong with it; the reasons that its receipt gives come from the ledger package. */
export type PdfReason = keyof typeof PDF_VERDICTS

export const PDF_VERDICTS = {
  'no-receipt-inside': 'spoiled',
  'pdf-differs': 'spoiled',
  'other-layout': 'cannot-tell',
  'other-language': 'cannot-tell',
  'other-words': 'cannot-tell',
} as const
