import type { Analysis, WholeDraft } from './analysis.ts'
import type { Asked, Observation } from './observation.ts'

/** An observation with the name of the rule that made it. */
export interface Seen {
  readonly rule: string
  readonly observation: Observation
}

/**
 * One rule: one folder below `rules/`, with this, its cases as data (`cases.jsonl`) and a page of documentation
 * (`README.md`). Pure: the same analysis gives the same observations.
 */
export interface Rule {
  /** The folder's name, and the first part of its keys in the message file. */
  readonly name: string
  /** Every topic it may observe. */
  readonly topics: readonly string[]
  /** The rule is skipped where none of these lexicon categories occurs in the text; left out, it always runs. */
  readonly needs?: readonly string[]
  /** The rule is skipped where this says no: capacity, role, kind of draft. */
  readonly appliesIn?: (analysis: Analysis) => boolean
  readonly observe: (analysis: Analysis) => readonly Observation[]
  readonly ask?: (analysis: Analysis) => readonly Asked[]
  /**
   * Runs after every rule has observed, on drafts in a language that the checker reads: which observations stand, and which are added.
   * `speaks` says whether the policy speaks of a topic to the author.
   */
  readonly reconsider?: (
    draft: WholeDraft,
    seen: readonly Seen[],
    speaks: (topic: string) => boolean,
  ) => readonly Seen[]
}
