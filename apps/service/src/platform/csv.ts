const LINE_END = '\r\n'

/** What a spreadsheet would take for a formula, also behind white space. */
const formula = /^\s*[=+\-@\t\r\n|%]/u

function cell(value: string | number): string {
  if (typeof value === 'number') return String(value)
  const guarded = formula.test(value) ? `'${value}` : value
  return /[",\r\n\t;]/.test(guarded) || guarded !== guarded.trim()
    ? `"${guarded.replaceAll('"', '""')}"`
    : guarded
}

/**
 * A table as CSV (RFC 4180), with the mark by which Excel knows UTF-8. Text that a spreadsheet would run as a formula is
 * given a leading apostrophe (OWASP, CSV injection).
 */
export function toCsv(rows: readonly (readonly (string | number)[])[]): string {
  return `\uFEFF${rows.map((row) => row.map(cell).join(',') + LINE_END).join('')}`
}
