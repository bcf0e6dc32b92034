import type { Repair } from '../types.ts'
import type { Marker } from './markers.ts'
import type { Advice } from './tables.ts'

/** Where printed numbers are unique: the document, or a part whose numbering begins again. */
export interface Scope {
  readonly owner: DraftSection | null
  readonly numbers: Set<string>
  /** Numbers that run on through the whole document; no other numbering takes them from it. */
  readonly runsOn: boolean
  /** The last number printed at the top of the scope. */
  last: number
}

export interface DraftSection {
  readonly heading: string
  readonly marker: string
  readonly kind: 'numbered' | 'part' | 'named' | 'implied'
  /** The printed number of a numbered section or the token of a part (`A` of “Appendix A”). */
  readonly number: string
  readonly label: string
  readonly scope: Scope
  readonly parent: DraftSection | null
  readonly level: number
  /** The level of its Markdown heading, or null. */
  readonly printedLevel: number | null
  readonly line: number
  readonly words: string[]
  provisions: number
}

/** How a provision comes by its reference. */
export type Naming =
  | { readonly kind: 'number'; readonly number: string; readonly scope: Scope }
  | { readonly kind: 'token'; readonly token: string }
  | { readonly kind: 'listed' }
  | { readonly kind: 'paragraph' }

export interface DraftProvision {
  readonly text: string
  readonly marker: string
  readonly line: number
  readonly section: DraftSection
  readonly parent: DraftProvision | null
  readonly naming: Naming
  readonly repairs: Repair[]
  /** Stands in a column or under a heading of dos or of don'ts. */
  readonly advice: Advice | null
}

/** An open list or numbering while the outline is built. */
export interface OpenList {
  readonly type: Marker['type'] | 'alpha' | 'roman'
  readonly style: string
  readonly indent: number
  last: number
  /** The latest item. */
  item: DraftProvision
  readonly parent: DraftProvision | null
}
