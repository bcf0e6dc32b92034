import type { OmittedKind } from '../types.ts'
import type { SourceLine } from './lines.ts'

const PAGE_OF =
  /^(?:page\s*[|:]?\s*)\d{1,4}(?:\s*(?:of|\/)\s*\d{1,4})?$|^\d{1,4}\s*(?:\||of|\/)\s*(?:p\s?a\s?g\s?e|\d{1,4})$/i
const ENDS_WITH_PAGE = /\bpage\s*[|:]?\s*\d{1,4}(?:\s*(?:of|\/)\s*\d{1,4})?$/i
/** A number so far from the left margin is a page's. */
const FAR_RIGHT = 30
/** What a web page says around a policy. */
const AROUND_PAGE =
  /^(?:(?:top|bottom) of (?:the )?page|skip to (?:main )?content|back to top|print this page|share this page|home(?: ?[>›»] ?[^>›»]{1,60}){1,6})$/i
const BARE_NUMBER = /^[-–—\s]*\d{1,4}[-–—\s]*$/
const RULE = /^(?:[-*_=~–—]\s?){3,}$/
/** How a protected document is marked at the head and foot of its pages. */
const MARKING =
  /^(?:\[?(?:OFFICIAL(?: ?[-–—:] ?SENSITIVE)?|NOT PROTECTIVELY MARKED|UNCLASSIFIED|RESTRICTED|UNCONTROLLED WHEN PRINTED)\]?)$/
const FENCE = /^(?:```|~~~)/
const CONTENTS_HEADING = /^(?:table of )?contents(?: page)?:?$|^index:?$/i
const LEADER = /(?:\.\s?){3,}\s*\d{1,4}$|…+\s*\d{1,4}$|_{3,}\s*\d{1,4}$/
/** What stands above the columns of a contents page. */
const CONTENTS_COLUMNS =
  /^(?:(?:section|title|heading|no\.?|number|item|paragraph|description)\s+){0,3}page(?: (?:no\.?|number))?$/i
/** The number or the page of an entry whose parts stand on lines of their own. */
const NUMBER_ALONE = /^\d{1,3}(?:\.\d{1,3}){0,3}\.?$/
const SPACED_PAGE = /^.{3,120}(?:\t| {3,})\d{1,4}$/

/** A line that counts pages or versions is no title, even where it stands first. */
const PAGED = /\bpage\b|\bv(?:ersion)?\.? ?#|^#|# of #/

type Marks = Map<number, OmittedKind>

/** What a line says without its numbering, leaders and page number: an entry of the contents and its heading agree. */
function entryKey(text: string): string {
  // A bound on length keeps the patterns' work bounded; no entry of a contents page is longer.
  if (text.length > 200) return ''
  return text
    .replace(/^[-*•]\s+/, '')
    .replace(/(?:\.\s?){2,}\s*\d*$|…+\s*\d*$|\s+\d{1,4}$/, '')
    .replace(/^(?:section|part|appendix)\s+/i, '')
    .replace(/^[\d.()]+\s*/, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

function markContents(lines: readonly SourceLine[], marks: Marks): void {
  const lastUse = new Map<string, number>()
  for (const [index, line] of lines.entries()) lastUse.set(entryKey(line.text), index)
  const isEntry = (index: number) => {
    const line = lines[index]
    if (line === undefined || line.text.length > 200) return false
    return (
      LEADER.test(line.text) ||
      (SPACED_PAGE.test(line.raw.trim()) && (lastUse.get(entryKey(line.text)) ?? 0) > index)
    )
  }
  let entries: number[] = []
  for (let index = 0; index <= lines.length; index += 1) {
    if (lines[index]?.text === '') continue
    if (isEntry(index)) {
      entries.push(index)
      continue
    }
    if (entries.length >= 2) for (const entry of entries) marks.set(entry, 'contents')
    entries = []
  }
  for (const [index, line] of lines.entries()) {
    if (!CONTENTS_HEADING.test(line.text)) continue
    let at = index + 1
    let found = 0
    /** Numbers alone on their lines since the latest entry: its page, and the number of the next entry. */
    let numbers: number[] = []
    let hasPages = false
    for (; at < lines.length; at += 1) {
      const text = lines[at]?.text ?? ''
      if (text === '' || RULE.test(text)) continue
      if (marks.has(at)) {
        found += 1
        continue
      }
      if (NUMBER_ALONE.test(text) || CONTENTS_COLUMNS.test(text)) {
        numbers.push(at)
        continue
      }
      if ((lastUse.get(entryKey(text)) ?? 0) <= at || entryKey(text) === '') break
      if (found > 0 && numbers.length > 1) hasPages = true
      for (const number of [...numbers, at]) marks.set(number, 'contents')
      numbers = []
      found += 1
    }
    const [page] = numbers
    if (found > 0 && hasPages && page !== undefined) marks.set(page, 'contents')
    if (found === 0) continue
    marks.set(index, 'contents')
    break
  }
}

/** Lines that stand at the top or foot of pages: the same words again and again beside a page number or page break. */
function markRunningHeaders(lines: readonly SourceLine[], marks: Marks): void {
  const visible = [...lines.keys()].filter((index) => lines[index]?.text !== '')
  const places = new Map<string, number[]>()
  for (const [order, index] of visible.entries()) {
    const text = lines[index]?.text ?? ''
    if (text.length > 100 || marks.has(index)) continue
    const key = text.toLowerCase().replaceAll(/\d+/g, '#')
    const list = places.get(key)
    if (list === undefined) places.set(key, [order])
    else list.push(order)
  }
  const besidePage = (order: number) =>
    [-2, -1, 0, 1, 2].some((step) => {
      const index = visible[order + step]
      if (index === undefined) return false
      return (
        (step !== 0 && marks.get(index) === 'page-number') ||
        (step >= 0 && lines[index]?.pageBreak === true && step < 2)
      )
    })
  for (const [key, orders] of places) {
    if (orders.length < 2 || !/\p{L}{3}/u.test(key)) continue
    const near = orders.filter(besidePage).length
    const official = /\b(?:policy|version|v#|council|official|confidential|page)\b/.test(key)
    const repeats = orders.length >= 3 && official && !/[.;:]$/.test(key)
    if (near < 2 && !repeats) continue
    if (near * 2 < orders.length && !repeats) continue
    const first = orders[0] ?? 0
    // The first of them may be the title itself.
    for (const order of first < 4 && !PAGED.test(key) ? orders.slice(1) : orders) {
      const index = visible[order]
      if (index !== undefined) marks.set(index, 'running-header')
    }
  }
}

function markPageNumbers(lines: readonly SourceLine[], marks: Marks): void {
  const hasPages = lines.some((line) => line.pageBreak || PAGE_OF.test(line.text))
  let expected = 0
  for (const [index, line] of lines.entries()) {
    if (line.text === '' || marks.has(index)) continue
    if (
      PAGE_OF.test(line.text.replaceAll(/[()]/g, '')) ||
      (line.text.length <= 100 && ENDS_WITH_PAGE.test(line.text))
    ) {
      marks.set(index, 'page-number')
      continue
    }
    if (!BARE_NUMBER.test(line.text)) continue
    if (line.indent >= FAR_RIGHT) {
      marks.set(index, 'page-number')
      continue
    }
    const alone = (lines[index - 1]?.text ?? '') === '' && (lines[index + 1]?.text ?? '') === ''
    const value = Number(line.text.replaceAll(/\D/g, ''))
    const beforeBreak = lines[index + 1]?.pageBreak === true || line.pageBreak
    const previous = lines.slice(Math.max(0, index - 3), index).findLast((candidate) => candidate.text !== '')
    const cutsSentence =
      previous !== undefined && previous.text.length > 40 && !/[.:;!?]$/.test(previous.text)
    const dashed = /[-–—]/.test(line.text)
    if (beforeBreak || (alone && (dashed || cutsSentence || (hasPages && value === expected + 1)))) {
      marks.set(index, 'page-number')
      expected = value
    }
  }
}

function markRules(lines: readonly SourceLine[], marks: Marks): void {
  for (const [index, line] of lines.entries()) {
    if (MARKING.test(line.text) || AROUND_PAGE.test(line.text.slice(0, 300)))
      marks.set(index, 'running-header')
    else if (FENCE.test(line.text)) marks.set(index, 'rule')
    else if (RULE.test(line.text) && !underlines(lines, index)) marks.set(index, 'rule')
  }
}

/** Whether a row of = or - stands right under words, as a heading's underline does. */
export function underlines(lines: readonly SourceLine[], index: number): boolean {
  const line = lines[index]
  const above = lines[index - 1]
  if (line === undefined || above === undefined || !/^(?:=|-){3,}$/.test(line.text)) return false
  if (above.text === '' || above.text.length > 100 || /[.;,|]$/.test(above.text) || RULE.test(above.text))
    return false
  return (lines[index - 2]?.text ?? '') === ''
}

/** Which lines are no part of the policy: contents, page numbers, running headers, rules. Keys are indexes of `lines`. */
export function findFurniture(lines: readonly SourceLine[]): ReadonlyMap<number, OmittedKind> {
  const marks: Marks = new Map()
  markRules(lines, marks)
  markContents(lines, marks)
  markPageNumbers(lines, marks)
  markRunningHeaders(lines, marks)
  return marks
}
