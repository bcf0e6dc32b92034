import type { Block } from './blocks.ts'
import { isControlSection, keepAsWords } from './control-section.ts'
import type { DraftProvision, DraftSection, Naming, OpenList, Scope } from './draft.ts'
import { readLetter } from './letters.ts'
import { goesOnLater, runsOnThroughSections } from './look-ahead.ts'
import { CROSS, type Marker } from './markers.ts'
import { newScope, numberAbove, Numbering } from './numbering.ts'
import { OpenLists } from './open-lists.ts'
import { SectionOutline } from './section-outline.ts'
import { readTableProvisions } from './table-provisions.ts'
import { adviceColumn } from './tables.ts'

/** A line to sign on is neither a do nor a don't. */
const SIGNATURE = /_{3,}|\.{5,}/

interface Outline {
  readonly sections: DraftSection[]
  readonly provisions: DraftProvision[]
}

/**
 * Builds sections and provisions from blocks, in the order of the source. One instance reads one document; `blocks` is
 * what is left after the front matter.
 */
export class OutlineBuilder {
  private readonly provisions: DraftProvision[] = []
  private readonly blocks: readonly Block[]
  private readonly numbering = new Numbering()
  private readonly sections: SectionOutline
  private flat: { scope: Scope; style: string; section: DraftSection } | null = null
  private readonly lists = new OpenLists()
  /** An unnumbered paragraph that announces the list right after it. */
  private anchor: DraftProvision | null = null
  private at = 0

  constructor(blocks: readonly Block[], title: string) {
    this.blocks = blocks
    this.sections = new SectionOutline(blocks, title, this.numbering)
  }

  read(): Outline {
    for (this.at = 0; this.at < this.blocks.length; this.at += 1) {
      const block = this.blocks[this.at]
      if (block === undefined) break
      if (block.kind === 'heading') this.openSection(block)
      else if (isControlSection(this.sections.all.at(-1))) keepAsWords(block, this.section)
      else if (block.kind === 'table') this.addTable(block)
      else if (block.marker !== null) this.addItem(block, block.marker)
      else this.addParagraph(block)
    }
    return { sections: this.sections.all, provisions: this.provisions }
  }

  private get section(): DraftSection {
    return this.sections.current(this.blocks[this.at]?.line ?? 1)
  }

  private openSection(block: Block): void {
    this.sections.open(block, this.at)
    this.lists.closeAll()
    this.anchor = null
    const { kind } = this.section
    const ends = kind === 'part' || (kind === 'numbered' && this.flat?.scope.runsOn !== true)
    if (ends) this.flat = null
  }

  // Provisions

  private add(
    block: Pick<Block, 'text' | 'line' | 'repairs'> & { readonly marker?: Marker | null },
    naming: Naming,
    parent: DraftProvision | null,
    marker = '',
    advice: DraftProvision['advice'] = block.marker?.token === CROSS
      ? 'dont'
      : SIGNATURE.test(block.text.slice(0, 80))
        ? null
        : (parent?.advice ?? this.adviceOfSection(block.text, naming)),
  ): DraftProvision {
    const { section } = this
    const { text, line, repairs } = block
    const provision = { text, line, repairs, marker, naming, parent, section, advice }
    this.provisions.push(provision)
    section.provisions += 1
    return provision
  }

  /** A paragraph below the list of a section of don'ts is no don't itself. */
  private adviceOfSection(text: string, naming: Naming): DraftProvision['advice'] {
    if (text.endsWith(':') && adviceColumn(text) !== null) return adviceColumn(text)
    const last = this.provisions.at(-1)
    const belowList =
      last !== undefined && last.section === this.sections.all.at(-1) && last.naming.kind !== 'paragraph'
    return naming.kind === 'paragraph' && belowList && !text.endsWith(':')
      ? null
      : adviceColumn(this.section.heading)
  }

  private addParagraph(block: Block): void {
    const container = this.containerOf(block)
    const provision = this.add(block, { kind: 'paragraph' }, container)
    if (container === null) this.lists.suspend(0)
    const announces = block.text.endsWith(':') || !/[.!?]["”’')\]]*$/.test(block.text.slice(-12))
    this.anchor = announces ? provision : null
  }

  /** The provision that an unnumbered paragraph continues, or null where it stands by itself in its section. */
  private containerOf(block: Block): DraftProvision | null {
    const depth = this.lists.open.findLastIndex((list) => block.indent > 0 && block.indent >= list.indent + 2)
    const around = this.lists.open[depth]
    if (around !== undefined) {
      this.lists.closeDeeperThan(depth + 1)
      return around.item
    }
    const base = this.lists.outermost
    if (base === undefined || base.type === 'bullet' || base.type === 'implicit') return null
    const continues =
      base.type === 'multi' ||
      ((base.type === 'arabic' || base.type === 'label') && goesOnLater(base, this.blocks, this.at))
    if (!continues) return null
    this.lists.suspend(1)
    return base.item
  }

  private addItem(block: Block, marker: Marker): void {
    if (marker.type === 'multi') this.addMulti(block, marker)
    else if (marker.type === 'arabic' || marker.type === 'label') this.addArabic(block, marker)
    else if (marker.token === 'A' && this.section.heading.endsWith('?')) this.addAnswer(block, marker)
    else if (marker.type === 'letter') this.addLetter(block, marker)
    else this.addBullet(block, marker)
  }

  private push(
    block: Block,
    type: OpenList['type'],
    style: string,
    value: number,
    item: DraftProvision,
  ): void {
    this.anchor = block.text.endsWith(':') && this.lists.open.length === 0 ? item : null
    this.lists.push(block, type, style, value, item)
  }

  private addMulti(block: Block, marker: Marker): void {
    const number = marker.token
    const flat = this.flat?.scope
    const prefix = numberAbove(number)
    const inFlat = flat !== undefined && flat.numbers.has(prefix) && !flat.numbers.has(number)
    if (!inFlat) this.numbering.choose(number, null)
    const scope = inFlat ? flat : this.numbering.scope
    const above = this.numbering.above(scope, number)
    const parent = above !== undefined && !('heading' in above) ? above : null
    const item = this.add(block, { kind: 'number', number, scope }, parent, marker.printed)
    this.numbering.claim(scope, number, item)
    if (!inFlat) this.numbering.named = null
    this.lists.closeAll()
    this.push(block, 'multi', 'multi', marker.value, item)
  }

  private addSibling(list: OpenList, block: Block, marker: Marker, value: number, naming: Naming): void {
    const item = this.add(block, naming, list.parent, marker.printed)
    list.item = item
    list.last = value
    if (naming.kind === 'number') this.numbering.claim(naming.scope, naming.number, item)
    this.anchor = null
  }

  private addArabic(block: Block, marker: Marker): void {
    const { type, style, value, token } = marker
    const named = (list: OpenList): Naming =>
      list.item.naming.kind === 'number'
        ? { kind: 'number', number: token, scope: list.item.naming.scope }
        : { kind: 'token', token }
    const next =
      this.lists.find(block, type, style, (list) => list.last + 1 === value) ??
      (value > 1 ? this.lists.find(block, type, style, (list) => list.last < value) : null)
    if (next !== null) {
      this.addSibling(next, block, marker, value, named(next))
      return
    }
    const top = this.lists.top
    const restarts = top?.type === type && top.style === style && block.indent <= top.indent + 1
    const parent =
      this.anchor ??
      (restarts || (top?.type === 'bullet' && block.indent <= top.indent) ? null : (top?.item ?? null))
    if (parent !== null) {
      const item = this.add(block, { kind: 'token', token }, parent, marker.printed)
      this.push(block, type, style, value, item)
      return
    }
    this.lists.open = []
    this.addTopArabic(block, marker)
  }

  /** A number that stands directly in a section. */
  private addTopArabic(block: Block, marker: Marker): void {
    const { section } = this
    const { type, style, value, token } = marker
    const open = this.flat
    const goesOn = open !== null && open.style === style && value > open.scope.last
    const runsOn =
      section.kind === 'numbered' &&
      !goesOn &&
      value === 1 &&
      runsOnThroughSections(marker, this.blocks, this.at)
    if (section.kind === 'numbered' && type === 'arabic' && !goesOn && !runsOn) {
      const item = this.add(block, { kind: 'token', token }, null, marker.printed)
      this.push(block, type, style, value, item)
      return
    }
    const fresh = open === null || open.section !== section || !open.scope.numbers.has(token)
    const scope = goesOn ? open.scope : newScope(section, runsOn)
    const item = this.add(
      block,
      fresh || goesOn ? { kind: 'number', number: token, scope } : { kind: 'token', token },
      null,
      marker.printed,
    )
    if (fresh || goesOn) {
      this.numbering.claim(scope, token, item)
      scope.last = value
      this.flat = { scope, style, section }
    }
    this.push(block, type, style, value, item)
  }

  /** “Q1. May I …?⏎A. Yes.”: the letter stands for the answer, and begins no list. */
  private addAnswer(block: Block, marker: Marker): void {
    this.lists.closeAll()
    this.anchor = null
    const answer = this.add(block, { kind: 'paragraph' }, null, marker.printed)
    if (block.text.endsWith(':')) this.anchor = answer
  }

  private addLetter(block: Block, marker: Marker): void {
    const { style, token } = marker
    const reading = readLetter(marker, this.lists.open, this.blocks, this.at)
    const naming: Naming = { kind: 'token', token }
    const next =
      this.lists.find(block, reading.type, style, (list) => list.last + 1 === reading.value) ??
      (reading.value > 1
        ? this.lists.find(block, reading.type, style, (list) => list.last < reading.value)
        : null)
    if (next !== null) {
      this.addSibling(next, block, marker, reading.value, naming)
      return
    }
    const open = this.lists.open.findIndex((list) => list.type === reading.type && list.style === style)
    if (open >= 0) this.lists.closeDeeperThan(open)
    const parent = this.anchor ?? this.lists.top?.item ?? null
    const item = this.add(block, naming, parent, marker.printed)
    this.push(block, reading.type, style, reading.value, item)
  }

  private addBullet(block: Block, marker: Marker): void {
    const { style } = marker
    const type = marker.type === 'implicit' ? 'implicit' : 'bullet'
    const next =
      this.anchor === null
        ? this.lists.find(block, type, style, (list) => Math.abs(list.indent - block.indent) <= 1)
        : null
    if (next !== null) {
      this.addSibling(next, block, marker, 0, { kind: 'listed' })
      return
    }
    while (this.lists.top?.type === 'bullet' && block.indent < (this.lists.top?.indent ?? 0))
      this.lists.open.pop()
    const parent = this.anchor ?? this.lists.top?.item ?? null
    const item = this.add(block, { kind: 'listed' }, parent)
    this.push(block, type, style, 0, item)
  }

  // Tables

  private addTable(block: Block): void {
    const table = block.table
    if (table === null) return
    this.lists.open = []
    const parent = this.anchor
    this.anchor = null
    const heads = new Map<number, DraftProvision>()
    for (const cell of readTableProvisions(table, block.line)) {
      const above = heads.get(cell.column) ?? parent
      const provision = this.add({ ...cell, repairs: [] }, cell.naming, above, '', cell.advice)
      if (cell.isHead) heads.set(cell.column, provision)
    }
  }
}
