import type { Verdict } from '@moothall/ledger'
import type { PdfReason } from '../verdict-reasons.ts'

/**
 * What a receipt and its verification say in one language: texts alone, which name parameters in braces. Functions could
 * say another thing elsewhere, and a verifier that draws a receipt again has to say exactly the same.
 */
export interface ReceiptWords {
  readonly document: ReceiptMessages
  readonly answers: AnswerMessages
}

/** Everything that a person reads in a receipt's PDF. */
export interface ReceiptMessages {
  /** By number, 1 to 12. */
  readonly months: Readonly<Record<string, string>>
  readonly time: string
  readonly page: string
  readonly attachment: string
  readonly title: {
    readonly acknowledged: string
    readonly declined: string
    readonly other: string
  }
  readonly headings: {
    readonly recorded: string
    readonly wording: string
    readonly proof: string
    readonly check: string
    readonly proves: string
    readonly provesNot: string
  }
  readonly labels: {
    readonly name: string
    readonly personId: string
    readonly policy: string
    readonly version: string
    readonly contentHash: string
    readonly categories: string
    readonly read: string
    readonly passed: string
    readonly acknowledged: string
    readonly declined: string
    readonly reason: string
    readonly recordedAt: string
    readonly recordedBy: string
    readonly kind: string
    readonly ledger: string
    readonly entry: string
    readonly size: string
    readonly signedAt: string
    readonly root: string
    readonly checksum: string
  }
  readonly versionOf: string
  readonly notRead: string
  readonly notPassed: string
  readonly noQuestions: string
  readonly reasonKept: string
  readonly noReason: string
  /** Who recorded it, where that is the person whose receipt it is; others stand as the ledger names them. */
  readonly bySelf: string
  readonly noTime: string
  readonly entryOf: string
  readonly sizeOf: { readonly one: string; readonly more: string }
  /** Whom a policy asks, by the key that the ledger holds. */
  readonly categories: Readonly<Record<string, string>>
  readonly unreadableCheckpoint: string
  readonly check: readonly string[]
  readonly proves: readonly string[]
  readonly provesNot: readonly string[]
}

/** What verification answers, beside what the ledger package words. */
export interface AnswerMessages {
  readonly verdicts: Readonly<Record<Verdict, string>>
  readonly pdf: Readonly<Record<PdfReason, string>>
}
