import type { Block } from './blocks.ts'
import type { DraftProvision, OpenList } from './draft.ts'

/** Deeper nesting than this is read as this deep; no policy comes near it. */
export const DEEPEST = 12

/** The lists that the next item may continue, outermost first. */
export class OpenLists {
  open: OpenList[] = []
  /** Lists closed by a paragraph that may go on after it. */
  private suspended: OpenList[] = []

  get top(): OpenList | undefined {
    return this.open.at(-1)
  }

  get outermost(): OpenList | undefined {
    return this.open[0]
  }

  closeAll(): void {
    this.open = []
    this.suspended = []
  }

  /** Sets aside what is deeper than `depth`; an item after the paragraph may still continue it. */
  suspend(depth: number): void {
    this.suspended = this.open.slice(depth)
    this.open = this.open.slice(0, depth)
  }

  closeDeeperThan(depth: number): void {
    this.open.length = Math.min(this.open.length, depth)
  }

  push(block: Block, type: OpenList['type'], style: string, value: number, item: DraftProvision): void {
    this.closeDeeperThan(DEEPEST - 1)
    this.open.push({ type, style, indent: block.indent, last: value, item, parent: item.parent })
  }

  /** The innermost open list of this kind, closing what is nested in it. Indentation decides where it can. */
  find(
    block: Block,
    type: OpenList['type'],
    style: string,
    accept: (list: OpenList) => boolean,
  ): OpenList | null {
    const inPlace = (list: OpenList) => block.indent >= list.indent - 1 && accept(list)
    return this.findAny(type, style, inPlace) ?? this.findAny(type, style, accept)
  }

  private findAny(
    type: OpenList['type'],
    style: string,
    accept: (list: OpenList) => boolean,
  ): OpenList | null {
    const fits = (list: OpenList) => list.type === type && list.style === style && accept(list)
    const index = this.open.findLastIndex(fits)
    const found = this.open[index]
    if (found !== undefined) {
      this.closeDeeperThan(index + 1)
      return found
    }
    const resumed = this.suspended.findLast(fits)
    if (resumed !== undefined) this.open = [...this.open, resumed]
    return resumed ?? null
  }
}
