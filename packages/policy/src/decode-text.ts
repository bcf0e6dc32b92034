/** Decoders of our own: the package runs anywhere, also where there is no TextDecoder or one without Windows-1252. */

const CHUNK = 8192

function fromCodeUnits(units: Uint16Array, length: number): string {
  let text = ''
  for (let start = 0; start < length; start += CHUNK) {
    text += String.fromCharCode(...units.subarray(start, Math.min(length, start + CHUNK)))
  }
  return text
}

/** The text, or the offset of the first byte that cannot be UTF-8 (RFC 3629: no overlong forms, no surrogates). */
export function decodeUtf8(bytes: Uint8Array): { text: string } | { badByteAt: number; sequences: number } {
  const units = new Uint16Array(bytes.length)
  let length = 0
  let sequences = 0
  let at = 0
  while (at < bytes.length) {
    const first = bytes[at] ?? 0
    if (first < 0x80) {
      units[length++] = first
      at += 1
      continue
    }
    const extra = first >= 0xf0 ? 3 : first >= 0xe0 ? 2 : 1
    if (first < 0xc2 || first > 0xf4 || at + extra >= bytes.length) return { badByteAt: at, sequences }
    let point = first & (0x3f >> extra)
    for (let offset = 1; offset <= extra; offset += 1) {
      const next = bytes[at + offset] ?? 0
      if ((next & 0xc0) !== 0x80) return { badByteAt: at, sequences }
      point = (point << 6) | (next & 0x3f)
    }
    const overlong = (extra === 2 && point < 0x800) || (extra === 3 && point < 0x10000)
    if (overlong || point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff))
      return { badByteAt: at, sequences }
    if (point >= 0x10000) {
      units[length++] = 0xd800 + ((point - 0x10000) >> 10)
      units[length++] = 0xdc00 + ((point - 0x10000) & 0x3ff)
    } else {
      units[length++] = point
    }
    sequences += 1
    at += extra + 1
  }
  return { text: fromCodeUnits(units, length) }
}

/** The text, or null where the bytes are no well-formed UTF-16 of that byte order. */
export function decodeUtf16(bytes: Uint8Array, littleEndian: boolean): string | null {
  if (bytes.length % 2 !== 0) return null
  const units = new Uint16Array(bytes.length / 2)
  for (let index = 0; index < units.length; index += 1) {
    const one = bytes[index * 2] ?? 0
    const two = bytes[index * 2 + 1] ?? 0
    units[index] = littleEndian ? one | (two << 8) : (one << 8) | two
  }
  const text = fromCodeUnits(units, units.length)
  return text.isWellFormed() ? text : null
}

/** 0x80–0x9F of Windows-1252 (WHATWG Encoding Standard); a space marks the five bytes that mean nothing. */
const UPPER_CONTROLS = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ'

export function decodeWindows1252(bytes: Uint8Array): string {
  const units = new Uint16Array(bytes.length)
  for (const [index, byte] of bytes.entries()) {
    units[index] = byte >= 0x80 && byte <= 0x9f ? UPPER_CONTROLS.charCodeAt(byte - 0x80) : byte
  }
  return fromCodeUnits(units, units.length)
}

/** Punctuation and signs that English documents carry above 0x7F in Windows-1252. */
const USUAL_SIGNS = new Set([
  0x82, 0x84, 0x85, 0x8b, 0x91, 0x92, 0x93, 0x94, 0x95, 0x96, 0x97, 0x99, 0x9b, 0xa0, 0xa3, 0xa7, 0xa9, 0xab,
  0xad, 0xae, 0xb0, 0xb1, 0xb2, 0xb3, 0xb7, 0xba, 0xbb, 0xbc, 0xbd, 0xbe,
])

function isAsciiLetter(byte: number | undefined): boolean {
  return byte !== undefined && ((byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a))
}

function isAccentedLetter(byte: number): boolean {
  return (
    (byte >= 0xc0 && byte !== 0xd7 && byte !== 0xf7) ||
    [0x8a, 0x8c, 0x8e, 0x9a, 0x9c, 0x9e, 0x9f].includes(byte)
  )
}

function isUsual(bytes: Uint8Array, at: number): boolean {
  const byte = bytes[at] ?? 0
  if (USUAL_SIGNS.has(byte)) return true
  const before = bytes[at - 1]
  const after = bytes[at + 1]
  if (byte === 0x80) return [before, after].some((near) => near !== undefined && near >= 0x30 && near <= 0x39)
  return isAccentedLetter(byte) && (isAsciiLetter(before) || isAsciiLetter(after))
}

/**
 * Whether bytes that are no UTF-8 read as Western European text: few bytes above 0x7F, nearly all of them usual signs
 * or accented letters beside plain letters, and no two in a row as damaged UTF-8 has.
 */
export function looksLikeWindows1252(bytes: Uint8Array): boolean {
  let high = 0
  let unusual = 0
  for (const [at, byte] of bytes.entries()) {
    if (byte < 0x80) continue
    high += 1
    if (!isUsual(bytes, at)) unusual += 1
  }
  return high > 0 && high <= bytes.length * 0.2 && unusual <= high * 0.05
}
