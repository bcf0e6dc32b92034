import type { Verdict } from '@moothall/ledger'

/** What a script that calls `moothall verify` or `moothall ledger verify` can tell apart. */
export const exitCodes: Readonly<Record<Verdict, number>> = {
  valid: 0,
  spoiled: 10,
  'other-ledger': 11,
  'rolled-back': 12,
  'cannot-tell': 13,
}
