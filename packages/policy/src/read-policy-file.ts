import { decodeUtf16, decodeUtf8, decodeWindows1252, looksLikeWindows1252 } from './decode-text.ts'
import { type FileKind, type Phrase, phrase } from './wording/phrases.ts'

/**
 * The largest file that is read, in bytes. A policy of 300 pages of plain text is about 1 MB. Parsing that much takes less than a
 * second, and several where somebody made the text for it: do it where nobody waits for the same thread.
 */
export const MAX_POLICY_BYTES = 1024 * 1024

export type PolicyFileEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'
export type PolicyFileFormat = 'text' | 'markdown'
export type PolicyFileRefusal = 'empty' | 'too-large' | 'wrong-type' | 'not-text' | 'damaged-text'

export type PolicyFile =
  | {
      readonly ok: true
      readonly text: string
      readonly encoding: PolicyFileEncoding
      readonly format: PolicyFileFormat
    }
  | { readonly ok: false; readonly code: PolicyFileRefusal; readonly message: Phrase }

type Decoded = { text: string; encoding: PolicyFileEncoding }
type Refusal = { ok: false; code: PolicyFileRefusal; message: Phrase }

const TEXT_ENDINGS = new Set(['txt', 'text', 'md', 'markdown', 'mdown'])
const MARKDOWN_ENDINGS = new Set(['md', 'markdown', 'mdown'])

const KNOWN_TYPES: Readonly<Partial<Record<string, FileKind>>> = {
  pdf: 'pdf',
  doc: 'word',
  docx: 'word',
  docm: 'word',
  dotx: 'word-template',
  odt: 'opendocument',
  rtf: 'rich-text',
  pages: 'pages',
  html: 'web-page',
  htm: 'web-page',
  xls: 'spreadsheet',
  xlsx: 'spreadsheet',
  csv: 'spreadsheet',
  ppt: 'presentation',
  pptx: 'presentation',
  zip: 'zip',
  png: 'picture',
  jpg: 'picture',
  jpeg: 'picture',
}

const SIGNATURES: readonly { bytes: readonly number[]; what: FileKind }[] = [
  { bytes: [0x25, 0x50, 0x44, 0x46], what: 'pdf' },
  { bytes: [0x50, 0x4b, 0x03, 0x04], what: 'word-or-zip' },
  { bytes: [0xd0, 0xcf, 0x11, 0xe0], what: 'old-word' },
  { bytes: [0x7b, 0x5c, 0x72, 0x74, 0x66], what: 'rich-text' },
  { bytes: [0x89, 0x50, 0x4e, 0x47], what: 'picture' },
  { bytes: [0xff, 0xd8, 0xff], what: 'picture' },
  { bytes: [0x1f, 0x8b], what: 'compressed' },
]

function refuse(code: PolicyFileRefusal, message: Phrase): Refusal {
  return { ok: false, code, message }
}

function fileEnding(filename: string): string {
  const name = filename.slice(Math.max(filename.lastIndexOf('/'), filename.lastIndexOf('\\')) + 1)
  const dot = name.lastIndexOf('.')
  return dot <= 0 ? '' : name.slice(dot + 1).toLowerCase()
}

function refuseByName(filename: string): Refusal | null {
  const ending = fileEnding(filename)
  if (ending === '' || TEXT_ENDINGS.has(ending)) return null
  const what = Object.hasOwn(KNOWN_TYPES, ending) ? KNOWN_TYPES[ending] : undefined
  if (what !== undefined) return refuse('wrong-type', phrase('file.known-type', { kind: what }))
  return refuse('wrong-type', phrase('file.unknown-type', { ending: ending.slice(0, 20) }))
}

function startsWith(bytes: Uint8Array, prefix: readonly number[]): boolean {
  return prefix.every((byte, index) => bytes[index] === byte)
}

/** UTF-16 without a mark shows as zero bytes on one side of each pair, since English letters need one byte only. */
function guessUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes.length < 4 || bytes.length % 2 !== 0) return null
  let even = 0
  let odd = 0
  for (const [index, byte] of bytes.entries()) {
    if (byte !== 0) continue
    if (index % 2 === 0) even += 1
    else odd += 1
  }
  const pairs = bytes.length / 2
  if (odd > pairs * 0.7 && even < pairs * 0.02) return 'utf-16le'
  if (even > pairs * 0.7 && odd < pairs * 0.02) return 'utf-16be'
  return null
}

const NOT_TEXT = phrase('file.not-text', {})

function decode(bytes: Uint8Array): Decoded | Refusal {
  const marked = startsWith(bytes, [0xff, 0xfe])
    ? 'utf-16le'
    : startsWith(bytes, [0xfe, 0xff])
      ? 'utf-16be'
      : null
  const utf16 = marked ?? guessUtf16(bytes)
  if (utf16 !== null) {
    const text = decodeUtf16(marked === null ? bytes : bytes.subarray(2), utf16 === 'utf-16le')
    return text === null ? refuse('not-text', NOT_TEXT) : { text, encoding: utf16 }
  }
  const content = startsWith(bytes, [0xef, 0xbb, 0xbf]) ? bytes.subarray(3) : bytes
  const utf8 = decodeUtf8(content)
  if ('text' in utf8) return { text: utf8.text, encoding: 'utf-8' }
  const cannotBe1252 = content !== bytes || utf8.sequences > 0 || content.includes(0)
  if (!cannotBe1252 && looksLikeWindows1252(content)) {
    return { text: decodeWindows1252(content), encoding: 'windows-1252' }
  }
  if (!readsAsText(decodeWindows1252(content))) return refuse('not-text', NOT_TEXT)
  const line = content.subarray(0, utf8.badByteAt).filter((byte) => byte === 0x0a).length + 1
  return refuse('damaged-text', phrase('file.damaged', { line }))
}

/** Control characters other than tab, line and page breaks mean that the bytes are something else than text. */
function readsAsText(text: string): boolean {
  let controls = 0
  let strange = 0
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index)
    if (unit === 0) return false
    const layout = unit >= 0x09 && unit <= 0x0d
    if ((unit < 0x20 && !layout) || (unit >= 0x7f && unit <= 0x9f)) controls += 1
    if (unit >= 0xfff0 || (unit >= 0xe000 && unit <= 0xefff)) strange += 1
  }
  return controls <= text.length * 0.005 && strange <= 2 + text.length * 0.05
}

/**
 * Turns the bytes of an uploaded policy into text, or says why not and what to do.
 * Reads UTF-8 and UTF-16 with or without a byte order mark, and Windows-1252. Never throws. Bytes beyond
 * `MAX_POLICY_BYTES` are refused before anything is decoded.
 */
export function readPolicyFile(bytes: Uint8Array, filename: string): PolicyFile {
  if (bytes.length > MAX_POLICY_BYTES) {
    return refuse('too-large', phrase('file.too-large', { megabytes: MAX_POLICY_BYTES / 1024 / 1024 }))
  }
  const byName = refuseByName(filename)
  if (byName !== null) return byName
  if (bytes.length === 0) return refuse('empty', phrase('file.empty', {}))
  const signature = SIGNATURES.find((candidate) => startsWith(bytes, candidate.bytes))
  if (signature !== undefined) {
    return refuse('wrong-type', phrase('file.other-content', { kind: signature.what }))
  }
  const decoded = decode(bytes)
  if ('ok' in decoded) return decoded
  if (decoded.text.trim() === '') return refuse('empty', phrase('file.blank', {}))
  if (!readsAsText(decoded.text) || !/\p{L}/u.test(decoded.text)) return refuse('not-text', NOT_TEXT)
  const format = MARKDOWN_ENDINGS.has(fileEnding(filename)) ? 'markdown' : 'text'
  return { ok: true, text: decoded.text, encoding: decoded.encoding, format }
}
