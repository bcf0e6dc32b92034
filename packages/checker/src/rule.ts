import type { Analysis } from './analysis.ts'
import type { Asked, Observation } from './observation.ts'

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
}
