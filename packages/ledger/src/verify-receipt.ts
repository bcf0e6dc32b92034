import { equalBytes, fromBase64, fromUtf8, toUtf8 } from './bytes.ts'
import { canonicalJson } from './canonical-json.ts'
import { createLocator, openCheckpointFile, type OutsideCheckpoint } from './checkpoint-file.ts'
import { openCheckpoint, parseCheckpoint, type Checkpoint } from './checkpoint.ts'
import { leafHashOf } from './entry.ts'
import type { Sha256 } from './hashing.ts'
import type { VerifierKey, VerifySignature } from './keys.ts'
import { parseNote } from './note.ts'
import { rootFromInclusion, verifyConsistency } from './proof.ts'
import { checksumOf, parseReceipt, serialiseReceipt, type Receipt } from './receipt.ts'
import { createNodeHasher } from './tree.ts'
import type { Verdict } from './verdict.ts'
import { said, say, type Said, type SaidKey } from './wording/said.ts'

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
  /** What the verdict rests on, in English, one to three sentences. */
  readonly explanation: string
  /** The same, for wording in other languages. */
  readonly said: Said
  /** The receipt and its checkpoint, where both hold: the verdict is then not `spoiled` and not `other-ledger`. */
  readonly proven?: { readonly receipt: Receipt; readonly checkpoint: Checkpoint }
}

/** Stable codes, for wording in other languages. The verdict that each belongs to is in `VERDICTS`. */
export type ReceiptReason = keyof typeof VERDICTS

const VERDICTS = {
  signed: 'valid',
  'signed-and-outside': 'valid',
  'not-text': 'spoiled',
  'not-json': 'spoiled',
  'not-a-receipt': 'spoiled',
  'not-canonical': 'spoiled',
  'wrong-checksum': 'spoiled',
  'bad-checkpoint': 'spoiled',
  'bad-signature': 'spoiled',
  'not-included': 'spoiled',
  'unknown-key': 'other-ledger',
  'other-ledger': 'other-ledger',
  'outside-differs': 'rolled-back',
  'not-consistent': 'rolled-back',
  'outside-unusable': 'cannot-tell',
  'outside-older': 'cannot-tell',
  'no-consistency-proof': 'cannot-tell',
} as const satisfies Record<string, Verdict>

/** Verifies the bytes or text of a receipt file. Any changed byte gives another verdict than `valid`. Never throws. */
export function verifyReceiptFile(file: Uint8Array | string, options: ReceiptOptions): ReceiptVerdict {
  const text = typeof file === 'string' ? file : fromUtf8(file)
  if (text === undefined) return judge('not-text')
  const json = parseJson(text)
  if (json === undefined) return judge('not-json')
  const parsed = parseReceipt(json.value)
  if (!parsed.ok) {
    return judge('not-a-receipt', { problem: parsed.problem })
  }
  if (serialiseReceipt(parsed.receipt) !== text) {
    return judge('not-canonical')
  }
  return verifyReceipt(parsed.receipt, options)
}

/**
 * Verifies a receipt that `parseReceipt` or `buildReceipt` gave: that its entry leads to the checkpoint's root, that
 * a trusted key signed the checkpoint and, with an outside checkpoint, that the ledger was not rewritten since.
 */
export function verifyReceipt(receipt: Receipt, options: ReceiptOptions): ReceiptVerdict {
  const { checksum, ...content } = receipt
  if (checksumOf(content) !== checksum) {
    return judge('wrong-checksum')
  }
  const note = parseNote(receipt.checkpoint)
  const claimed = 'problem' in note ? undefined : parseCheckpoint(note.text)
  if (claimed === undefined) {
    return judge('bad-checkpoint', { key: 'damaged-checkpoint' })
  }
  const leafHash = leafHashOf(toUtf8(canonicalJson(receipt.payload)), decode(receipt.salt), options.sha256)
  const path = receipt.inclusion.map(decode)
  const root = rootFromInclusion(leafHash, receipt.leafIndex, claimed.size, path, options.sha256)
  if (root === undefined || !equalBytes(root, claimed.root)) {
    return judge('not-included')
  }
  const opened = openCheckpoint(receipt.checkpoint, options.keys, options.verifySignature)
  if (!opened.ok) {
    const reason = opened.refusal === 'malformed' ? 'bad-checkpoint' : opened.refusal
    return judge(reason, { problem: opened.problem })
  }
  const proven = { receipt, checkpoint: opened.checkpoint }
  if (options.outsideCheckpoint === undefined) {
    return judge('signed', {}, proven)
  }
  const file = openCheckpointFile(options.outsideCheckpoint, options.keys, options)
  if (!file.ok) {
    return judge('outside-unusable', { problem: file.problem }, proven)
  }
  return compareOutside({ ...proven, leafHash, path }, file.outside, options)
}

interface ProvenReceipt {
  readonly receipt: Receipt
  readonly checkpoint: Checkpoint
  readonly leafHash: Uint8Array
  readonly path: readonly Uint8Array[]
}

function compareOutside(
  proven: ProvenReceipt,
  outside: OutsideCheckpoint,
  options: ReceiptOptions,
): ReceiptVerdict {
  const { receipt, checkpoint } = proven
  const later = outside.checkpoint
  if (later.size === checkpoint.size) {
    return equalBytes(later.root, checkpoint.root)
      ? confirmed(proven)
      : judge('outside-differs', { size: later.size }, proven)
  }
  const proof = findConsistencyProof(receipt, later.size) ?? options.consistencyProof
  if (later.size > checkpoint.size && proof !== undefined) {
    const { size: oldSize, root: oldRoot } = checkpoint
    const claim = { oldSize, oldRoot, newSize: later.size, newRoot: later.root, proof }
    if (!verifyConsistency(claim, options.sha256)) {
      return judge('not-consistent', {}, proven)
    }
    return confirmed(proven)
  }
  return compareBlocks(proven, outside, options)
}

/** Where the outside file holds the hash of a block around the entry, that block must be the one of the receipt's tree. */
function compareBlocks(
  proven: ProvenReceipt,
  outside: OutsideCheckpoint,
  options: ReceiptOptions,
): ReceiptVerdict {
  const { receipt, checkpoint, leafHash, path } = proven
  const node = createLocator(outside)(receipt.leafIndex)
  if (node !== undefined && (node.index + 1) * 2 ** node.level <= checkpoint.size) {
    const hashNode = createNodeHasher(options.sha256)
    let block = leafHash
    for (const [depth, sibling] of path.slice(0, node.level).entries()) {
      const isRight = Math.floor(receipt.leafIndex / 2 ** depth) % 2 === 1
      block = isRight ? hashNode(sibling, block) : hashNode(block, sibling)
    }
    return equalBytes(block, node.hash)
      ? confirmed(proven)
      : judge('outside-differs', { key: 'outside-differs-here' }, proven)
  }
  if (outside.checkpoint.size < checkpoint.size) {
    return judge('outside-older', { size: outside.checkpoint.size, receiptSize: checkpoint.size }, proven)
  }
  return judge('no-consistency-proof', {}, proven)
}

function confirmed({ receipt, checkpoint }: ProvenReceipt): ReceiptVerdict {
  return judge('signed-and-outside', {}, { receipt, checkpoint })
}

function findConsistencyProof(receipt: Receipt, size: number): readonly Uint8Array[] | undefined {
  return receipt.consistency.find((item) => item.size === size)?.proof.map(decode)
}

function judge(
  reason: ReceiptReason,
  /** What the explanation names; `key` where the message file tells the reason more closely. */
  { key, ...params }: { readonly key?: SaidKey } & Said['params'] = {},
  proven?: { receipt: Receipt; checkpoint: Checkpoint },
): ReceiptVerdict {
  const what = said(key ?? reason, params)
  const found = { verdict: VERDICTS[reason], reason, explanation: say(what), said: what }
  if (proven === undefined) return found
  return { ...found, proven: { receipt: proven.receipt, checkpoint: proven.checkpoint } }
}

function decode(base64: string): Uint8Array {
  const bytes = fromBase64(base64)
  if (bytes === undefined) throw new RangeError('a receipt must come from parseReceipt or buildReceipt')
  return bytes
}

function parseJson(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) as unknown }
  } catch {
    return undefined
  }
}
