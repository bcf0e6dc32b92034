import { fillIn, say, VERDICT_CODES, type LedgerWording, type Verdict } from '@moothall/ledger'
import { layoutIn } from './layout.ts'
import { receiptWords } from './messages/en.ts'
import type { ReceiptWords } from './messages/messages.ts'
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

/** One language's words for what verification finds. */
export interface AnswerWording {
  readonly ledger: LedgerWording
  readonly receipt: ReceiptWords
}

const inEnglish: AnswerWording = { ledger: {}, receipt: receiptWords }

/** Shows nothing of a receipt whose proof does not hold: nobody should read it and believe it. */
export function reportVerdict(
  { verdict, said, proven }: FileVerdict,
  { ledger, receipt: { document, answers } }: AnswerWording = inEnglish,
): VerdictReport {
  const layout = { ...layoutIn(undefined), messages: document }
  const explanation = 'pdf' in said ? fillIn(answers.pdf[said.pdf], said.params) : say(said, ledger)
  return {
    verdict,
    word: answers.verdicts[verdict],
    code: VERDICT_CODES[verdict],
    explanation: visibleText(explanation),
    receipt: proven && {
      title: visibleText(receiptContent(proven.receipt, layout).title),
      facts: receiptFacts(proven.receipt, layout).map(([label, value]): Fact => [
        visibleText(label),
        visibleText(value),
      ]),
    },
  }
}
