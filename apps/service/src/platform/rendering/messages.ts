/** The languages a page can be shown in. Another one is added here and as a file beside each `en.ts`. */
export const locales = ['en'] as const
export type Locale = (typeof locales)[number]
export const defaultLocale: Locale = 'en'

/** Wording of one feature: strings, functions that build strings, and groups of them. */
export type MessageTree = { readonly [key: string]: MessageValue }
export type MessageValue =
  string | readonly string[] | ((...values: never[]) => string | readonly string[]) | MessageTree

/** One feature's wording in every language there is. */
export interface Messages<Tree extends object> {
  readonly name: string
  readonly languages: Readonly<Record<Locale, Tree>>
}

/**
 * Types a feature's wording. English sets the shape; every other language must have the same.
 * @param name the feature's folder name: templates below `features/<name>/` get these messages as `m`.
 */
export function defineMessages<Tree extends object>(
  name: string,
  languages: Readonly<Record<Locale, Tree>>,
): Messages<Tree> {
  return { name, languages }
}

/** The wording in a language, such as `messagesFor(policyMessages, request.locale).notInForce(date)`. */
export function messagesFor<Tree extends object>(messages: Messages<Tree>, locale: Locale): Tree {
  return messages.languages[locale]
}
