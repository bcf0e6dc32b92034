import * as text from '../byte-text.ts'

/** Signed bytes as text: the smallest, of either sign, come first, so that most of them take one byte of UTF-8. */
export function encodeBytes(bytes: Int8Array): string {
  return text.encodeBytes(Uint8Array.from(bytes, (byte) => (byte < 0 ? -2 * byte - 1 : 2 * byte)))
}

/** Reads what `encodeBytes` wrote. */
export function decodeBytes(written: string): Int8Array {
  const bytes = text.decodeBytes(written)
  const signed = new Int8Array(bytes.length)
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0
    signed[at] = (byte & 1) === 1 ? -((byte + 1) >> 1) : byte >> 1
  }
  return signed
}
