import type { Verdict } from '@moothall/ledger'
import type { TimeParts } from '../plain-date.ts'
import type { PdfReason } from '../verdict-reasons.ts'

/** Everything that a person reads in a receipt's PDF and beside its verification, in one language. */
export interface ReceiptMessages {
  /** BCP 47, for screen readers. */
  readonly language: string
  readonly time: (parts: TimeParts) => string
  readonly page: (page: number, pages: number) => string
  readonly attachment: string
  readonly title: {
    readonly acknowledged: string
    readonly declined: string
    readonly other: (kind: string) => string
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
    readonly kind: string
    readonly ledger: string
    readonly entry: string
    readonly size: string
    readonly signedAt: string
    readonly root: string
    readonly checksum: string
  }
  readonly versionOf: (slug: string, version: number) => string
  readonly notRead: string
  readonly notPassed: string
  readonly noQuestions: string
  readonly reasonKept: string
  readonly noReason: string
  readonly noTime: string
  readonly entryOf: (index: number) => string
  readonly sizeOf: (size: number) => string
  readonly unreadableCheckpoint: string
  readonly check: readonly string[]
  readonly proves: readonly string[]
  readonly provesNot: readonly string[]
  readonly pdf: Readonly<Record<PdfReason, string>>
  readonly verdicts: Readonly<Record<Verdict, string>>
}
