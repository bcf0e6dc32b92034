import { sha256 as nobleSha256 } from '@noble/hashes/sha2.js'

/**
 * SHA-256 of some bytes. It must have read its input before it returns, because callers reuse the buffer they pass.
 * It may write the 32 bytes into `into` and return that, where it is given, or ignore it and return new ones: writing
 * saves a tenth of the time over a million entries. Node's own is several times as fast as the default; the README
 * shows how to pass it.
 */
export type Sha256 = (bytes: Uint8Array, into?: Uint8Array) => Uint8Array

export const sha256: Sha256 = (bytes) => nobleSha256(bytes)

/** Length of every hash, salt and Merkle tree node, in bytes. */
export const HASH_BYTES = 32
