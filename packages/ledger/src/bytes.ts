import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js'

declare const TextDecoder: new (
  label: string,
  options: { fatal: boolean; ignoreBOM: boolean },
) => { decode(bytes: Uint8Array): string }

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const VALUES = new Uint8Array(128).fill(255)
for (let value = 0; value < 64; value++) VALUES[ALPHABET.charCodeAt(value)] = value

export const concat: (...parts: Uint8Array[]) => Uint8Array = concatBytes

/** UTF-8 bytes of a string. Lone surrogates become U+FFFD: refuse them before, where the bytes are signed. */
export const toUtf8: (text: string) => Uint8Array = utf8ToBytes

/** The text of UTF-8 bytes, or `undefined` where they are not UTF-8. A byte order mark is kept as U+FEFF. */
export function fromUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** Standard base64 with padding (RFC 4648 section 4). */
export function toBase64(bytes: Uint8Array): string {
  const parts: string[] = []
  let chunk = ''
  for (let at = 0; at < bytes.length; at += 3) {
    const [a = 0, b = 0, c = 0] = [bytes[at], bytes[at + 1], bytes[at + 2]]
    const left = bytes.length - at
    chunk += ALPHABET.charAt(a >> 2) + ALPHABET.charAt(((a & 3) << 4) | (b >> 4))
    chunk += left > 1 ? ALPHABET.charAt(((b & 15) << 2) | (c >> 6)) : '='
    chunk += left > 2 ? ALPHABET.charAt(c & 63) : '='
    if (chunk.length > 8192) {
      parts.push(chunk)
      chunk = ''
    }
  }
  return parts.join('') + chunk
}

/**
 * The bytes of standard padded base64, or `undefined` where the text is anything else. Each sequence of bytes has
 * one accepted spelling: unused bits must be zero, so that no changed character can decode to the same bytes.
 */
export function fromBase64(text: string): Uint8Array | undefined {
  if (text.length % 4 !== 0) return undefined
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0
  const digits = text.length - padding
  const bytes = new Uint8Array((text.length / 4) * 3 - padding)
  let bits = 0
  let held = 0
  let at = 0
  for (let index = 0; index < digits; index++) {
    const value = VALUES[text.charCodeAt(index)] ?? 255
    if (value === 255) return undefined
    bits = ((bits << 6) | value) & 0xfff
    held += 6
    if (held >= 8) {
      held -= 8
      bytes[at++] = (bits >> held) & 0xff
    }
  }
  return (bits & ((1 << held) - 1)) === 0 ? bytes : undefined
}

/** Whether two byte strings are equal. Not constant-time: nothing compared here is secret. */
export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  const length = a.length
  if (length !== b.length) return false
  for (let index = 0; index < length; index++) if (a[index] !== b[index]) return false
  return true
}

/** Whether `b` stands in `a` at an offset. */
export function equalAt(a: Uint8Array, offset: number, b: Uint8Array): boolean {
  for (let index = 0; index < b.length; index++) if (a[offset + index] !== b[index]) return false
  return true
}
