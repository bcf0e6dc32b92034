/** A language that pages can be shown in, such as `en` or `cy`: a name that `installLanguages` has, or English. */
export type Locale = string

/** The language that every message is there in. */
export const english: Locale = 'en'

/** One feature's wording. English sets the shape; another language may leave messages out, which are then said in English. */
export interface Messages<Tree extends object> {
  readonly name: string
  readonly languages: { readonly en: Tree }
}

/** A language beside English, with every feature's wording whole. */
export interface InstalledLanguage {
  readonly locale: Locale
  /** Where its files lie: `messages.ts`, and what features keep beside it. */
  readonly folder: string
  readonly trees: ReadonlyMap<string, object>
}

/**
 * Names a feature's wording.
 * @param name the feature's folder name: templates below `features/<name>/` get these messages as `m`, and a language's
 *   `messages.ts` holds its own under it.
 */
export function defineMessages<Tree extends object>(
  name: string,
  languages: { readonly en: Tree },
): Messages<Tree> {
  return { name, languages }
}

/** The languages of this process: set once before anything is shown, and the same for everybody. */
const shown = { added: new Map<Locale, InstalledLanguage>(), first: english }

/**
 * Makes languages available beside English.
 * @param first the language of mail, and of pages for who chose none
 */
export function useLanguages(added: readonly InstalledLanguage[], first: Locale): void {
  shown.added = new Map(added.map((language) => [language.locale, language]))
  shown.first = first
}

/** The languages beside English. */
export function addedLanguages(): readonly InstalledLanguage[] {
  return [...shown.added.values()]
}

/** Whether pages can be shown in a language. */
export function isInstalled(locale: string): boolean {
  return locale === english || shown.added.has(locale)
}

/** The language of mail, and of pages for who chose none. */
export function defaultLocale(): Locale {
  return shown.first
}

/** The wording in a language, such as `messagesFor(policyMessages, request.locale).notInForce(date)`. */
export function messagesFor<Tree extends object>({ name, languages }: Messages<Tree>, locale: Locale): Tree {
  // `completeMessages` made sure that the language's tree has the shape of the English one.
  return (shown.added.get(locale)?.trees.get(name) as Tree | undefined) ?? languages.en
}
