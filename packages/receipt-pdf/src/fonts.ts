import { sha256, toBase64 } from '@moothall/ledger'

/** Noto Sans, as files. The same bytes everywhere, or the same receipt would give different PDFs. */
export interface ReceiptFonts {
  readonly regular: Uint8Array
  readonly bold: Uint8Array
}

/** Where the files are in this package's dependency, for whoever reads them: this package does no I/O. */
export const RECEIPT_FONT_FILES = {
  regular: '@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf',
  bold: '@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf',
} as const satisfies Record<keyof ReceiptFonts, string>

/** SHA-256 of the files that layout 1 is drawn with, base64. */
const DIGESTS = {
  regular: '/owCL0jY3Snxe3RNFvk0b0NX4W99T3vliwAK58KRthQ=',
  bold: 'E6gTxJYkrjujxcbnLF6//EueHm6jL0IcBAabA3xq1DE=',
} as const satisfies Record<keyof ReceiptFonts, string>

/** Font files other than those a receipt is drawn with. */
export class ReceiptFontError extends Error {
  readonly code = 'receipt-pdf.other-fonts'
}

/** @throws ReceiptFontError where a file is not the one that receipts are drawn with */
export function openReceiptFonts(files: ReceiptFonts): ReceiptFonts {
  for (const weight of ['regular', 'bold'] as const) {
    if (toBase64(sha256(files[weight])) !== DIGESTS[weight]) {
      throw new ReceiptFontError(
        `${RECEIPT_FONT_FILES[weight]} is not the font that receipts are drawn with. Install the packages again.`,
      )
    }
  }
  return files
}
