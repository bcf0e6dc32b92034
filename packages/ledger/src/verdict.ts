/** The five answers of every verification in this package. */
export type Verdict = 'valid' | 'spoiled' | 'other-ledger' | 'rolled-back' | 'cannot-tell'

/** What a program that verifies ends with, so that scripts can tell the answers apart. */
export const VERDICT_CODES: Readonly<Record<Verdict, number>> = {
  valid: 0,
  spoiled: 10,
  'other-ledger': 11,
  'rolled-back': 12,
  'cannot-tell': 13,
}
