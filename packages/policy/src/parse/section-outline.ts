import type { Block } from './blocks.ts'
import type { DraftSection } from './draft.ts'
import { isCapitals } from './heading-shape.ts'
import { isPartLabel, type Marker, romanValue } from './markers.ts'
import { NestedHeadings } from './nested-headings.ts'
import type { Numbering } from './numbering.ts'
import { DEEPEST } from './open-lists.ts'
import { adviceColumn } from './tables.ts'

function topOf(number: string): string {
  const dot = number.indexOf('.')
  return dot < 0 ? number : number.slice(0, dot)
}

/** The headings of a document, and which of them stands under which. */
export class SectionOutline {
  readonly all: DraftSection[] = []
  private readonly blocks: readonly Block[]
  private readonly title: string
  private readonly numbering: Numbering
  /** The latest heading of each Markdown level that no higher one has closed. */
  private readonly openByLevel: (DraftSection | undefined)[] = []
  private readonly nested = new NestedHeadings()
  private at = 0

  constructor(blocks: readonly Block[], title: string, numbering: Numbering) {
    this.blocks = blocks
    this.title = title
    this.numbering = numbering
  }

  /** The section that the next provision stands in; one is implied where the text has no heading yet. */
  current(line: number): DraftSection {
    return (
      this.all.at(-1) ??
      this.add({
        heading: this.title,
        marker: '',
        kind: 'implied',
        number: '',
        label: '',
        scope: this.numbering.scope,
        parent: null,
        level: 0,
        printedLevel: null,
        line,
      })
    )
  }

  private add(part: Omit<DraftSection, 'words' | 'provisions'>): DraftSection {
    const section: DraftSection = { ...part, words: [], provisions: 0 }
    this.all.push(section)
    if (section.printedLevel !== null) {
      this.openByLevel.length = section.printedLevel
      this.openByLevel[section.printedLevel] = section
    }
    return section
  }

  /** Opens the section that a heading block begins. `at` is its place among the blocks. */
  open(block: Block, at: number): void {
    this.at = at
    const { marker } = block
    if (marker === null || marker.type === 'bullet') this.openNamed(block)
    else if (marker.type === 'label' && isPartLabel(marker)) this.openPart(block, marker)
    else this.openNumbered(block, marker)
  }

  /** The nearest heading above of a lower Markdown level. */
  private enclosing(printedLevel: number): DraftSection | null {
    return this.openByLevel.slice(0, printedLevel).findLast((section) => section !== undefined) ?? null
  }

  private openPart(block: Block, marker: Marker): void {
    const heading = block.text === '' ? marker.printed : `${marker.printed} ${block.text}`
    const section = this.add({
      heading,
      marker: '',
      kind: 'part',
      number: marker.token,
      label: marker.label,
      scope: this.numbering.scope,
      parent: null,
      level: 0,
      printedLevel: block.level,
      line: block.line,
    })
    this.numbering.openPart(section)
    this.nested.clear()
  }

  private openNamed(block: Block): void {
    const parent = block.level === null ? this.parentByLayout(block) : this.enclosing(block.level)
    const section = this.add({
      heading: block.text,
      marker: '',
      kind: 'named',
      number: '',
      label: '',
      scope: this.numbering.scope,
      parent,
      level: Math.min(parent === null ? 0 : parent.level + 1, DEEPEST),
      printedLevel: block.level,
      line: block.line,
    })
    this.numbering.named = section
  }

  /** An unnumbered heading belongs to the numbered section above it where that section's numbering goes on beneath. */
  private parentByLayout(block: Block): DraftSection | null {
    const last = this.all.at(-1)
    if (last === undefined) return null
    if (last.kind !== 'implied' && last.provisions === 0 && last.words.length === 0) {
      // A heading right under a heading: the upper one names the part.
      return isCapitals(block.text) && !isCapitals(last.heading) ? null : last
    }
    const closesAdvice = adviceColumn(last.heading) !== null && adviceColumn(block.text) === null
    if (last.printedLevel !== null && last.kind === 'named') return last
    if (isCapitals(block.text) && !isCapitals(last.heading)) {
      const peer = this.capitalsAbove(last)
      if (peer !== null) return peer.parent
    }
    if (last.kind === 'named') return closesAdvice ? (last.parent?.parent ?? null) : last.parent
    if (last.kind === 'part') return last
    if (last.kind !== 'numbered') return null
    return isCapitals(block.text) ? last.parent : this.parentByNumbers(last)
  }

  /** The nearest heading above that is set in capitals and has no number: another one stands beside it. */
  private capitalsAbove(last: DraftSection): DraftSection | null {
    for (let at = last.parent; at !== null; at = at.parent)
      if (at.kind === 'named' && isCapitals(at.heading)) return at
    return null
  }

  private parentByNumbers(last: DraftSection): DraftSection | null {
    for (let index = this.at + 1; index < Math.min(this.blocks.length, this.at + 400); index += 1) {
      const marker = this.blocks[index]?.marker
      if (marker?.type === 'multi') return topOf(marker.token) === topOf(last.number) ? last : last.parent
      if (marker?.type === 'arabic' && this.blocks[index]?.kind === 'heading') {
        return marker.value === this.numbering.scope.last + 1 ? last : last.parent
      }
      if (marker?.type === 'arabic' && marker.value === 1) return last.parent
    }
    return last.parent
  }

  private openNumbered(block: Block, marker: Marker): void {
    const place =
      block.level === null && (marker.type === 'letter' || marker.type === 'arabic')
        ? this.nested.placeOf(marker)
        : null
    const outer = place === null || place.depth === 0 ? null : place.parent
    const number = outer === null ? marker.token : `${outer.number}.${marker.token}`
    const top =
      marker.type === 'multi' || outer !== null
        ? null
        : marker.value || (romanValue(marker.token) ?? marker.token.charCodeAt(0) - 64)
    this.numbering.choose(number, top)
    const { scope } = this.numbering
    const above = marker.type === 'multi' ? this.numbering.above(scope, number) : undefined
    const byMarkdown = block.level === null ? null : this.enclosing(block.level)
    const parent = above !== undefined && 'heading' in above ? above : (outer ?? byMarkdown ?? scope.owner)
    const section = this.add({
      heading: block.text === '' ? marker.printed : block.text,
      marker: block.text === '' ? '' : marker.printed,
      kind: 'numbered',
      number,
      label: marker.label,
      scope,
      parent,
      level: Math.min(parent === null ? 0 : parent.level + 1, DEEPEST),
      printedLevel: block.level,
      line: block.line,
    })
    if (place !== null) this.nested.enter(place, section)
    this.numbering.claim(scope, number, section)
    if (top !== null) scope.last = top
    this.numbering.named = null
  }
}
