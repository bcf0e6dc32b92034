import type { ReceiptWords } from '../src/index.ts'
import { receiptWords } from '../src/index.ts'

/** CLDR's name for an invented language. */
export const INVENTED = 'en-XA'

/** An invented language's words: English between brackets that the receipt's font draws. */
export const invented = bracketed(receiptWords) as ReceiptWords

function bracketed(value: unknown): unknown {
  if (typeof value === 'string') return `[${value}]`
  if (Array.isArray(value)) return value.map(bracketed)
  return Object.fromEntries(Object.entries(value as object).map(([key, inner]) => [key, bracketed(inner)]))
}
