import * as text from '../byte-text.ts'

/** Signed bytes as text: the smallest, of either sign, come first, so that most of them take one byte of UTF-8. */
export function encodeBytes(bytes: Int8Array): string {
  return text.encodeBytes(Uint8Array.from(bytes, (byte) => (byte < 0 ? -2 * byte - 1 : 2 * byte)))
}

/** One of the bytes that `encodeBytes` wrote. */
export function signedByteAt(written: string, at: number): number {
  const byte = text.byteAt(written, at)
  return (byte & 1) === 1 ? -((byte + 1) >> 1) : byte >> 1
}

/** Reads what `encodeBytes` wrote. */
export function decodeBytes(written: string): Int8Array {
  const signed = new Int8Array(written.length)
  for (let at = 0; at < signed.length; at += 1) signed[at] = signedByteAt(written, at)
  return signed
}
