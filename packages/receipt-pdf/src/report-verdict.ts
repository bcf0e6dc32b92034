import { VERDICT_CODES, type Verdict } from '@moothall/ledger'
import { currentLayout } from './layout.ts'
import { receiptContent, receiptFacts, type Fact } from './receipt-content.ts'
import type { FileVerdict } from './verify-receipt-pdf.ts'
import { visibleText } from './visible-text.ts'

/** A verdict in words, the same on the command line and on the page. Every text is safe on a terminal. */
export interface VerdictReport {
  readonly verdict: Verdict
  readonly word: string
  /** What the command line ends with. */
  readonly code: number
  readonly explanation: string
  /** What the receipt says, where its own proof holds. */
  readonly receipt: { readonly title: string; readonly facts: readonly Fact[] } | undefined
}

/** Shows nothing of a receipt whose proof does not hold: nobody should read it and believe it. */
export function reportVerdict({ verdict, explanation, proven }: FileVerdict): VerdictReport {
  const { messages } = currentLayout
  return {
    verdict,
    word: messages.verdicts[verdict],
    code: VERDICT_CODES[verdict],
    explanation: visibleText(explanation),
    receipt: proven && {
      title: visibleText(receiptContent(proven.receipt, messages).title),
      facts: receiptFacts(proven.receipt, messages).map(([label, value]): Fact => [
        visibleText(label),
        visibleText(value),
      ]),
    },
  }
}
