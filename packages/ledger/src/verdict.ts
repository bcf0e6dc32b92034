/** The five answers of every verification in this package. */
export type Verdict = 'valid' | 'spoiled' | 'other-ledger' | 'rolled-back' | 'cannot-tell'
