/**
 * Bytes as text of one character each: smaller than base64 once compressed, since a byte stays a byte, and quicker to read.
 * Low bytes are printable characters of ASCII, which UTF-8 holds in one; the others are Latin letters and signs. None of
 * them needs to be escaped in a string of JavaScript.
 */
const ALPHABET = ((): string => {
  let found = ''
  for (let code = 0x20; found.length < 256; code++) {
    const character = String.fromCharCode(code)
    const isControl = code >= 0x7f && code <= 0xa0
    // The soft hyphen shows nothing, and marks of quotation would end a string.
    if (!isControl && code !== 0xad && !'"\'`$\\'.includes(character)) found += character
  }
  return found
})()

/** The byte that a character stands for, by its code. A loop over a long text reads it here: a call for each character would cost more. */
export const VALUES: Uint8Array = new Uint8Array(0x200)
for (let value = 0; value < 256; value++) VALUES[ALPHABET.charCodeAt(value)] = value

/** Writes bytes as text. */
export function encodeBytes(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += ALPHABET.charAt(byte)
  return text
}

/** One of the bytes that `encodeBytes` wrote. */
export function byteAt(text: string, at: number): number {
  return VALUES[text.charCodeAt(at)] ?? 0
}

/** Reads what `encodeBytes` wrote. */
export function decodeBytes(text: string): Uint8Array {
  const size = text.length
  const bytes = new Uint8Array(size)
  for (let at = 0; at < size; at++) bytes[at] = VALUES[text.charCodeAt(at)] ?? 0
  return bytes
}
