import type { Span } from './types.ts'

/** What an observation asks for by itself, before the policy's force is weighed in. */
export type Lead = 'advise' | 'review' | 'stop' | 'redirect'

/**
 * What a rule saw in a draft. It knows no provision and no wording: the engine binds the topic to the policy's
 * provisions for this author, drops it where the policy does not speak of it, and words it from the message file.
 */
export interface Observation {
  readonly topic: string
  readonly spans: readonly Span[]
  /** How sure and how grave the rule takes it to be, 0 to 1. Below 0.3 nothing is shown. */
  readonly strength: number
  readonly lead: Lead
  /** Which of the rule's wordings to use: a key below the rule's name in the message file. */
  readonly wording: string
  /** Values of the wording's placeholders; only words of the draft itself and counts. */
  readonly values?: Readonly<Record<string, string | number>>
}

/** What a rule wants to ask the author. */
export interface Asked {
  readonly question: string
  readonly topics: readonly string[]
}
