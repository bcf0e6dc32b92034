import type { Receipt } from './receipt.ts'
import type { Sha256 } from './hashing.ts'
import type { VerifierKey, VerifySignature } from './keys.ts'
import type { Verdict } from './verdict.ts'

export interface ReceiptOptions {
  /** Keys that the verifier trusts already; never taken from the receipt. */
  readonly keys: readonly VerifierKey[]
  /** Text of a checkpoint file, or of a bare signed checkpoint, that was kept outside the ledger's machine. */
  readonly outsideCheckpoint?: string
  /** Proof from the receipt's tree to the outside checkpoint's, where the receipt itself holds none. */
  readonly consistencyProof?: readonly Uint8Array[]
  readonly sha256?: Sha256
  readonly verifySignature?: VerifySignature
}

export interface ReceiptVerdict {
  readonly verdict: Verdict
  readonly reason: ReceiptReason
  /** Plain English, one or two sentences. */
  readonly explanation: string
  /** The receipt, where the verdict is `valid` or only the outside checkpoint could not be used. */
  readonly receipt?: Receipt
}

/** Stable codes, for wording in other languages. */
export type ReceiptReason =
  // valid
  | 'signed'
  | 'signed-and-outside'
  // spoiled
  | 'not-text'
  | 'not-json'
  | 'not-a-receipt'
  | 'not-canonical'
  | 'wrong-checksum'
  | 'bad-checkpoint'
  | 'bad-signature'
  | 'not-included'
  // other-ledger
  | 'unknown-key'
  | 'other-ledger'
  // rolled-back
  | 'outside-differs'
  | 'not-consistent'
  // cannot-tell
  | 'outside-unusable'
  | 'outside-older'
  | 'no-consistency-proof'
