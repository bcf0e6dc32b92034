import type { Block } from './blocks.ts'
import { type HeadingShape, headingShape, isCapitals, isKnownHeading } from './heading-shape.ts'
import { isPartLabel, type Marker, romanValue } from './markers.ts'
import { adviceColumn } from './tables.ts'

/** Markers that belong to one run share style and depth; a run begins again at 1. */
function runKey(marker: Marker, roman = false): string {
  if (roman) return `roman/${marker.style}`
  return marker.type === 'multi'
    ? `multi/${marker.token.split('.').length}`
    : `${marker.type}/${marker.style}`
}

function canHead(marker: Marker): boolean {
  if (marker.type === 'bullet' || marker.type === 'implicit') return false
  return marker.type !== 'letter' || marker.style.includes('A')
}

/** Whether something stands under this numbered line: anything but the next of its own kind, or of a kind above it. */
function hasContent(block: Block, next: Block | undefined): boolean {
  if (block.marker === null || next === undefined) return false
  if (next.kind === 'paragraph' || next.kind === 'table') return true
  if (next.kind === 'heading' || next.marker === null) return false
  if (block.marker.type === 'label')
    return (
      next.marker.type !== 'label' || (block.marker.label === 'chapter' && next.marker.label !== 'chapter')
    )
  if (next.marker.type === 'multi') {
    if (block.marker.type === 'multi') return next.marker.token.startsWith(`${block.marker.token}.`)
    return true
  }
  if (block.marker.type === 'multi') return next.marker.type !== 'label' && next.marker.value <= 1
  return runKey(next.marker) !== runKey(block.marker) && next.marker.value <= 1
}

interface Run {
  readonly blocks: { block: Block; heads: boolean; shaped: boolean; colon: boolean }[]
}

function settleRun(run: Run): void {
  // “1. General Provisions: … 2. Personal Use:”: where every number is followed by a name and a colon, these are headings.
  if (run.blocks.length >= 3 && run.blocks.every(({ colon }) => colon)) {
    for (const { block } of run.blocks) block.kind = 'heading'
    return
  }
  const heads = run.blocks.filter((entry) => entry.heads).length
  if (heads * 2 < run.blocks.length) return
  for (const entry of run.blocks) if (entry.heads || entry.shaped) entry.block.kind = 'heading'
}

function markNumberedHeadings(blocks: readonly Block[]): void {
  const runs = new Map<string, Run>()
  const romans = new RomanCapitals()
  for (const [index, block] of blocks.entries()) {
    const { marker } = block
    if (block.kind !== 'item' || marker === null || !canHead(marker)) continue
    const key = runKey(marker, romans.takes(marker))
    const shape = block.text === '' && marker.type === 'label' ? 'strong' : shapeBehindMarker(block)
    const colon = block.text.endsWith(':') && !isCapitals(block.text)
    const shaped = shape !== 'none' && !colon
    const entry = {
      block,
      shaped,
      colon: colon && shape === 'strong',
      heads: shaped && hasContent(block, blocks[index + 1]),
    }
    if (marker.type === 'label' && isPartLabel(marker) && shaped) {
      block.kind = 'heading'
      continue
    }
    const open = runs.get(key)
    if (
      open === undefined ||
      (marker.value === 1 && marker.type !== 'multi') ||
      (key.startsWith('roman') && marker.token === 'I')
    ) {
      if (open !== undefined) settleRun(open)
      runs.set(key, { blocks: [entry] })
    } else open.blocks.push(entry)
  }
  for (const run of runs.values()) settleRun(run)
  markNumberedSubheadings(blocks)
}

/** “2.1 Standards” above 2.1.1 is a heading, even where 1.1 and 3.1 are paragraphs; a stem that 2.1.1 completes is none. */
function markNumberedSubheadings(blocks: readonly Block[]): void {
  for (const [index, block] of blocks.entries()) {
    const next = blocks[index + 1]
    if (block.kind !== 'item' || block.marker?.type !== 'multi' || next?.marker?.type !== 'multi') continue
    const above = next.marker.token.startsWith(`${block.marker.token}.`)
    const heads = above && headingShape(block.text) !== 'none' && !block.text.endsWith(':')
    if (heads && /^[^\p{L}]*\p{Lu}/u.test(next.text)) block.kind = 'heading'
  }
}

/** Roman numerals in capitals, told from letters by their order: I after H is a letter, II after I is none. */
class RomanCapitals {
  private last = 0
  private letter = ''

  takes(marker: Marker): boolean {
    if (marker.type !== 'letter' || marker.token !== marker.token.toUpperCase()) return false
    const value = romanValue(marker.token)
    const alphabetical =
      marker.token.length === 1 && marker.token.charCodeAt(0) === this.letter.charCodeAt(0) + 1
    if (value !== null && value === this.last + 1 && !(alphabetical && this.last === 0)) {
      this.last = value
      return true
    }
    this.letter = marker.token
    return false
  }
}

/** How a marked line reads; a question behind a number heads its answer, however it is put. */
function shapeBehindMarker(block: Block): HeadingShape {
  const asks = block.text.endsWith('?') && block.text.length <= 120
  return asks ? 'strong' : headingShape(block.text)
}

/** Three short lines in a row are no headings of each other; they are read as lines of text. */
function isInPile(blocks: readonly Block[], index: number): boolean {
  const shaped = (at: number) => {
    const block = blocks[at]
    return block?.kind === 'paragraph' && headingShape(block.text) !== 'none'
  }
  return (shaped(index + 1) && shaped(index + 2)) || (shaped(index - 1) && shaped(index - 2))
}

function announcesAdvice(block: Block): boolean {
  return block.kind === 'paragraph' && block.text.endsWith(':') && adviceColumn(block.text) !== null
}

/** Whether a plain sentence follows the lists of dos and don'ts around this line: it belongs to none of them. */
function goesOnBelowLists(blocks: readonly Block[], start: number): boolean {
  for (let index = start + 1; index < Math.min(blocks.length, start + 100); index += 1) {
    const block = blocks[index]
    if (block === undefined) return false
    if (block.kind === 'item' || announcesAdvice(block)) continue
    return block.kind === 'paragraph' && headingShape(block.text) === 'none'
  }
  return false
}

/** “Think twice.⏎  Screens make us brave. …”: a few words, and right under them a paragraph that is set further in. */
function standsAboveIndented(block: Block, next: Block): boolean {
  const inset = next.kind === 'paragraph' && !next.blankBefore && next.indent >= block.indent + 2
  const few = block.lines === 1 && block.text.length <= 60 && block.text.split(' ').length <= 8
  return (
    inset &&
    few &&
    block.blankBefore &&
    /^\p{Lu}/u.test(block.text) &&
    /\p{L}\W?$/u.test(block.text) &&
    !/[:;,]$/.test(block.text)
  )
}

function isUnnumberedHeading(blocks: readonly Block[], index: number): boolean {
  const block = blocks[index]
  const next = blocks[index + 1]
  if (block === undefined || block.kind !== 'paragraph' || next === undefined || block.lines > 2) return false
  if (standsAboveIndented(block, next)) return true
  const shape = headingShape(block.text)
  if (shape === 'none') return false
  // “Please don't:” right above a list announces the list and nothing after it.
  if (announcesAdvice(block) && next.kind === 'item' && goesOnBelowLists(blocks, index)) return false
  if (isCapitals(block.text) || isKnownHeading(block.text) || block.bold) return true
  if (isInPile(blocks, index)) return false
  if (shape === 'strong') return true
  return next.kind === 'item' || next.kind === 'table' || headingShape(next.text) !== 'weak'
}

/** Decides which blocks are headings. Markdown and underlined ones are already. */
export function markHeadings(blocks: readonly Block[]): void {
  const unnumbered = [...blocks.keys()].filter((index) => isUnnumberedHeading(blocks, index))
  for (const block of blocks) {
    const sentence =
      block.kind === 'heading' &&
      block.marker !== null &&
      block.text !== '' &&
      headingShape(block.text) === 'none'
    if (sentence) block.kind = 'item'
  }
  markNumberedHeadings(blocks)
  for (const index of unnumbered) {
    const block = blocks[index]
    if (block !== undefined) block.kind = 'heading'
  }
}
