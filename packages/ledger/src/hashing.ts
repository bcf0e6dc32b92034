import { sha256 as nobleSha256 } from '@noble/hashes/sha2.js'

/**
 * SHA-256 of some bytes, as 32 new bytes. It must have read its input before it returns: callers reuse the buffer
 * they pass. Node's own is about six times as fast as the default; see the README for how to pass it.
 */
export type Sha256 = (bytes: Uint8Array) => Uint8Array

export const sha256: Sha256 = (bytes) => nobleSha256(bytes)

/** Length of every hash, salt and Merkle tree node, in bytes. */
export const HASH_BYTES = 32
