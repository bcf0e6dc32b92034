import type { JsonObject, JsonValue } from '@moothall/ledger'
import type { LedgerEntryKind, ProducedRow } from '../../platform/ledger/entry-kind.ts'

/** A business row that does not follow from the ledger. */
export interface RowFinding {
  readonly kind: 'not-in-ledger' | 'missing' | 'differs'
  readonly table: string
  readonly key: string
  /** The columns that differ. */
  readonly columns: readonly string[]
  /** The entry that last spoke of the row, counted from 0; none for a row that no entry speaks of. */
  readonly entry: number | undefined
}

interface ExpectedRow {
  readonly key: ProducedRow['key']
  readonly columns: Record<string, JsonValue>
  entry: number
  seen: boolean
}

/**
 * What the ledger says the business tables hold: the fold of every entry's `produces`. Feed it entries in the ledger's
 * order, then every row of every table it names, then ask for the findings.
 */
export class ExpectedRows {
  readonly #kinds: ReadonlyMap<string, LedgerEntryKind>
  readonly #tables = new Map<string, Map<string, ExpectedRow>>()
  readonly #keyColumns = new Map<string, readonly string[]>()
  /** Rows whose entry was erased, as the record of the erasure names them: nothing can be said of them any more. */
  readonly #excused = new Set<string>()
  readonly #findings: RowFinding[] = []

  constructor(kinds: readonly LedgerEntryKind[]) {
    this.#kinds = new Map(kinds.map((kind) => [kind.kind, kind]))
  }

  /** @returns false where no feature knows this kind of entry, or its kind cannot read the payload */
  addEntry(index: number, payload: JsonObject): boolean {
    const name = payload['kind']
    const kind = typeof name === 'string' ? this.#kinds.get(name) : undefined
    if (!kind) return false
    let produced: readonly ProducedRow[]
    try {
      produced = kind.produces(payload)
    } catch {
      // Whoever owns the database may have written anything into a payload: the answer is a finding, not a crash.
      return false
    }
    for (const row of produced) this.#apply(index, row)
    return true
  }

  /** Rows that an erased entry had produced, from the record of its erasure. */
  excuse(rows: readonly Pick<ProducedRow, 'table' | 'key'>[]): void {
    for (const { table, key } of rows) this.#excused.add(`${table} ${keyOf(Object.values(key))}`)
  }

  get tables(): readonly string[] {
    return [...this.#tables.keys()].sort()
  }

  /** A row as `to_jsonb` gives it. */
  addRow(table: string, row: JsonObject): void {
    const keyColumns = this.#keyColumns.get(table) ?? []
    const key = keyOf(keyColumns.map((column) => row[column]))
    const expected = this.#tables.get(table)?.get(key)
    if (!expected) {
      this.#findings.push({ kind: 'not-in-ledger', table, key, columns: [], entry: undefined })
      return
    }
    expected.seen = true
    const columns = Object.entries(expected.columns)
      .filter(([column, value]) => comparable(row[column]) !== comparable(value))
      .map(([column]) => column)
    if (columns.length > 0)
      this.#findings.push({ kind: 'differs', table, key, columns, entry: expected.entry })
  }

  /** Everything that does not follow, in the ledger's order; rows that no entry speaks of come last. */
  findings(): readonly RowFinding[] {
    const missing: RowFinding[] = []
    for (const [table, rows] of this.#tables) {
      for (const [key, { seen, entry }] of rows) {
        if (!seen) missing.push({ kind: 'missing', table, key, columns: [], entry })
      }
    }
    const order = (finding: RowFinding): number => finding.entry ?? Number.POSITIVE_INFINITY
    return [...this.#findings, ...missing]
      .filter(({ table, key }) => !this.#excused.has(`${table} ${key}`))
      .sort(
        (a, b) =>
          Math.sign(order(a) - order(b)) || `${a.table} ${a.key}`.localeCompare(`${b.table} ${b.key}`, 'en'),
      )
  }

  #apply(index: number, { table, key, row }: ProducedRow): void {
    const keyColumns = Object.keys(key)
    this.#keyColumns.set(table, keyColumns)
    const rows = this.#tables.get(table) ?? new Map<string, ExpectedRow>()
    this.#tables.set(table, rows)
    const name = keyOf(Object.values(key))
    if (row === null) {
      rows.delete(name)
      return
    }
    const existing = rows.get(name)
    if (existing) {
      Object.assign(existing.columns, row)
      existing.entry = index
    } else {
      rows.set(name, { key, columns: { ...key, ...row }, entry: index, seen: false })
    }
  }
}

function keyOf(values: readonly (JsonValue | undefined)[]): string {
  return values.map((value) => String(comparable(value))).join(' ')
}

const ISO_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/

/** One spelling for a value, whichever of PostgreSQL and JavaScript spelled it: times by their moment, objects sorted. */
function comparable(value: JsonValue | undefined): string | number | boolean | null {
  if (value === undefined || value === null) return null
  if (typeof value === 'string') return ISO_TIME.test(value) ? new Date(value).getTime() : value
  if (typeof value !== 'object') return value
  if (Array.isArray(value)) return JSON.stringify(value.map((item: JsonValue) => comparable(item)))
  const members = Object.entries(value as JsonObject).sort(([a], [b]) => (a < b ? -1 : 1))
  return JSON.stringify(members.map(([name, member]) => [name, comparable(member)]))
}
