import english from './en.json' with { type: 'json' }

/** A key of the message file. */
export type SaidKey = keyof typeof english

/** What can be said in any language: a key of the message file, and what its words name in braces. */
export interface Said {
  readonly key: SaidKey
  readonly params: Readonly<Record<string, string | number | Said>>
}

/** Something to be said. */
export function said(key: SaidKey, params: Said['params'] = {}): Said {
  return { key, params }
}

/** Texts by key, in one language; what it leaves out is said in English. */
export type LedgerWording = Readonly<Partial<Record<SaidKey, string>>>

/** The wording in English: the shape of every other. */
export const ledgerWording: Readonly<Record<SaidKey, string>> = english

/** Words what is to be said. */
export function say({ key, params }: Said, wording: LedgerWording = {}): string {
  const worded = Object.entries(params).map(([name, value]): [string, string | number] => [
    name,
    typeof value === 'object' ? say(value, wording) : value,
  ])
  return fillIn(wording[key] ?? english[key], Object.fromEntries(worded))
}

/** A text with its parameters, such as `{who}`, filled in; what a parameter holds is not looked into again. */
export function fillIn(text: string, params: Readonly<Record<string, string | number>>): string {
  return text.replaceAll(/\{(\w+)\}/g, (whole, name: string) =>
    Object.hasOwn(params, name) ? String(params[name]) : whole,
  )
}
