import { fromUtf8 } from '@moothall/ledger'

const MARKER = '<<\n/Type /EmbeddedFile\n'
/** No receipt is longer. */
const LONGEST = 5_000_000

/** Whether a file begins as a PDF does. */
export function isPdf(file: Uint8Array): boolean {
  return latin1(file.subarray(0, 5)) === '%PDF-'
}

/**
 * The text of the receipt inside a PDF, as `renderReceiptPdf` puts it there; `undefined` where there is none, or more
 * than one. It verifies nothing: the text may be anything.
 */
export function readReceiptFromPdf(file: Uint8Array): string | undefined {
  if (!isPdf(file)) return undefined
  const text = latin1(file)
  const at = text.indexOf(MARKER)
  if (at < 0 || text.includes(MARKER, at + 1)) return undefined
  const found = /^[^]{0,400}?\n\/Length (\d{1,7})\n>>\nstream\n/.exec(text.slice(at, at + 500))
  if (!found) return undefined
  const length = Number(found[1])
  const start = at + found[0].length
  if (length > LONGEST || start + length > file.length) return undefined
  if (text.slice(start + length, start + length + 10) !== '\nendstream') return undefined
  return fromUtf8(file.subarray(start, start + length))
}

/** One character for each byte. */
export function latin1(bytes: Uint8Array): string {
  const parts: string[] = []
  for (let at = 0; at < bytes.length; at += 8192) {
    parts.push(String.fromCharCode(...bytes.subarray(at, at + 8192)))
  }
  return parts.join('')
}
