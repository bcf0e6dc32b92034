/** Puts values in place of `{placeholders}`; one that has no value stays as it is written. */
export function fill(template: string, values: Readonly<Record<string, string | number>>): string {
  if (!template.includes('{')) return template
  return template.replaceAll(/\{([a-zA-Z]+)\}/g, (written, key: string) =>
    Object.hasOwn(values, key) ? String(values[key]) : written,
  )
}
