import type { Receipt } from '@moothall/ledger'
import type { Transaction } from '../database/database.ts'

/** What became of a request for a receipt. `not-found` also where row-level security hides the entry. */
export type ReceiptResult =
  | { readonly outcome: 'sealed'; readonly receipt: Receipt }
  | { readonly outcome: 'sealing' }
  | { readonly outcome: 'not-found' }

/** The ledger, as features use it beside `appendEntry`. */
export interface LedgerService {
  /** The receipt of an entry, proved against the first checkpoint that covers it: the same bytes at every request. */
  receiptOf(tx: Transaction, entryId: string): Promise<ReceiptResult>
  /** Public keys to hand out, as C2SP verifier keys, the current one first. */
  readonly verifierKeys: readonly string[]
  /** The ledger's name, as checkpoints carry it on their first line. */
  readonly origin: string
}
