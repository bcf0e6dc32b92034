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

/**
 * Words what is to be said.
 *
 * @param wording texts by key; what it leaves out is said in English
 */
export function say({ key, params }: Said, wording: Partial<Record<SaidKey, string>> = {}): string {
  return (wording[key] ?? english[key]).replaceAll(/\{(\w+)\}/g, (whole, name: string) => {
    const value = params[name]
    if (value === undefined) return whole
    return typeof value === 'object' ? say(value, wording) : String(value)
  })
}
