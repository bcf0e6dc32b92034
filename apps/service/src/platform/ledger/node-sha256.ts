import { createPublicKey, hash, verify } from 'node:crypto'
import { HASH_BYTES, type Sha256, type VerifySignature } from '@moothall/ledger'

/**
 * SHA-256 by OpenSSL, for the places where the pure one would be the bottleneck. Asking for text and reading its
 * characters costs a third of asking for a Buffer (measured: docs/performance.md).
 */
export const nodeSha256: Sha256 = (bytes, into = new Uint8Array(HASH_BYTES)) => {
  const text = hash('sha256', bytes, 'binary')
  for (let at = 0; at < HASH_BYTES; at++) into[at] = text.charCodeAt(at)
  return into
}

/** SubjectPublicKeyInfo for Ed25519 is this fixed prefix and the key (RFC 8410). */
const SPKI_PREFIX = Buffer.from('302a300506032b6570032100', 'hex')

/** Ed25519 by OpenSSL: a ledger of years has a great many checkpoints. */
export const nodeVerifySignature: VerifySignature = (publicKey, message, signature) => {
  const key = createPublicKey({
    key: Buffer.concat([SPKI_PREFIX, publicKey]),
    format: 'der',
    type: 'spki',
  })
  return verify(null, message, key, signature)
}
