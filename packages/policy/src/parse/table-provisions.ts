import type { Naming } from './draft.ts'
import { type Advice, adviceColumn, type Table } from './tables.ts'

/** What becomes a provision of a table: a row, or, among dos and don'ts, a cell under the head of its column. */
export interface TableProvision {
  readonly text: string
  readonly line: number
  readonly naming: Naming
  readonly column: number
  readonly isHead: boolean
  readonly advice: Advice | null
}

function cellCount(table: Table): number {
  return table.rows.reduce((width, row) => Math.max(width, row.length), table.header?.length ?? 0)
}

/** One provision a row: “Site: Facebook; Who: Clerk”. Heads of columns that are empty stand in the first row. */
function readRows(table: Table, line: number): TableProvision[] {
  const used = new Set<number>()
  for (const row of table.rows) for (const [column, cell] of row.entries()) if (cell !== '') used.add(column)
  const unused = (table.header ?? []).filter((head, column) => head !== '' && !used.has(column))
  const provisions: TableProvision[] = []
  for (const [index, row] of table.rows.entries()) {
    const cells = row
      .map((cell, column) => {
        const head = table.header?.[column] ?? ''
        return head === '' || cell === '' ? cell : `${head}: ${cell}`
      })
      .filter((cell) => cell !== '')
    const text = (index === 0 ? [...cells, ...unused] : cells).join('; ')
    if (text === '') continue
    provisions.push({
      text,
      line: table.lines[index] ?? line,
      naming: { kind: 'listed' },
      column: -1,
      isHead: false,
      advice: null,
    })
  }
  return provisions
}

/** Column by column: the head, then each cell below it, which binds as the head says. */
function readColumns(table: Table, line: number): TableProvision[] {
  // Cells are sorted into columns row by row: walking every column through every row would cost their product.
  const columns: TableProvision[][] = Array.from({ length: cellCount(table) }, () => [])
  for (const [column, text] of (table.header ?? []).entries()) {
    const advice = adviceColumn(text)
    const naming: Naming = advice === null ? { kind: 'listed' } : { kind: 'token', token: advice }
    if (text !== '') columns[column]?.push({ text, line, naming, column, isHead: true, advice: null })
  }
  for (const [index, row] of table.rows.entries()) {
    for (const [column, text] of row.entries()) {
      if (text === '') continue
      const head = table.header?.[column] ?? ''
      columns[column]?.push({
        text,
        line: table.lines[index] ?? line,
        naming: head === '' ? { kind: 'listed' } : { kind: 'token', token: String(index + 1) },
        column,
        isHead: false,
        advice: adviceColumn(head),
      })
    }
  }
  return columns.flat()
}

/** The provisions of a table that begins on `line`, in the order in which they are read. */
export function readTableProvisions(table: Table, line: number): TableProvision[] {
  const advises = (table.header ?? []).some((cell) => adviceColumn(cell) !== null)
  return advises ? readColumns(table, line) : readRows(table, line)
}
