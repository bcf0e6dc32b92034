import { canonicalJson, ledgerWording } from '@moothall/ledger'
import { type ReceiptLanguage, type ReceiptMessages, receiptWords } from '@moothall/receipt-pdf'
import { en } from '../../browser/verify-page/messages.ts'
import type { PageWords } from '../../browser/verify-page/page-words.ts'
import { addedLanguages, defineMessages, type Locale, messagesFor } from '../rendering/messages.ts'

/** Wording of the verification page. */
export const verifyPageMessages = defineMessages('verifyPage', { en })

/** What verification of a receipt, a checkpoint or a key finds. */
export const ledgerMessages = defineMessages('ledger', { en: ledgerWording })

/** Wording of the receipt as a PDF, and of the answers. */
export const receiptMessages = defineMessages('receipt', { en: receiptWords })

/** The language that a receipt is drawn in; `undefined` for English, and where a language has no words for receipts. */
export function receiptLanguage(locale: Locale): ReceiptLanguage | undefined {
  const words = messagesFor(receiptMessages, locale).document
  return canonicalJson(words) === englishDocument ? undefined : { language: locale, words }
}

const englishDocument = canonicalJson(receiptWords.document)

/** The words of receipts in every language beside English. */
export function receiptLanguages(): ReadonlyMap<Locale, ReceiptMessages> {
  return new Map(
    addedLanguages().flatMap(({ locale }) => {
      const language = receiptLanguage(locale)
      return language === undefined ? [] : [[locale, language.words] as const]
    }),
  )
}

/** Everything that the verification page says in a language. */
export function pageWords(locale: Locale): PageWords {
  return {
    page: messagesFor(verifyPageMessages, locale),
    ledger: messagesFor(ledgerMessages, locale),
    receipt: messagesFor(receiptMessages, locale),
    languages: Object.fromEntries(receiptLanguages()),
  }
}
