import { addedLanguages, english, type Locale, type Messages, messagesFor } from './messages.ts'

/** A language to choose, by its own name. */
export interface LanguageLink {
  readonly href: string
  readonly locale: Locale
  readonly text: string
  readonly current: boolean
}

/** The languages to choose from, each by its own name; none where there is only English. */
export function languageLinks(layout: Messages<object>, current: Locale): readonly LanguageLink[] {
  const added = addedLanguages()
  if (added.length === 0) return []
  return [english, ...added.map(({ locale }) => locale)].map((locale) => {
    const { language } = messagesFor(layout, locale) as { readonly language?: { readonly name: string } }
    return { href: `?lang=${locale}`, locale, text: language?.name ?? locale, current: locale === current }
  })
}
