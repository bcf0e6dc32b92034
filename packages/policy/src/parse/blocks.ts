import type { OmittedText, Repair } from '../types.ts'
import { findFurniture, underlines } from './furniture.ts'
import { headingShape } from './heading-shape.ts'
import type { SourceLine } from './lines.ts'
import { type Marker, readMarker } from './markers.ts'
import { readTable, type Table } from './tables.ts'
import { findWrapWidth, isFull, isSoftWrap } from './wraps.ts'
import { phrase } from '../wording/phrases.ts'

/** A stretch of the source that belongs together: a heading, a marked item, a paragraph or a table. */
export interface Block {
  kind: 'heading' | 'item' | 'paragraph' | 'table'
  text: string
  marker: Marker | null
  readonly line: number
  readonly indent: number
  /** The level of a Markdown heading; 1 or 2 for an underlined one; null otherwise. */
  readonly level: number | null
  readonly bold: boolean
  readonly blankBefore: boolean
  /** A page break, a page number or a running header stands before it. */
  readonly pageBefore: boolean
  readonly repairs: Repair[]
  /** How many source lines it takes up. */
  lines: number
  readonly table: Table | null
}

const SENTENCE_END = /[.;:?!]["”’')\]]*$|[,;]?\s(?:and|or)$|,$/

/** “… as set out in paragraph⏎4.2 above”. */
const REFERS = /\s(?:paragraphs?|sections?|clauses?|rules?|articles?|parts?|appendix|schedule|within)$/

interface State {
  readonly lines: readonly SourceLine[]
  readonly width: number | null
  readonly words: ReadonlySet<string>
  readonly blocks: Block[]
  /** The words of the last block, joined when it is complete: one long paragraph must not be copied once per line. */
  parts: string[]
  /** Numbers in square brackets that stand inside sentences: the lines that begin with them are footnotes. */
  readonly footnotes: ReadonlySet<string>
  readonly lastValue: Map<string, number>
  previous: SourceLine | null
  blank: boolean
  page: boolean
}

function finish(state: State): void {
  const last = state.blocks.at(-1)
  if (last !== undefined) last.text = state.parts.join('')
}

function add(state: State, line: SourceLine, part: Partial<Block> & Pick<Block, 'kind' | 'text'>): void {
  finish(state)
  const block: Block = {
    marker: null,
    line: line.number,
    indent: line.indent,
    level: null,
    bold: line.bold,
    blankBefore: state.blank || state.blocks.length === 0,
    pageBefore: state.page,
    repairs: [],
    lines: 1,
    table: null,
    ...part,
  }
  state.blocks.push(block)
  state.parts = part.text === '' ? [] : [part.text]
  state.blank = false
  state.page = false
}

/** A marker in the middle of a wrapped paragraph may be no marker: “… as section⏎4. says”, “… within⏎5 days”. */
function isBelievable(state: State, marker: Marker, line: SourceLine): boolean {
  const open = state.blank ? undefined : state.blocks.at(-1)
  const expected = (state.lastValue.get(marker.style) ?? 0) + 1
  if (marker.style === 'bare') {
    const free =
      open === undefined ||
      open.kind === 'heading' ||
      open.marker !== null ||
      (state.previous?.text.length ?? 0) < 60
    return free && marker.value === expected
  }
  if (open === undefined || open.kind === 'heading' || state.previous === null) return true
  // “Clause 2. General rule⏎2.1 …” begins what the line above heads.
  if (marker.type === 'multi' && marker.token === `${open.marker?.token}.1`) return true
  if (REFERS.test(state.previous.text.slice(-20)) && (marker.type === 'multi' || marker.type === 'arabic'))
    return false
  if (SENTENCE_END.test(state.previous.text.slice(-12))) return true
  if (marker.type === 'label') return false
  if (marker.type === 'bullet' && open.marker?.style === marker.style) return true
  if (marker.type === 'arabic' && marker.value === expected) return true
  return state.width === null || !isFull(state.previous, line, state.width)
}

function join(state: State, block: Block, line: SourceLine, previous: SourceLine): void {
  block.lines += 1
  const cut = /(\p{L}{2,})-$/u.exec(previous.text.slice(-60))
  if (cut === null || !/^\p{Ll}/u.test(line.text) || state.parts.length === 0) {
    if (state.parts.length > 0) state.parts.push(' ')
    state.parts.push(line.text)
    return
  }
  const start = cut[1] ?? ''
  const rest = /^\p{L}+/u.exec(line.text)?.[0] ?? ''
  const whole = `${start}${rest}`
  const applied = state.words.has(whole.toLowerCase())
  block.repairs.push({
    kind: 'hyphenation',
    original: `${start}-${rest}`,
    suggestion: whole,
    applied,
    reason: phrase('repair.hyphenation', {}),
  })
  const last = state.parts.pop() ?? ''
  state.parts.push(applied ? last.slice(0, -1) : last, line.text)
}

function addMarked(state: State, line: SourceLine): boolean {
  const marked = readMarker(line.text)
  if (marked?.marker.style === '[1' && state.footnotes.has(marked.marker.token)) return false
  if (marked === null || !isBelievable(state, marked.marker, line)) return false
  state.lastValue.set(marked.marker.style, marked.marker.value)
  add(state, line, { kind: 'item', text: marked.rest, marker: marked.marker, level: line.heading })
  return true
}

const UNFINISHED =
  /\s(?:the|a|an|of|to|and|or|by|with|for|in|on|at|from|as|not|that|which|their|your|our|any|all)$/i

/** “1.0  Aim⏎     The aim is …”: a short numbered heading above a paragraph that is set further in. */
function isHeadingAbove(state: State, open: Block, previous: SourceLine, line: SourceLine): boolean {
  const { type, style } = open.marker ?? { type: 'bullet', style: '' }
  const numbered = type === 'multi' || type === 'label' || type === 'arabic' || style.includes('A')
  if (!numbered || open.lines > 1 || !/^\p{Lu}/u.test(line.text)) return false
  if (state.width === null || isFull(previous, line, state.width)) return false
  const words = state.parts.join('')
  return headingShape(words) !== 'none' && !UNFINISHED.test(words)
}

/** A line set further in than the marker above it goes on with that item. */
function hangs(state: State, open: Block, previous: SourceLine, line: SourceLine): boolean {
  if (open.kind !== 'item' || line.indent < open.indent + 2) return false
  if (isHeadingAbove(state, open, previous, line)) return false
  return /^[\p{Ll}\d(]/u.test(line.text) ? !previous.text.endsWith(':') : !/[.:;?!]$/.test(previous.text)
}

function addLine(state: State, line: SourceLine, index: number): void {
  const open = state.blank ? undefined : state.blocks.at(-1)
  const underlined = underlines(state.lines, index + 1)
  if (line.heading !== null || underlined) {
    const level = line.heading ?? (state.lines[index + 1]?.text.startsWith('=') === true ? 1 : 2)
    const marked = readMarker(line.text)
    add(state, line, {
      kind: 'heading',
      text: marked?.rest ?? line.text,
      marker: marked?.marker ?? null,
      level,
    })
    return
  }
  if (addMarked(state, line)) return
  const { previous } = state
  const continues =
    open !== undefined &&
    (open.kind === 'paragraph' || open.kind === 'item') &&
    previous !== null &&
    (state.parts.length === 0 ||
      hangs(state, open, previous, line) ||
      isSoftWrap(previous, line, state.width, !open.bold && !line.bold))
  if (continues) join(state, open, line, previous)
  else add(state, line, { kind: 'paragraph', text: line.text })
}

function findFootnotes(lines: readonly SourceLine[]): Set<string> {
  const found = new Set<string>()
  for (const { text } of lines)
    for (const match of text.matchAll(/[\p{L}.,;)”’] ?\[(\d{1,3})\]/gu)) found.add(match[1] ?? '')
  return found
}

/** Cuts lines into blocks and sets aside what is no part of the policy. */
export function readBlocks(lines: readonly SourceLine[]): { blocks: Block[]; omitted: OmittedText[] } {
  const furniture = findFurniture(lines)
  const omitted: OmittedText[] = []
  const words = new Set<string>()
  for (const line of lines)
    for (const word of line.text.toLowerCase().match(/\p{L}+/gu) ?? []) words.add(word)
  const state: State = {
    lines,
    width: findWrapWidth(lines, furniture),
    words,
    blocks: [],
    parts: [],
    footnotes: findFootnotes(lines),
    lastValue: new Map(),
    previous: null,
    blank: true,
    page: false,
  }
  const stops = [...furniture.keys()]
    .filter((index) => furniture.get(index) !== 'rule')
    .sort((one, two) => one - two)
  let stop = 0
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index]
    if (line === undefined) break
    while ((stops[stop] ?? lines.length) < index) stop += 1
    if (line.pageBreak) state.page = true
    const kind = furniture.get(index)
    if (kind !== undefined) {
      omitted.push({ kind, line: line.number, text: line.text })
      if (kind !== 'rule') state.page = true
      state.blank = true
      continue
    }
    if (line.text === '' || underlines(lines, index)) {
      state.blank = true
      continue
    }
    const table = readTable(lines, index, stops[stop] ?? lines.length)
    if (table !== null) {
      add(state, line, { kind: 'table', text: '', table })
      index = table.lastIndex
      state.blank = true
      continue
    }
    addLine(state, line, index)
    state.previous = line
  }
  finish(state)
  return { blocks: state.blocks, omitted }
}
