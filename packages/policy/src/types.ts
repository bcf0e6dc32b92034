import type { TopicKey } from './topics.ts'
import type { Phrase } from './wording/phrases.ts'

/** How strongly a provision binds. The six words the whole product uses; `should not` counts as `must-not`. */
export type Force = 'must' | 'must-not' | 'should' | 'may' | 'take-care' | 'statement'

/**
 * Who a provision can apply to. `officer` is everybody employed by the body, `member` an elected or co-opted
 * member, `agency` an agency or interim worker, `on-behalf` volunteers and others acting for the body, `supplier`
 * a contractor, supplier or service provider.
 */
export type Category = 'officer' | 'member' | 'agency' | 'on-behalf' | 'supplier'

/** Every category, in the order in which pages and files list them. */
export const CATEGORIES: readonly Category[] = ['officer', 'member', 'agency', 'on-behalf', 'supplier']

/** Every force, strongest first. */
export const FORCES: readonly Force[] = ['must', 'must-not', 'should', 'may', 'take-care', 'statement']

/** A topic suggested for a provision. `confidence` is between 0 and 1; `because` are the words that led to it. */
export interface TopicSuggestion {
  readonly topic: TopicKey
  readonly confidence: number
  readonly because: readonly string[]
}

export type RepairKind = 'page-break' | 'hyphenation' | 'cut-off-start' | 'duplicate-number' | 'no-text'

/**
 * A fault of the source. `applied: true` means that the provision's text already reads as `suggestion`;
 * otherwise it still reads as `original`, and the owner decides.
 */
export interface Repair {
  readonly kind: RepairKind
  readonly original: string
  readonly suggestion: string
  readonly applied: boolean
  readonly reason: Phrase
}

/**
 * A heading and what stands under it. `ref` is unique among sections. `level` is 0 for a top section. `implied` marks
 * a section that the source does not head (its heading is the title). `text` is set only where a section holds words
 * that are no provisions, such as a table of versions; `heading` is '' in `document-control` and `document-end`, which the source
 * does not head.
 */
export interface PolicySection {
  readonly ref: string
  readonly heading: string
  readonly text?: string
  readonly parent: string | null
  readonly level: number
  readonly implied: boolean
  /** The number as printed before the heading (`4.`, `Article 5`); '' where there is none or it is part of the heading. */
  readonly marker: string
  /** The first line of the section in the source, counted from 1. */
  readonly line: number
}

/**
 * One numbered paragraph, list item, or unnumbered paragraph. `ref` is unique among provisions and the same for the
 * same text; `section` is a section's ref; `parent` is the ref of the provision it is a part of. `marker` is the number or letter as
 * printed ('' where there is none).
 */
export interface Provision {
  readonly ref: string
  readonly section: string
  readonly text: string
  readonly parent: string | null
  readonly force: Force
  /** What the force was read from; null where nothing was found. */
  readonly forceReason: Phrase | null
  readonly topics: readonly TopicSuggestion[]
  readonly appliesTo: readonly Category[]
  /** Why these categories are suggested, for the owner. */
  readonly appliesToReason: Phrase
  readonly repairs: readonly Repair[]
  readonly marker: string
  /** The first line of the provision in the source, counted from 1. */
  readonly line: number
}

export interface TensionChoice {
  readonly key: string
  readonly label: Phrase
}

/**
 * Two or more provisions that do not sit well together, for the policy's owner to resolve. `key` is stable across
 * versions and policies; a choice's `key` is stable within it.
 */
export interface Tension {
  readonly key: string
  readonly between: readonly string[]
  readonly about: Phrase
  readonly suggestion: Phrase
  readonly choices: readonly TensionChoice[]
  /** The key of the choice that `suggestion` argues for. */
  readonly suggested: string
}

/** A companion document that the policy names, and the provisions that name it. */
export interface RelatedDocument {
  readonly name: string
  readonly mentionedIn: readonly string[]
}

export type OmittedKind = 'contents' | 'page-number' | 'running-header' | 'rule'

/** A line of the source that is no part of the policy, kept so that nothing is lost. `line` counts from 1. */
export interface OmittedText {
  readonly kind: OmittedKind
  readonly line: number
  readonly text: string
}

/** A policy as the whole product knows it. Plain data: it survives JSON. */
export interface PolicyDocument {
  /** The policy's name as printed; '' where the text has none. */
  readonly title: string
  /** The body whose policy it is; '' where the text does not say. */
  readonly body: string
  readonly sections: readonly PolicySection[]
  readonly provisions: readonly Provision[]
  readonly tensions: readonly Tension[]
  readonly related: readonly RelatedDocument[]
  readonly omitted: readonly OmittedText[]
}
