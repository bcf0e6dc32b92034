import { ed25519 } from '@noble/curves/ed25519.js'
import { concat, fromBase64, toBase64, toUtf8 } from './bytes.ts'
import { sha256 } from './hashing.ts'
import { said, say, type Said } from './wording/said.ts'

/** The public half of a ledger's key, from its C2SP `vkey` text `name+hash+base64(0x01 ‖ public key)`. */
export interface VerifierKey {
  /** The ledger's name (its checkpoints' origin), such as `example.gov.uk/moothall`. */
  readonly name: string
  /** First 4 bytes of SHA-256(name ‖ 0x0A ‖ 0x01 ‖ public key), as 8 hexadecimal digits. */
  readonly keyHash: string
  /** 32 bytes, Ed25519. */
  readonly publicKey: Uint8Array
}

/** What signs checkpoints. The private key may stay elsewhere: in `node:crypto`, a file or a hardware module. */
export interface Signer {
  readonly name: string
  readonly keyHash: string
  /** The 64-byte Ed25519 signature of a message. */
  sign(message: Uint8Array): Uint8Array | Promise<Uint8Array>
}

/** Whether an Ed25519 signature is right. Replaceable, because `node:crypto` is faster than the default. */
export type VerifySignature = (publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array) => boolean

const ED25519 = 1
const KEY_BYTES = 32
const PRIVATE_PREFIX = 'PRIVATE+KEY+'

/** Refused key text; `said` says what is wrong with it, `message` in English. Neither repeats the text: it may be a private key. */
export class KeyError extends Error {
  readonly code = 'ledger.bad-key'
  readonly said: Said

  constructor(what: Said) {
    super(say(what))
    this.name = 'KeyError'
    this.said = what
  }
}

export const verifyEd25519: VerifySignature = (publicKey, message, signature) => {
  try {
    return ed25519.verify(signature, message, publicKey, { zip215: false })
  } catch {
    // noble throws for a point that is not on the curve and for a wrong length: such a signature is not right.
    return false
  }
}

/** Name and public key as a verifier key. @throws KeyError for a name that cannot stand in a signature line */
export function verifierKey(name: string, publicKey: Uint8Array): VerifierKey {
  assertKeyName(name)
  if (publicKey.length !== KEY_BYTES) throw new KeyError(said('key.not-32-bytes', { bytes: KEY_BYTES }))
  return { name, keyHash: keyHashOf(name, publicKey), publicKey }
}

/** @throws KeyError with what is wrong */
export function parseVerifierKey(text: string): VerifierKey {
  const trimmed = text.trim()
  if (trimmed.startsWith(PRIVATE_PREFIX)) {
    throw new KeyError(said('key.private'))
  }
  const { name, keyHash, key } = splitKey(trimmed)
  const parsed = verifierKey(name, key)
  if (parsed.keyHash !== keyHash) throw new KeyError(said('key.wrong-hash'))
  return parsed
}

/** The lines of a key file, one key each; blank lines and lines that begin with # are skipped. */
export function parseVerifierKeys(text: string): VerifierKey[] {
  const lines = text.split(/\r?\n/).map((line) => line.trim())
  const keys = lines.filter((line) => line !== '' && !line.startsWith('#')).map(parseVerifierKey)
  if (keys.length === 0) throw new KeyError(said('key.none-here'))
  return keys
}

export function formatVerifierKey({ name, keyHash, publicKey }: VerifierKey): string {
  return `${name}+${keyHash}+${encodeKey(publicKey)}`
}

/** The C2SP private key text `PRIVATE+KEY+name+hash+base64(0x01 ‖ seed)`. @param seed 32 random bytes */
export function formatSignerKey(name: string, seed: Uint8Array): string {
  const { keyHash } = verifierKey(name, ed25519.getPublicKey(seed))
  return `${PRIVATE_PREFIX}${name}+${keyHash}+${encodeKey(seed)}`
}

/** Name, hash and 32-byte seed of a private key text. @throws KeyError */
export function parseSignerKey(text: string): { verifier: VerifierKey; seed: Uint8Array } {
  const trimmed = text.trim()
  if (!trimmed.startsWith(PRIVATE_PREFIX))
    throw new KeyError(said('key.not-private', { prefix: PRIVATE_PREFIX }))
  const { name, keyHash, key } = splitKey(trimmed.slice(PRIVATE_PREFIX.length))
  const verifier = verifierKey(name, ed25519.getPublicKey(key))
  if (verifier.keyHash !== keyHash) throw new KeyError(said('key.wrong-hash'))
  return { verifier, seed: key }
}

/** A signer that holds its 32-byte seed in memory and runs anywhere. */
export function createSigner(name: string, seed: Uint8Array): Signer {
  const { keyHash } = verifierKey(name, ed25519.getPublicKey(seed))
  return { name, keyHash, sign: (message) => ed25519.sign(message, seed) }
}

/** Refuses a name that could not be told apart in a signature line: empty, with white space or with a plus. */
export function assertKeyName(name: string): void {
  if (!isKeyName(name)) {
    throw new KeyError(said('key.bad-name'))
  }
}

export function isKeyName(name: string): boolean {
  return name !== '' && name.isWellFormed() && !/[\s+\p{Cc}]/u.test(name)
}

function keyHashOf(name: string, publicKey: Uint8Array): string {
  const hash = sha256(concat(toUtf8(`${name}\n`), Uint8Array.of(ED25519), publicKey))
  return toHex(hash.subarray(0, 4))
}

function encodeKey(key: Uint8Array): string {
  return toBase64(concat(Uint8Array.of(ED25519), key))
}

function splitKey(text: string): { name: string; keyHash: string; key: Uint8Array } {
  // Base64 may hold a plus, so only the first two plus signs divide.
  const [, name, keyHash, encoded] = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/u.exec(text) ?? []
  if (name === undefined || keyHash === undefined || encoded === undefined) {
    throw new KeyError(said('key.not-one'))
  }
  const bytes = fromBase64(encoded)
  if (bytes === undefined) throw new KeyError(said('key.not-base64'))
  if (bytes[0] !== ED25519 || bytes.length !== 1 + KEY_BYTES) {
    throw new KeyError(said('key.not-ed25519', { bytes: KEY_BYTES }))
  }
  return { name, keyHash, key: bytes.subarray(1) }
}

export function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
