export { fromBase64, fromUtf8, toBase64, toUtf8 } from './bytes.ts'
export { canonicalJson, NotCanonicalError, type JsonObject, type JsonValue } from './canonical-json.ts'
export { createLeafHasher, leafHashOf, sealEntry, type LedgerPayload, type SealedEntry } from './entry.ts'
export { HASH_BYTES, sha256, type Sha256 } from './hashing.ts'
export {
  createSigner,
  formatSignerKey,
  formatVerifierKey,
  KeyError,
  parseSignerKey,
  parseVerifierKey,
  parseVerifierKeys,
  verifierKey,
  verifyEd25519,
  type Signer,
  type VerifierKey,
  type VerifySignature,
} from './keys.ts'
export {
  consistencyNodes,
  consistencyProof,
  frontierFrom,
  frontierNodes,
  inclusionNodes,
  inclusionProof,
  MissingNodeError,
  verifyConsistency,
  verifyInclusion,
  type GetNode,
} from './proof.ts'
export {
  buildReceipt,
  parseReceipt,
  RECEIPT_FORMAT,
  serialiseReceipt,
  type ParsedReceipt,
  type Receipt,
  type ReceiptConsistency,
  type ReceiptParts,
} from './receipt.ts'
export {
  appendLeafHashes,
  EMPTY_FRONTIER,
  emptyRoot,
  rootOfLeafHashes,
  type Appended,
  type Frontier,
  type NodeRef,
  type TreeNode,
} from './tree.ts'
export { VERDICT_CODES, type Verdict } from './verdict.ts'
export {
  formatCheckpoint,
  openCheckpoint,
  parseCheckpoint,
  signCheckpoint,
  type Checkpoint,
  type CheckpointRefusal,
  type OpenedCheckpoint,
} from './checkpoint.ts'
export {
  CHECKPOINT_FILE_FORMAT,
  checkpointFileNodes,
  exportCheckpointFile,
  openCheckpointFile,
  type LocatingHashes,
  type OpenedCheckpointFile,
  type OutsideCheckpoint,
} from './checkpoint-file.ts'
export type { Finding, LedgerReason, LedgerReport } from './ledger-report.ts'
export {
  createLedgerVerifier,
  type LedgerVerifier,
  type LedgerVerifierOptions,
  type StoredEntry,
} from './verify-ledger.ts'
export {
  verifyReceipt,
  verifyReceiptFile,
  type ReceiptOptions,
  type ReceiptReason,
  type ReceiptVerdict,
} from './verify-receipt.ts'
export {
  fillIn,
  ledgerWording,
  said,
  say,
  type LedgerWording,
  type Said,
  type SaidKey,
} from './wording/said.ts'
