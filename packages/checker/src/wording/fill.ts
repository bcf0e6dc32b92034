/** A template parted at its placeholders: text, placeholder, text, placeholder … text. */
const parted = new Map<string, readonly string[]>()

const PLACEHOLDER = /\{([a-zA-Z]+)\}/

/**
 * Puts values in place of `{placeholders}`; one that has no value stays as it is written. Templates are few and are
 * parted once; values are never read for placeholders.
 */
export function fill(template: string, values: Readonly<Record<string, string | number>>): string {
  let parts = parted.get(template)
  if (parts === undefined) {
    parts = template.split(PLACEHOLDER)
    parted.set(template, parts)
  }
  let filled = parts[0] ?? ''
  for (let at = 1; at < parts.length; at += 2) {
    const key = parts[at] ?? ''
    filled += Object.hasOwn(values, key) ? String(values[key]) : `{${key}}`
    filled += parts[at + 1] ?? ''
  }
  return filled
}
