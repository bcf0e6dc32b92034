import type { SourceLine } from './lines.ts'
import { readMarker } from './markers.ts'

/** Cells by row. `header` is null where the first row reads like any other. */
export interface Table {
  readonly header: readonly string[] | null
  readonly rows: readonly (readonly string[])[]
  readonly lines: readonly number[]
  readonly lastIndex: number
}

const GAP = /\t+| {3,}/
/** What the column or heading above a line makes of it. */
export type Advice = 'do' | 'dont' | 'should' | 'may'

const DO =
  /^(?:please )?(?:the )?(?:things (?:that )?(?:you|we|staff|employees|members|councillors|officers) (?:must|need to|have to) do|do|do[’']?s|always|(?:you|staff|employees|members|councillors|officers|users) must|things to do|what (?:you|staff|employees|members|councillors) (?:must|have to|need to) do)\W*$/i
const SHOULD =
  /^(?:(?:you|staff|employees|members|councillors|officers|users) should|good practice|best practice|what (?:you|staff|employees|members|councillors) should do)\W*$/i
const MAY =
  /^(?:(?:you|staff|employees|members|councillors|officers|users) (?:may|can)|what (?:you|staff|employees) (?:may|can) do)\W*$/i
const DONT =
  /^(?:please )?(?:the )?(?:don[’']?t[’']?s?|do not|(?:you|staff|employees|members|councillors|officers|users) (?:should|must|may|can)(?: not|n[’']t|not)|(?:you|staff|employees|members|councillors|officers|users) (?:cannot|must never|should never)|never|avoid|bad practice|things (?:to avoid|not to do|(?:that )?(?:you|we|staff|employees|members|councillors|officers) (?:must|should|may|can)(?: not|not| never) do)|what (?:to avoid|not to do|(?:you|staff|employees|members|councillors) (?:must|should|may) not do))\W*$/i

/** Whether a heading or column says what to do, or what not to do. */
export function adviceColumn(printed: string): Advice | null {
  if (printed.length > 50) return null
  // Ticks and crosses stand before the words of many such columns.
  const text = printed.replace(/^[^\p{L}\p{N}]+/u, '')
  if (DONT.test(text)) return 'dont'
  if (DO.test(text)) return 'do'
  if (SHOULD.test(text)) return 'should'
  return MAY.test(text) ? 'may' : null
}

function isSeparator(text: string): boolean {
  return text.includes('-') && /^[\s:|-]+$/.test(text)
}

function pipeCells(text: string): string[] {
  const inner = text.replace(/^\|/, '').replace(/\|$/, '')
  return inner.split('|').map((cell) => cell.trim())
}

function pipeTable(lines: readonly SourceLine[], start: number, end: number): Table | null {
  const first = lines[start]?.text ?? ''
  const second = lines[start + 1]?.text ?? ''
  const separated = isSeparator(second) && second.includes('|')
  if (!first.includes('|') || (!separated && !(first.startsWith('|') && second.startsWith('|')))) return null
  const rows: string[][] = []
  const numbers: number[] = []
  let at = start
  for (; at < end; at += 1) {
    const text = lines[at]?.text ?? ''
    if (!text.includes('|')) break
    if (isSeparator(text)) continue
    rows.push(pipeCells(text))
    numbers.push(lines[at]?.number ?? 0)
  }
  const [header = [], ...body] = rows
  if (rows.length < 2 && separated) return null
  const advises = header.every((cell) => adviceColumn(cell) !== null)
  const headed = (separated || advises) && rows.length > 1 && header.some((cell) => cell !== '')
  return {
    header: headed ? header : null,
    rows: headed ? body : rows,
    lines: headed ? numbers.slice(1) : numbers,
    lastIndex: at - 1,
  }
}

function gapCells(line: SourceLine | undefined): string[] {
  if (line === undefined || line.text === '') return []
  return line.raw
    .trim()
    .split(GAP)
    .map((cell) => cell.trim())
}

/** “4.2⇥Employees must …” is a numbered paragraph and no row. */
function isNumberedLine(cells: readonly string[]): boolean {
  const first = cells[0] ?? ''
  return cells.length === 2 && (readMarker(first)?.rest === '' || readMarker(`${first} x`)?.rest === 'x')
}

/** Where each column begins, from the line that heads it. */
function columnStarts(raw: string): number[] {
  const starts: number[] = []
  for (const match of raw.matchAll(/(?:^|\t| {3,})[ \t]*(?=\S)/g)) starts.push(match.index + match[0].length)
  return starts
}

function cellsAt(raw: string, starts: readonly number[]): string[] {
  return starts.map((start, index) => {
    const from = index === 0 ? 0 : start
    return raw.slice(from, starts[index + 1] ?? raw.length).trim()
  })
}

/** Adds the words of a line to the row above, column by column. */
function continueRow(row: string[] | undefined, cells: readonly string[]): void {
  for (const [index, cell] of cells.entries()) {
    if (row !== undefined && cell !== '') row[index] = `${row[index] ?? ''} ${cell}`.trim()
  }
}

function gapTable(lines: readonly SourceLine[], start: number, end: number): Table | null {
  const first = lines[start]
  const header = gapCells(first)
  if (first === undefined || header.length < 2 || isNumberedLine(header)) return null
  const advice = header.every((cell) => adviceColumn(cell) !== null)
  const usesTabs = first.raw.trim().includes('\t')
  const starts = usesTabs ? [] : columnStarts(first.raw)
  const rows: string[][] = []
  const numbers: number[] = []
  let at = start + 1
  let last = start
  /** Blank lines stand between the rows, so that a row goes on until the next one. */
  let isSpaced = false
  let blank = false
  for (; at < end; at += 1) {
    const line = lines[at]
    if (line === undefined || line.text === '') {
      if (!advice || gapCells(lines[at + 1]).length !== header.length) break
      if (at === start + 1) isSpaced = true
      blank = true
      continue
    }
    if (isSeparator(line.text)) {
      last = at
      continue
    }
    const cells = gapCells(line)
    if (cells.length > 1 && cells.every((cell) => adviceColumn(cell) !== null)) break
    // “12.3   Photographs” below a table of dos and don'ts begins the next paragraph.
    if (advice && isNumberedLine(cells)) break
    const goesOn = isSpaced && !blank && rows.length > 0
    blank = false
    const aligned =
      !usesTabs && starts.slice(1).every((column) => /^\s\s$|^$/.test(line.raw.slice(column - 2, column)))
    if (cells.length === header.length) {
      const row = aligned ? cellsAt(line.raw, starts) : cells
      const continues = goesOn || (advice && row.every((cell) => cell === '' || /^\p{Ll}/u.test(cell)))
      if (continues && rows.length > 0) continueRow(rows.at(-1), row)
      else {
        rows.push(row)
        numbers.push(line.number)
      }
    } else if (rows.length > 0 && aligned && (goesOn || line.indent > 2)) {
      continueRow(rows.at(-1), cellsAt(line.raw, starts))
    } else if (
      rows.length > 0 &&
      aligned &&
      advice &&
      line.raw.length < (starts[1] ?? 0) &&
      /^\p{Ll}/u.test(line.text)
    ) {
      continueRow(rows.at(-1), [line.text])
    } else break
    last = at
  }
  if (rows.length === 0 || (!advice && rows.length < 2)) return null
  return { header, rows, lines: numbers, lastIndex: last }
}

/** The table that begins on this line, or null: Markdown pipes, tabs, or columns of spaces. `end` is where it must stop. */
export function readTable(lines: readonly SourceLine[], start: number, end: number): Table | null {
  return pipeTable(lines, start, end) ?? gapTable(lines, start, end)
}
