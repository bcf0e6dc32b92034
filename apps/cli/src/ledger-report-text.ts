import type { Verdict } from '@moothall/ledger'
import type { RowFinding, StoredLedgerReport } from '@moothall/service'

const verdictWords: Readonly<Record<Verdict, string>> = {
  valid: 'VALID',
  spoiled: 'SPOILED',
  'other-ledger': 'OF ANOTHER LEDGER',
  'rolled-back': 'ROLLED BACK',
  'cannot-tell': 'CANNOT TELL',
}

/** How many findings of a sort are written out; the count says how many there are. */
const SHOWN = 20

/**
 * The report in plain English. A business row that its entries do not produce spoils a ledger that is otherwise in
 * order: the ledger is right, and the table is not.
 */
export function describeLedgerReport(report: StoredLedgerReport): {
  readonly text: string
  readonly verdict: Verdict
} {
  const { ledger } = report
  const spoiledBeside =
    report.rows.length > 0 || report.erasedUnrecorded.length > 0 || report.strangeEntries.length > 0
  const inOrder = ledger.verdict === 'valid' || ledger.verdict === 'cannot-tell'
  const verdict = inOrder && spoiledBeside ? 'spoiled' : ledger.verdict
  const besides = 'What was recorded and what stands in the tables do not agree. Of the entries alone: '
  const lines = [
    `${verdictWords[verdict]}: ${verdict === ledger.verdict ? '' : besides}${ledger.explanation}`,
    `Entries: ${ledger.size}, of which ${ledger.erased} erased. Signed by the ledger itself up to ${ledger.signedUpTo}, ` +
      `vouched for from outside up to ${ledger.vouchedUpTo}.`,
  ]
  if (report.pending > 0) lines.push(`${report.pending} entries wait to be sealed: nothing is said of them.`)
  lines.push(
    ...listed('Entries whose content is gone without a record of its erasure', report.erasedUnrecorded),
  )
  lines.push(...listed('Entries that the service would not have written so', report.strangeEntries))
  const [first] = report.rows
  if (first) {
    lines.push(`The first business row that its entries do not produce: ${describeRow(first)}`)
    lines.push(...report.rows.slice(1, SHOWN).map((row) => `  then ${describeRow(row)}`))
    if (report.rows.length > SHOWN) lines.push(`  and ${report.rows.length - SHOWN} more`)
  } else {
    lines.push('Every business row is the one that its entries produce.')
  }
  return { text: `${lines.join('\n')}\n`, verdict }
}

function listed(what: string, entries: readonly number[]): string[] {
  if (entries.length === 0) return []
  const more = entries.length > SHOWN ? `, and ${entries.length - SHOWN} more` : ''
  return [`${what}: ${entries.slice(0, SHOWN).join(', ')}${more}`]
}

function describeRow({ kind, table, key, columns, entry }: RowFinding): string {
  const row = `${table} ${key}`
  if (kind === 'not-in-ledger') return `${row} is in the table, but no entry made it.`
  if (kind === 'missing') return `${row} was made by entry ${entry}, but is not in the table.`
  return `${row} differs from entry ${entry} in ${columns.join(', ')}.`
}
