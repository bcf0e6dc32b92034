import type { DraftSection } from './draft.ts'
import { type Marker, romanValue } from './markers.ts'

interface OpenHeading {
  readonly key: string
  readonly value: number
  readonly section: DraftSection
}

/** Where a numbered heading stands: beside or below which one, or at the top. */
export interface Place {
  readonly key: string
  readonly value: number
  readonly depth: number
  readonly parent: DraftSection | null
}

/**
 * Headings numbered I, A, 1 in turn: a numbering of another kind that begins at its first number under a heading stands below
 * it, and one that goes on stands beside the heading that it follows.
 */
export class NestedHeadings {
  private open: OpenHeading[] = []

  clear(): void {
    this.open = []
  }

  placeOf(marker: Marker): Place {
    const { key, value } = this.read(marker)
    const depth = this.open.findLastIndex((heading) => heading.key === key && value === heading.value + 1)
    const top = this.open.at(-1)
    if (depth >= 0) return { key, value, depth, parent: this.open[depth - 1]?.section ?? null }
    const begins = value === 1 && top !== undefined && this.open.every((heading) => heading.key !== key)
    return begins
      ? { key, value, depth: this.open.length, parent: top.section }
      : { key, value, depth: 0, parent: null }
  }

  enter({ key, value, depth }: Place, section: DraftSection): void {
    this.open.length = Math.min(this.open.length, depth)
    this.open.push({ key, value, section })
  }

  /** I after H is a letter; I at a start, and II after I, are Roman. */
  private read(marker: Marker): { key: string; value: number } {
    if (marker.type !== 'letter') return { key: `${marker.type}/${marker.style}`, value: marker.value }
    const alpha = marker.token.length === 1 ? marker.token.toLowerCase().charCodeAt(0) - 96 : 0
    const roman = romanValue(marker.token)
    const letters = this.open.findLast(({ key }) => key === `letter/${marker.style}`)
    const numerals = this.open.findLast(({ key }) => key === `roman/${marker.style}`)
    const isRoman =
      roman !== null && (roman === (numerals?.value ?? 0) + 1 || alpha === 0) && letters?.value !== alpha - 1
    return isRoman
      ? { key: `roman/${marker.style}`, value: roman }
      : { key: `letter/${marker.style}`, value: alpha }
  }
}
