const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const places = new Uint8Array(128)
for (let i = 0; i < ALPHABET.length; i += 1) places[ALPHABET.charCodeAt(i)] = i

/** Base64 of signed bytes, without padding; plain arithmetic, so that it runs where there is neither Node nor a DOM. */
export function encodeBytes(bytes: Int8Array): string {
  const out: string[] = []
  let held = 0
  let bits = 0
  for (const byte of bytes) {
    held = ((held << 8) | (byte & 0xff)) & 0xffff
    bits += 8
    while (bits >= 6) {
      bits -= 6
      out.push(ALPHABET.charAt((held >> bits) & 63))
    }
  }
  if (bits > 0) out.push(ALPHABET.charAt((held << (6 - bits)) & 63))
  return out.join('')
}

/** Reads what `encodeBytes` wrote. */
export function decodeBytes(text: string): Int8Array {
  const bytes = new Int8Array(Math.floor((text.length * 6) / 8))
  let held = 0
  let bits = 0
  let at = 0
  for (let i = 0; i < text.length; i += 1) {
    held = ((held << 6) | (places[text.charCodeAt(i)] ?? 0)) & 0xffff
    bits += 6
    if (bits < 8) continue
    bits -= 8
    bytes[at++] = (held >> bits) & 0xff
  }
  return bytes
}
