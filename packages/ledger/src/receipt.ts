import { fromBase64, toBase64, toUtf8 } from './bytes.ts'
import { canonicalJson, NotCanonicalError, type JsonValue } from './canonical-json.ts'
import type { LedgerPayload } from './entry.ts'
import { HASH_BYTES, sha256 } from './hashing.ts'
import { toHex } from './keys.ts'
import { MAX_SIZE } from './tree.ts'
import { said, say, type Said } from './wording/said.ts'

export const RECEIPT_FORMAT = 'moothall-receipt-v1'

/**
 * A receipt file's content, moothall-receipt-v1: an entry, and the proof that a signed checkpoint covers it.
 * It holds no key: whoever verifies it must have the ledger's key from elsewhere.
 */
export interface Receipt {
  readonly format: typeof RECEIPT_FORMAT
  readonly payload: LedgerPayload
  /** 32 bytes, base64. */
  readonly salt: string
  readonly leafIndex: number
  /** Audit path to the checkpoint's root, nearest sibling first; each 32 bytes, base64. */
  readonly inclusion: readonly string[]
  /** A signed checkpoint (C2SP tlog-checkpoint), which gives tree size and root. */
  readonly checkpoint: string
  /** Proofs that later trees begin with this receipt's, for comparing with an outside checkpoint of that size. */
  readonly consistency: readonly ReceiptConsistency[]
  /** SHA-256 of the canonical JSON of all members above, hexadecimal: tells damage from another ledger's receipt. */
  readonly checksum: string
}

export interface ReceiptConsistency {
  /** Size of the later tree. */
  readonly size: number
  /** Consistency proof from the receipt's tree to it; each 32 bytes, base64. */
  readonly proof: readonly string[]
}

export interface ReceiptParts {
  readonly payload: LedgerPayload
  readonly salt: Uint8Array
  readonly leafIndex: number
  readonly inclusion: readonly Uint8Array[]
  /** Text of the signed checkpoint that covers the entry. */
  readonly checkpoint: string
  readonly consistency?: readonly { size: number; proof: readonly Uint8Array[] }[]
}

/** A receipt from its parts. It does not check the proof: `verifyReceipt` does. @throws NotCanonicalError */
export function buildReceipt(parts: ReceiptParts): Receipt {
  const content = {
    format: RECEIPT_FORMAT,
    payload: parts.payload,
    salt: toBase64(parts.salt),
    leafIndex: parts.leafIndex,
    inclusion: parts.inclusion.map(toBase64),
    checkpoint: parts.checkpoint,
    consistency: (parts.consistency ?? []).map(({ size, proof }) => ({ size, proof: proof.map(toBase64) })),
  } as const
  return { ...content, checksum: checksumOf(content) }
}

/**
 * The one spelling of a receipt file: members in the order of the format, the payload's sorted as in canonical JSON,
 * two spaces of indentation, a line break at the end. Verification refuses any other.
 */
export function serialiseReceipt(receipt: Receipt): string {
  const { format, payload, salt, leafIndex, inclusion, checkpoint, consistency, checksum } = receipt
  const sorted: unknown = JSON.parse(canonicalJson(payload))
  const later = consistency.map(({ size, proof }) => ({ size, proof }))
  const ordered = {
    format,
    payload: sorted,
    salt,
    leafIndex,
    inclusion,
    checkpoint,
    consistency: later,
    checksum,
  }
  return `${JSON.stringify(ordered, null, 2)}\n`
}

export type ParsedReceipt =
  { readonly ok: true; readonly receipt: Receipt } | { readonly ok: false; readonly problem: Said }

/** Whether a JSON value has the shape of a receipt, exactly; `problem` says what is wrong where. Checks no proof. */
export function parseReceipt(value: unknown): ParsedReceipt {
  try {
    return { ok: true, receipt: readReceipt(value) }
  } catch (error) {
    if (error instanceof ShapeError) return { ok: false, problem: error.said }
    if (error instanceof NotCanonicalError) {
      return { ok: false, problem: said('receipt.not-canonical', { path: error.path }) }
    }
    throw error
  }
}

/** The checksum that a receipt's other members must carry. */
export function checksumOf(content: Omit<Receipt, 'checksum'>): string {
  const { format, payload, salt, leafIndex, inclusion, checkpoint, consistency } = content
  const members = { format, payload, salt, leafIndex, inclusion, checkpoint, consistency }
  return toHex(sha256(toUtf8(canonicalJson(members))))
}

class ShapeError extends Error {
  readonly said: Said

  constructor(what: Said) {
    super(say(what))
    this.said = what
  }
}

const MEMBERS = 'format payload salt leafIndex inclusion checkpoint consistency checksum'.split(' ')

function readReceipt(value: unknown): Receipt {
  const members = readObject(value, 'receipt', MEMBERS)
  if (members['format'] !== RECEIPT_FORMAT)
    throw new ShapeError(said('receipt.wrong-format', { format: RECEIPT_FORMAT }))
  const consistency = readList(members['consistency'], 'consistency').map((item, at) => {
    const { size, proof } = readObject(item, `consistency[${at}]`, ['size', 'proof'])
    return {
      size: readCount(size, `consistency[${at}].size`),
      proof: readHashes(proof, `consistency[${at}].proof`),
    }
  })
  return {
    format: RECEIPT_FORMAT,
    payload: readPayload(members['payload']),
    salt: readHash(members['salt'], 'salt'),
    leafIndex: readCount(members['leafIndex'], 'leafIndex'),
    inclusion: readHashes(members['inclusion'], 'inclusion'),
    checkpoint: readString(members['checkpoint'], 'checkpoint'),
    consistency,
    checksum: readChecksum(members['checksum']),
  }
}

function readPayload(value: unknown): LedgerPayload {
  if (!isRecord(value)) throw new ShapeError(said('receipt.not-an-object', { what: 'payload' }))
  const { kind, at } = value
  // Refuses what has no canonical JSON, so the cast below holds.
  canonicalJson(value)
  return {
    ...(value as Record<string, JsonValue>),
    kind: readString(kind, 'payload.kind'),
    at: readString(at, 'payload.at'),
  }
}

function readObject(value: unknown, what: string, names: readonly string[]): Record<string, unknown> {
  if (!isRecord(value)) throw new ShapeError(said('receipt.not-an-object', { what }))
  const missing = names.find((name) => !Object.hasOwn(value, name))
  if (missing !== undefined) throw new ShapeError(said('receipt.member-missing', { what, name: missing }))
  const extra = Object.keys(value).find((name) => !names.includes(name))
  if (extra !== undefined) throw new ShapeError(said('receipt.member-extra', { what, name: extra }))
  return value
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function readList(value: unknown, what: string): readonly unknown[] {
  if (!Array.isArray(value)) throw new ShapeError(said('receipt.not-a-list', { what }))
  return value
}

function readString(value: unknown, what: string): string {
  if (typeof value !== 'string') throw new ShapeError(said('receipt.not-text', { what }))
  return value
}

function readCount(value: unknown, what: string): number {
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0 || value > MAX_SIZE) {
    throw new ShapeError(said('receipt.not-a-count', { what }))
  }
  return value
}

function readHashes(value: unknown, what: string): string[] {
  return readList(value, what).map((item, at) => readHash(item, `${what}[${at}]`))
}

function readHash(value: unknown, what: string): string {
  const text = readString(value, what)
  if (fromBase64(text)?.length !== HASH_BYTES)
    throw new ShapeError(said('receipt.not-a-hash', { what, bytes: HASH_BYTES }))
  return text
}

function readChecksum(value: unknown): string {
  const text = readString(value, 'checksum')
  if (!/^[0-9a-f]{64}$/.test(text)) throw new ShapeError(said('receipt.not-a-checksum', { what: 'checksum' }))
  return text
}
