import type { LedgerWording } from '@moothall/ledger'
import type { ReceiptMessages, ReceiptWords } from '@moothall/receipt-pdf'
import type { VerifyPageMessages } from './messages.ts'

/** The id of the element that holds the page's words, as JSON. */
export const WORDS_ID = 'words'

/** What the page's script says, and the words of receipts in other languages, which it needs to draw them again. */
export interface PageWords {
  readonly page: VerifyPageMessages
  readonly ledger: LedgerWording
  readonly receipt: ReceiptWords
  /** By BCP 47 tag; English is in the script. */
  readonly languages: Readonly<Record<string, ReceiptMessages>>
}
