import type { Block } from './blocks.ts'
import { headingShape, isCapitals, isKnownHeading } from './heading-shape.ts'
import type { Marker } from './markers.ts'
import { adviceColumn } from './tables.ts'
import { phrase } from '../wording/phrases.ts'

const ENDS = /[.;:?!]["”’')\]]*$/
const SMALL_WORD_AT_END =
  /\s(?:within|than|until|between|over|under|after|before|during|about|into|who|when|where|if|because|the|a|an|of|to|and|or|by|with|for|in|on|at|from|as|is|are|be|you|not|that|this|which|their|your|our|any|may|must|should|will)$/i
const CONNECTOR = /^(?:or|and|but|nor)\b/i
/** No sentence is cut in two more often; without a bound a hostile text would be copied once per line. */
const MOST_JOINS = 20
const IMPLICIT: Marker = { type: 'implicit', style: 'implicit', printed: '', token: '', value: 0, label: '' }

function tail(text: string): string {
  return text.slice(-60)
}

function wordCount(text: string, limit: number): number {
  return text.length > limit * 30 ? limit + 1 : text.split(' ').length
}

function isPlain(block: Block | undefined): block is Block {
  return block !== undefined && block.kind === 'paragraph' && !block.bold
}

/** A number alone on its line belongs to the words that follow it. */
function giveNumbersTheirWords(blocks: readonly Block[]): Block[] {
  const result: Block[] = []
  for (let index = 0; index < blocks.length; index += 1) {
    const block = blocks[index]
    if (block === undefined) break
    const next = blocks[index + 1]
    const alone =
      block.text === '' && block.marker !== null && (block.kind === 'item' || block.kind === 'heading')
    if (alone && next?.kind === 'paragraph') {
      result.push({
        ...next,
        kind: block.kind,
        marker: block.marker,
        line: block.line,
        level: block.level,
        indent: block.indent,
        blankBefore: block.blankBefore,
      })
      index += 1
    } else if (!(alone && block.marker?.type === 'bullet')) result.push(block)
  }
  return result
}

/** “All employees. / All online activity.”: lines of a list that say their parts in the same way. */
function beginsAlike(block: Block, other: Block | undefined): boolean {
  if (!isPlain(other) || other.lines > 2 || wordCount(other.text, 20) > 20) return false
  const first = (text: string) => /^\p{L}+/u.exec(text.slice(0, 30))?.[0] ?? ''
  return first(block.text) !== '' && first(block.text) === first(other.text)
}

/** The index after the last short line of an unmarked list that a colon before `start` announces. */
function implicitListEnd(blocks: readonly Block[], start: number): number {
  let end = start
  for (; end < blocks.length; end += 1) {
    const block = blocks[end]
    if (!isPlain(block) || block.lines > 2 || wordCount(block.text, 20) > 20) break
    if (isCapitals(block.text) || isKnownHeading(block.text) || block.text.endsWith(':')) break
    if (/^\p{Lu}[\p{L} ]{0,30} :/u.test(block.text)) break
    if (/[.!?]$/.test(block.text)) {
      const before = blocks[end - 1]?.text ?? ''
      if (beginsAlike(block, blocks[end + 1]) || (end > start && beginsAlike(block, blocks[end - 1])))
        continue
      const closes =
        end > start && (/[;,]$|\b(?:and|or)$/.test(tail(before)) || wordCount(block.text, 8) <= 8)
      if (closes && !CONNECTOR.test(block.text)) end += 1
      break
    }
  }
  const last = blocks[end - 1]
  const after = blocks[end]
  const headsWhatFollows =
    last !== undefined &&
    end - start >= 1 &&
    !/[.;,]$/.test(last.text) &&
    headingShape(last.text) !== 'none' &&
    isPlain(after) &&
    ENDS.test(tail(after.text)) &&
    !CONNECTOR.test(after.text)
  if (headsWhatFollows) end -= 1
  return end - start >= 2 ? end : start
}

function markImplicitLists(blocks: readonly Block[]): void {
  for (let index = 0; index < blocks.length; index += 1) {
    const block = blocks[index]
    if (
      block === undefined ||
      block.kind === 'heading' ||
      block.kind === 'table' ||
      !(block.text.endsWith(':') || (isPlain(block) && adviceColumn(block.text) !== null))
    )
      continue
    const end = implicitListEnd(blocks, index + 1)
    for (let at = index + 1; at < end; at += 1) {
      const item = blocks[at]
      if (item === undefined) continue
      item.kind = 'item'
      item.marker = IMPLICIT
    }
    index = Math.max(index, end - 1)
  }
}

function goesOn(before: Block | undefined, block: Block): boolean {
  if (before === undefined || (before.kind !== 'paragraph' && before.kind !== 'item')) return false
  if (before.marker?.type === 'implicit' || ENDS.test(tail(before.text)) || !isPlain(block)) return false
  const words = wordCount(before.text, 6)
  const cut = SMALL_WORD_AT_END.test(tail(before.text))
  const lower = /^\p{Ll}/u.test(block.text)
  if (lower) return words >= 6 || cut
  return cut && words >= 4 && block.pageBefore
}

/** Puts a word together that the break cut in two, where the text has the whole word elsewhere. */
function joinAtBreak(before: string, after: string, words: ReadonlySet<string>): string {
  const start = /(\p{L}{2,})-$/u.exec(tail(before))?.[1]
  if (start === undefined) return `${before} ${after}`
  const rest = /^\p{Ll}+/u.exec(after.slice(0, 60))?.[0] ?? ''
  return words.has(`${start}${rest}`.toLowerCase()) ? `${before.slice(0, -1)}${after}` : `${before}${after}`
}

/** Joins a sentence that a page break or a blank line cut in two, and says so. */
function joinCutSentences(blocks: readonly Block[]): Block[] {
  const result: Block[] = []
  const words = new Set<string>()
  for (const { text } of blocks)
    for (const word of text.toLowerCase().match(/\p{L}+/gu) ?? []) words.add(word)
  for (const block of blocks) {
    const before = result.at(-1)
    if (before === undefined || before.repairs.length >= MOST_JOINS || !goesOn(before, block)) {
      result.push(block)
      continue
    }
    const end = before.text.slice(-200).split(' ').slice(-4).join(' ')
    const start = block.text.slice(0, 200).split(' ').slice(0, 4).join(' ')
    before.text = joinAtBreak(before.text, block.text, words)
    before.lines += block.lines
    before.repairs.push(
      {
        kind: 'page-break',
        original: `${end} ⏎ ${start}`,
        suggestion: `${end} ${start}`,
        applied: true,
        reason: phrase(block.pageBefore ? 'repair.page-break' : 'repair.blank-line', {}),
      },
      ...block.repairs,
    )
  }
  return result
}

const RUN_IN = /^(\p{Lu}[\p{Lu} &/’'-]{3,40}): +(?=[\p{Lu}“"])/u
const NO_HEADING = /^(?:NOTE|NB|EXAMPLES?|WARNING|IMPORTANT|REMEMBER|TIP|CAUTION)$/

/** “PURPOSE: To establish …”, where several paragraphs begin so: what stands in capitals heads the rest. */
function splitRunInHeadings(blocks: readonly Block[]): Block[] {
  const headOf = (block: Block) => {
    const head = isPlain(block) ? RUN_IN.exec(block.text.slice(0, 60))?.[1] : undefined
    return head === undefined || NO_HEADING.test(head) || adviceColumn(head) !== null ? '' : head
  }
  const several = blocks.filter((block) => headOf(block) !== '').length >= 2
  return blocks.flatMap((block) => {
    const head = headOf(block)
    if (head === '' || !(several || isKnownHeading(head))) return [block]
    const rest = block.text.slice(head.length + 1).trim()
    const heading: Block = { ...block, kind: 'heading', text: head, lines: 1, repairs: [] }
    return [heading, { ...block, text: rest, blankBefore: false, pageBefore: false }]
  })
}

/** Puts back together what the source's layout took apart. */
export function settleBlocks(blocks: readonly Block[]): Block[] {
  const numbered = giveNumbersTheirWords(blocks)
  markImplicitLists(numbered)
  return splitRunInHeadings(joinCutSentences(numbered))
}
