import type { Block } from './blocks.ts'
import type { DraftProvision, DraftSection, Naming, OpenList, Scope } from './draft.ts'
import { isCapitals } from './heading-shape.ts'
import { isPartLabel, type Marker, romanValue } from './markers.ts'
import { adviceColumn, type Advice } from './tables.ts'

/** Deeper nesting than this is read as this deep; no policy comes near it. */
const DEEPEST = 12
const CONNECTOR = /^(?:or|and|but|nor|however|this|these|those|such|in addition|for example|where|if)\b/i
/** A line to sign on is neither a do nor a don't. */
const SIGNATURE = /_{3,}|\.{5,}/
const CONTROL_HEADING =
  /^(?:document (?:control|information|history|details)|version (?:control|history)|revision history|amendment (?:record|history)|review history|change (?:record|history|log))$/i

interface Outline {
  readonly sections: DraftSection[]
  readonly provisions: DraftProvision[]
}

function newScope(owner: DraftSection | null, runsOn = false): Scope {
  return { owner, numbers: new Set(), runsOn, last: 0 }
}

/**
 * Builds sections and provisions from blocks, in the order of the source. One instance reads one document; `blocks` is
 * what is left after the front matter.
 */
export class OutlineBuilder {
  readonly sections: DraftSection[] = []
  readonly provisions: DraftProvision[] = []
  private readonly blocks: readonly Block[]
  private readonly title: string
  private root = newScope(null)
  private scope = this.root
  private flat: { scope: Scope; style: string; section: DraftSection } | null = null
  private lists: OpenList[] = []
  /** Lists closed by a paragraph that may go on after it. */
  private suspended: OpenList[] = []
  /** An unnumbered paragraph that announces the list right after it. */
  private anchor: DraftProvision | null = null
  private namedSinceNumber: DraftSection | null = null
  private readonly byNumber = new Map<Scope, Map<string, DraftProvision | DraftSection>>()
  private readonly paragraphSections = new Set<DraftSection>()
  /** The latest heading of each Markdown level that no higher one has closed. */
  private readonly openByLevel: (DraftSection | undefined)[] = []
  private at = 0

  constructor(blocks: readonly Block[], title: string) {
    this.blocks = blocks
    this.title = title
  }

  read(): Outline {
    for (this.at = 0; this.at < this.blocks.length; this.at += 1) {
      const block = this.blocks[this.at]
      if (block === undefined) break
      if (block.kind === 'heading') this.openSection(block)
      else if (this.isControlSection()) this.keepAsWords(block)
      else if (block.kind === 'table') this.addTable(block)
      else if (block.marker !== null) this.addItem(block, block.marker)
      else this.addParagraph(block)
    }
    return { sections: this.sections, provisions: this.provisions }
  }

  private get section(): DraftSection {
    const last = this.sections.at(-1)
    if (last !== undefined) return last
    return this.addSection({
      heading: this.title,
      marker: '',
      kind: 'implied',
      number: '',
      label: '',
      scope: this.root,
      parent: null,
      level: 0,
      printedLevel: null,
      line: this.blocks[this.at]?.line ?? 1,
    })
  }

  private addSection(part: Omit<DraftSection, 'words' | 'provisions'>): DraftSection {
    const section: DraftSection = { ...part, words: [], provisions: 0 }
    this.sections.push(section)
    if (section.printedLevel !== null) {
      this.openByLevel.length = section.printedLevel
      this.openByLevel[section.printedLevel] = section
    }
    this.lists = []
    this.suspended = []
    this.anchor = null
    return section
  }

  private isControlSection(): boolean {
    const last = this.sections.at(-1)
    return last !== undefined && CONTROL_HEADING.test(last.heading)
  }

  private keepAsWords(block: Block): void {
    const { section } = this
    if (block.table !== null) {
      for (const row of [block.table.header ?? [], ...block.table.rows]) {
        if (row.length > 0) section.words.push(row.filter((cell) => cell !== '').join(' | '))
      }
    } else
      section.words.push(`${block.marker === null ? '' : `${block.marker.printed} `}${block.text}`.trim())
  }

  // Sections

  private openSection(block: Block): void {
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
    const scope = newScope(null)
    const section = this.addSection({
      heading,
      marker: '',
      kind: 'part',
      number: marker.token,
      label: marker.label,
      scope: this.root,
      parent: null,
      level: 0,
      printedLevel: block.level,
      line: block.line,
    })
    this.scope = { ...scope, owner: section }
    this.namedSinceNumber = null
    this.flat = null
  }

  private openNamed(block: Block): void {
    const parent = block.level === null ? this.parentByLayout(block) : this.enclosing(block.level)
    const section = this.addSection({
      heading: block.text,
      marker: '',
      kind: 'named',
      number: '',
      label: '',
      scope: this.scope,
      parent,
      level: Math.min(parent === null ? 0 : parent.level + 1, DEEPEST),
      printedLevel: block.level,
      line: block.line,
    })
    this.namedSinceNumber = section
  }

  /** An unnumbered heading belongs to the numbered section above it where that section's numbering goes on beneath. */
  private parentByLayout(block: Block): DraftSection | null {
    const last = this.sections.at(-1)
    if (last === undefined) return null
    if (last.kind !== 'implied' && last.provisions === 0 && last.words.length === 0) {
      // A heading right under a heading: the upper one names the part.
      return isCapitals(block.text) && !isCapitals(last.heading) ? null : last
    }
    const closesAdvice = adviceColumn(last.heading) !== null && adviceColumn(block.text) === null
    if (last.kind === 'named') return closesAdvice ? (last.parent?.parent ?? null) : last.parent
    if (last.kind === 'part') return last
    if (last.kind !== 'numbered' || isCapitals(block.text))
      return last.kind === 'numbered' ? last.parent : null
    for (let index = this.at + 1; index < Math.min(this.blocks.length, this.at + 400); index += 1) {
      const marker = this.blocks[index]?.marker
      if (marker?.type === 'multi')
        return this.topOf(marker.token) === this.topOf(last.number) ? last : last.parent
      if (marker?.type === 'arabic' && this.blocks[index]?.kind === 'heading') {
        return marker.value === this.scope.last + 1 ? last : last.parent
      }
      if (marker?.type === 'arabic' && marker.value === 1) return last.parent
    }
    return last.parent
  }

  private topOf(number: string): string {
    const dot = number.indexOf('.')
    return dot < 0 ? number : number.slice(0, dot)
  }

  private openNumbered(block: Block, marker: Marker): void {
    const number = marker.token
    const top =
      marker.type === 'multi'
        ? null
        : marker.value || (romanValue(marker.token) ?? marker.token.charCodeAt(0) - 64)
    this.chooseScope(number, top)
    const known = this.byNumber.get(this.scope)
    const above = marker.type === 'multi' ? known?.get(number.slice(0, number.lastIndexOf('.'))) : undefined
    const byMarkdown = block.level === null ? null : this.enclosing(block.level)
    const parent = above !== undefined && 'heading' in above ? above : (byMarkdown ?? this.scope.owner)
    const section = this.addSection({
      heading: block.text === '' ? marker.printed : block.text,
      marker: block.text === '' ? '' : marker.printed,
      kind: 'numbered',
      number,
      label: marker.label,
      scope: this.scope,
      parent,
      level: Math.min(parent === null ? 0 : parent.level + 1, DEEPEST),
      printedLevel: block.level,
      line: block.line,
    })
    this.claim(this.scope, number, section)
    if (top !== null) this.scope.last = top
    this.namedSinceNumber = null
    if (this.flat?.scope.runsOn !== true) this.flat = null
  }

  /** Numbers that begin again under a heading without a number open a scope that the heading names. */
  private chooseScope(number: string, top: number | null): void {
    const returns = this.scope.owner?.kind === 'named' && top !== null && top === this.root.last + 1
    if (returns && top !== this.scope.last + 1) this.scope = this.root
    if (!this.scope.numbers.has(number) || this.namedSinceNumber === null) return
    this.scope = newScope(this.namedSinceNumber)
  }

  private claim(scope: Scope, number: string, target: DraftProvision | DraftSection): void {
    scope.numbers.add(number)
    const known = this.byNumber.get(scope) ?? new Map<string, DraftProvision | DraftSection>()
    if (!known.has(number)) known.set(number, target)
    this.byNumber.set(scope, known)
  }

  // Provisions

  private add(
    block: Pick<Block, 'text' | 'line' | 'repairs'>,
    naming: Naming,
    parent: DraftProvision | null,
    marker = '',
    advice: DraftProvision['advice'] = SIGNATURE.test(block.text.slice(0, 80))
      ? null
      : (parent?.advice ?? adviceColumn(this.section.heading)),
  ): DraftProvision {
    const { section } = this
    const { text, line, repairs } = block
    const provision = { text, line, repairs, marker, naming, parent, section, advice }
    this.provisions.push(provision)
    section.provisions += 1
    return provision
  }

  private addParagraph(block: Block): void {
    const container = this.containerOf(block)
    const provision = this.add(block, { kind: 'paragraph' }, container)
    if (container === null) {
      this.suspended = this.lists
      this.lists = []
      this.paragraphSections.add(this.section)
    }
    const announces = block.text.endsWith(':') || !/[.!?]["”’')\]]*$/.test(block.text.slice(-12))
    this.anchor = announces ? provision : null
  }

  /** The provision that an unnumbered paragraph continues, or null where it stands by itself in its section. */
  private containerOf(block: Block): DraftProvision | null {
    for (let index = this.lists.length - 1; index >= 0; index -= 1) {
      const list = this.lists[index]
      if (list !== undefined && block.indent > 0 && block.indent >= list.indent + 2) {
        this.lists.length = index + 1
        return list.item
      }
    }
    const base = this.lists[0]
    if (base === undefined || base.type === 'bullet' || base.type === 'implicit') return null
    const continues =
      base.type === 'multi' ||
      base.type === 'label' ||
      (base.type === 'arabic' && this.goesOnLater(base, block))
    if (!continues) return null
    this.suspended = this.lists.slice(1)
    this.lists.length = 1
    return base.item
  }

  private goesOnLater(base: OpenList, block: Block): boolean {
    if (CONNECTOR.test(block.text.slice(0, 40)) || /^\p{Ll}/u.test(block.text)) return true
    for (let index = this.at + 1; index < Math.min(this.blocks.length, this.at + 40); index += 1) {
      const next = this.blocks[index]
      if (next?.kind === 'heading') return false
      if (next?.marker?.style === base.style) return next.marker.value === base.last + 1
    }
    return false
  }

  private addItem(block: Block, marker: Marker): void {
    if (marker.type === 'multi') this.addMulti(block, marker)
    else if (marker.type === 'arabic' || marker.type === 'label') this.addArabic(block, marker)
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
    this.anchor = block.text.endsWith(':') && this.lists.length === 0 ? item : null
    if (this.lists.length >= DEEPEST) this.lists.length = DEEPEST - 1
    this.lists.push({ type, style, indent: block.indent, last: value, item, parent: item.parent })
  }

  private addMulti(block: Block, marker: Marker): void {
    const number = marker.token
    const flat = this.flat?.scope
    const prefix = number.slice(0, number.lastIndexOf('.'))
    const inFlat = flat !== undefined && flat.numbers.has(prefix) && !flat.numbers.has(number)
    if (!inFlat) this.chooseScope(number, null)
    const scope = inFlat ? flat : this.scope
    const above = this.byNumber.get(scope)?.get(prefix)
    const parent = above !== undefined && !('heading' in above) ? above : null
    const item = this.add(block, { kind: 'number', number, scope }, parent, marker.printed)
    this.claim(scope, number, item)
    if (!inFlat) this.namedSinceNumber = null
    this.lists = []
    this.suspended = []
    this.push(block, 'multi', 'multi', marker.value, item)
  }

  /** Continues the innermost open list of this kind, closing what is nested in it. */
  private sibling(
    block: Block,
    type: OpenList['type'],
    style: string,
    accept: (list: OpenList) => boolean,
  ): OpenList | null {
    const inPlace = (list: OpenList) => block.indent >= list.indent - 1 && accept(list)
    return this.findSibling(type, style, inPlace) ?? this.findSibling(type, style, accept)
  }

  private findSibling(
    type: OpenList['type'],
    style: string,
    accept: (list: OpenList) => boolean,
  ): OpenList | null {
    for (const lists of [this.lists, this.suspended]) {
      for (let index = lists.length - 1; index >= 0; index -= 1) {
        const list = lists[index]
        if (list === undefined || list.type !== type || list.style !== style || !accept(list)) continue
        if (lists === this.suspended) this.lists = [...this.lists, list]
        else this.lists.length = index + 1
        return list
      }
    }
    return null
  }

  private addSibling(list: OpenList, block: Block, marker: Marker, value: number, naming: Naming): void {
    const item = this.add(block, naming, list.parent, marker.printed)
    list.item = item
    list.last = value
    if (naming.kind === 'number') this.claim(naming.scope, naming.number, item)
    this.anchor = null
  }

  private addArabic(block: Block, marker: Marker): void {
    const { type, style, value, token } = marker
    const named = (list: OpenList): Naming =>
      list.item.naming.kind === 'number'
        ? { kind: 'number', number: token, scope: list.item.naming.scope }
        : { kind: 'token', token }
    const next =
      this.sibling(block, type, style, (list) => list.last + 1 === value) ??
      (value > 1 ? this.sibling(block, type, style, (list) => list.last < value) : null)
    if (next !== null) {
      this.addSibling(next, block, marker, value, named(next))
      return
    }
    const top = this.lists.at(-1)
    const restarts = top?.type === type && top.style === style && block.indent <= top.indent + 1
    const parent =
      this.anchor ??
      (restarts || (top?.type === 'bullet' && block.indent <= top.indent) ? null : (top?.item ?? null))
    if (parent !== null) {
      const item = this.add(block, { kind: 'token', token }, parent, marker.printed)
      this.push(block, type, style, value, item)
      return
    }
    this.lists = []
    this.addTopArabic(block, marker)
  }

  /** A number that stands directly in a section. */
  private addTopArabic(block: Block, marker: Marker): void {
    const { section } = this
    const { type, style, value, token } = marker
    const open = this.flat
    const goesOn = open !== null && open.style === style && value > open.scope.last
    const runsOn = section.kind === 'numbered' && !goesOn && value === 1 && this.runsOnThroughSections(marker)
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
      this.claim(scope, token, item)
      scope.last = value
      this.flat = { scope, style, section }
    }
    this.push(block, type, style, value, item)
  }

  /** “Section One: 1, 2 – Section Two: 3, 4”: the numbers are the document's, not the section's. */
  private runsOnThroughSections(marker: Marker): boolean {
    let last = marker.value
    let sections = 0
    for (let index = this.at + 1; index < Math.min(this.blocks.length, this.at + 400); index += 1) {
      const block = this.blocks[index]
      if (block?.kind === 'heading') sections += 1
      if (block?.kind !== 'item' || block.marker?.style !== marker.style) continue
      if (sections > 0) return block.marker.value === last + 1
      last = block.marker.value
    }
    return false
  }

  private addLetter(block: Block, marker: Marker): void {
    const { style, token } = marker
    const reading = this.readLetter(marker)
    const naming: Naming = { kind: 'token', token }
    const next =
      this.sibling(block, reading.type, style, (list) => list.last + 1 === reading.value) ??
      (reading.value > 1
        ? this.sibling(block, reading.type, style, (list) => list.last < reading.value)
        : null)
    if (next !== null) {
      this.addSibling(next, block, marker, reading.value, naming)
      return
    }
    const open = this.lists.findIndex((list) => list.type === reading.type && list.style === style)
    if (open >= 0) this.lists.length = open
    const parent = this.anchor ?? this.lists.at(-1)?.item ?? null
    const item = this.add(block, naming, parent, marker.printed)
    this.push(block, reading.type, style, reading.value, item)
  }

  /** “i” after “h” is a letter, “i” at a start is one in Roman; what follows decides where both are possible. */
  private readLetter(marker: Marker): { type: 'alpha' | 'roman'; value: number } {
    const token = marker.token.toLowerCase()
    const roman = romanValue(token)
    const alpha = token.length === 1 ? token.charCodeAt(0) - 96 : null
    if (roman === null) return { type: 'alpha', value: alpha ?? 1 }
    if (alpha === null) return { type: 'roman', value: roman }
    for (let index = this.lists.length - 1; index >= 0; index -= 1) {
      const list = this.lists[index]
      if (list === undefined || list.style !== marker.style) continue
      if (list.type === 'roman' && list.last + 1 === roman) return { type: 'roman', value: roman }
      if (list.type === 'alpha' && list.last + 1 === alpha && !this.romanFollows(marker, roman)) {
        return { type: 'alpha', value: alpha }
      }
    }
    return roman === 1 || this.romanFollows(marker, roman)
      ? { type: 'roman', value: roman }
      : { type: 'alpha', value: alpha }
  }

  private romanFollows(marker: Marker, value: number): boolean {
    for (let index = this.at + 1; index < Math.min(this.blocks.length, this.at + 12); index += 1) {
      const next = this.blocks[index]?.marker
      if (next?.type !== 'letter' || next.style !== marker.style) continue
      return next.token.length > 1 && romanValue(next.token) === value + 1
    }
    return false
  }

  private addBullet(block: Block, marker: Marker): void {
    const { style } = marker
    const type = marker.type === 'implicit' ? 'implicit' : 'bullet'
    const next =
      this.anchor === null
        ? this.sibling(block, type, style, (list) => Math.abs(list.indent - block.indent) <= 1)
        : null
    if (next !== null) {
      this.addSibling(next, block, marker, 0, { kind: 'listed' })
      return
    }
    while (this.lists.at(-1)?.type === 'bullet' && block.indent < (this.lists.at(-1)?.indent ?? 0))
      this.lists.pop()
    const parent = this.anchor ?? this.lists.at(-1)?.item ?? null
    const item = this.add(block, { kind: 'listed' }, parent)
    this.push(block, type, style, 0, item)
  }

  // Tables

  private addTable(block: Block): void {
    const table = block.table
    if (table === null) return
    this.lists = []
    const parent = this.anchor
    this.anchor = null
    const columns = (table.header ?? []).map((cell) => adviceColumn(cell))
    if (columns.some((column) => column !== null)) this.addAdviceTable(block, columns, parent)
    else {
      const used = (column: number) => table.rows.some((row) => (row[column] ?? '') !== '')
      for (const [index, row] of table.rows.entries()) {
        const width = Math.max(row.length, table.header?.length ?? 0)
        const cells = Array.from({ length: width }, (_, column) => {
          const head = table.header?.[column] ?? ''
          const cell = row[column] ?? ''
          if (cell === '') return index === 0 && !used(column) ? head : ''
          return head === '' ? cell : `${head}: ${cell}`
        })
        const text = cells.filter((cell) => cell !== '').join('; ')
        const line = table.lines[index] ?? block.line
        if (text !== '') this.add({ text, line, repairs: [] }, { kind: 'listed' }, parent)
      }
    }
  }

  private addAdviceTable(
    block: Block,
    columns: readonly (Advice | null)[],
    above: DraftProvision | null,
  ): void {
    const table = block.table
    const width = Math.max(table?.header?.length ?? 0, ...(table?.rows ?? []).map((row) => row.length))
    for (let column = 0; column < width; column += 1) {
      const name = table?.header?.[column] ?? ''
      const advice = columns[column] ?? null
      const naming: Naming = advice === null ? { kind: 'listed' } : { kind: 'token', token: advice }
      const head =
        name === '' ? above : this.add({ text: name, line: block.line, repairs: [] }, naming, above, '', null)
      for (const [index, row] of (table?.rows ?? []).entries()) {
        const text = row[column] ?? ''
        if (text === '') continue
        const line = table?.lines[index] ?? block.line
        const item: Naming = name === '' ? { kind: 'listed' } : { kind: 'token', token: String(index + 1) }
        this.add({ text, line, repairs: [] }, item, head, '', advice)
      }
    }
  }
}
