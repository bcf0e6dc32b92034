import { canonicalJson, sha256, toUtf8 } from '@moothall/ledger'
import { receiptWords } from './messages/en.ts'
import type { ReceiptMessages } from './messages/messages.ts'

/**
 * The number of what a PDF looks like, written into it. Whatever changes a byte of the drawing (the English words, fonts,
 * pdfkit) makes a new number, or PDFs issued before would be called spoiled; a test pins the bytes.
 */
const LAYOUT = 2

/** Drawn no more, but drawn again to verify what was issued with it: English alone. */
const OLD_LAYOUT = 1

/**
 * Whether a layout has a place for who recorded an acknowledgement, and words for whom a policy asks. Layout 1 lists entries that
 * say who recorded them as they lie in the ledger, and shows categories by their keys.
 */
export function isCurrent({ look }: Layout): boolean {
  return look.layout !== OLD_LAYOUT
}

/** A language to draw receipts in, other than English. */
export interface ReceiptLanguage {
  /** BCP 47, such as `cy`. */
  readonly language: string
  readonly words: ReceiptMessages
}

/** How a PDF says that it was drawn. */
export interface Look {
  readonly layout: number
  /** Absent: English, whose words belong to the layout. */
  readonly in?: { readonly language: string; readonly fingerprint: string }
}

/** What a receipt is drawn with, in a language or in English. */
export interface Layout {
  readonly look: Look
  /** BCP 47, for screen readers. */
  readonly language: string
  readonly messages: ReceiptMessages
}

const inEnglish: Layout = { look: { layout: LAYOUT }, language: 'en-GB', messages: receiptWords.document }

/** What a PDF that looks so was drawn with. @param language the one that the look names */
export function layoutOf(look: Look | undefined, language: ReceiptLanguage | undefined): Layout {
  return look?.layout === OLD_LAYOUT ? { ...inEnglish, look } : layoutIn(language)
}

export function layoutIn(language: ReceiptLanguage | undefined): Layout {
  if (language === undefined) return inEnglish
  const { language: tag, words } = language
  const look = { layout: LAYOUT, in: { language: tag, fingerprint: fingerprintOf(words) } }
  return { look, language: tag, messages: words }
}

/**
 * Info entries by which `readLook` knows how a PDF was drawn. Twice, so that one changed byte is damage, not another look.
 */
export function layoutInfo({ look }: Layout): { Producer: string; Creator: string } {
  const words = look.in === undefined ? '' : `, language ${look.in.language}, words ${look.in.fingerprint}`
  const text = `Moothall receipt layout ${look.layout}${words}`
  return { Producer: text, Creator: text }
}

const LOOK =
  /^\(Moothall receipt layout (\d{1,6})(?:, language ([a-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,4}), words ([0-9a-f]{16}))?\)$/gm

/** How a PDF says that it was drawn; `undefined` where it does not, or says two things. */
export function readLook(pdf: string): Look | undefined {
  const [first, second, ...more] = [...pdf.matchAll(LOOK)]
  if (first === undefined || first[0] !== second?.[0] || more.length > 0) return undefined
  const [, layout, language, fingerprint] = first
  return {
    layout: Number(layout),
    ...(language !== undefined && fingerprint !== undefined && { in: { language, fingerprint } }),
  }
}

/** Whether a PDF that looks so can be drawn again here, given the words of its language. */
export function compareLook(
  look: Look | undefined,
  language: ReceiptLanguage | undefined,
): 'same' | 'other-layout' | 'other-language' | 'other-words' {
  if (look === undefined) return 'same'
  const old = look.layout === OLD_LAYOUT && look.in === undefined
  if (look.layout !== LAYOUT && !old) return 'other-layout'
  if (look.in === undefined) return 'same'
  if (language === undefined) return 'other-language'
  return look.in.fingerprint === fingerprintOf(language.words) ? 'same' : 'other-words'
}

/** Of the words a receipt is drawn with: tells changed words from changed pages. 64 bits, 16 hexadecimal digits. */
function fingerprintOf(words: ReceiptMessages): string {
  return Array.from(sha256(toUtf8(canonicalJson(words))).subarray(0, 8), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('')
}
