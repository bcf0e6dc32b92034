import { concat, toUtf8 } from './bytes.ts'
import { canonicalJson, type JsonObject } from './canonical-json.ts'
import { HASH_BYTES, sha256 as defaultSha256, type Sha256 } from './hashing.ts'

/**
 * What an entry says: who, whom, when, what. Everything about people is in here and nowhere else in the ledger,
 * so that erasing payload and salt erases it all. `at` is an RFC 3339 time in UTC.
 */
export type LedgerPayload = JsonObject & { readonly kind: string; readonly at: string }

/** An entry ready to be stored: its payload's canonical bytes, its salt, and the leaf hash that commits to both. */
export interface SealedEntry {
  readonly payloadBytes: Uint8Array
  readonly salt: Uint8Array
  readonly leafHash: Uint8Array
}

const TAG = toUtf8('moothall-entry-v1\n')
const LEAF_PREFIX = concat(Uint8Array.of(0), TAG)
const SALT_AT = LEAF_PREFIX.length
const PAYLOAD_AT = SALT_AT + HASH_BYTES

/**
 * The canonical bytes of a payload and its leaf hash. The caller stores the bytes, never a re-serialised object.
 *
 * @param salt 32 random bytes, fresh for each entry: without them a payload could be guessed from its leaf hash
 * @throws NotCanonicalError where the payload has no canonical JSON; RangeError for a salt of another length
 */
export function sealEntry(payload: LedgerPayload, salt: Uint8Array, sha256?: Sha256): SealedEntry {
  const payloadBytes = toUtf8(canonicalJson(payload))
  return { payloadBytes, salt, leafHash: leafHashOf(payloadBytes, salt, sha256) }
}

/** RFC 6962 leaf hash: SHA-256(0x00 ‖ "moothall-entry-v1\n" ‖ salt ‖ canonical payload). */
export function leafHashOf(payloadBytes: Uint8Array, salt: Uint8Array, sha256?: Sha256): Uint8Array {
  return createLeafHasher(sha256)(payloadBytes, salt)
}

/** `leafHashOf` with one buffer for all calls: for a million entries in a row. `into` as for `Sha256`. */
export function createLeafHasher(
  sha256: Sha256 = defaultSha256,
): (payloadBytes: Uint8Array, salt: Uint8Array, into?: Uint8Array) => Uint8Array {
  let buffer = startOfLeaf(0)
  // Views of the buffer by length: payloads of a ledger have few lengths, and a view costs a tenth of the hash.
  let views: Uint8Array[] = []
  return (payloadBytes, salt, into) => {
    if (salt.length !== HASH_BYTES) {
      throw new RangeError(`a salt has ${HASH_BYTES} bytes, this one has ${salt.length}`)
    }
    const length = PAYLOAD_AT + payloadBytes.length
    if (length > buffer.length) {
      buffer = startOfLeaf(length * 2)
      views = []
    }
    buffer.set(salt, SALT_AT)
    buffer.set(payloadBytes, PAYLOAD_AT)
    return sha256((views[length] ??= buffer.subarray(0, length)), into)
  }
}

function startOfLeaf(size: number): Uint8Array {
  const buffer = new Uint8Array(Math.max(size, 1024))
  buffer.set(LEAF_PREFIX)
  return buffer
}
