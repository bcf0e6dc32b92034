import type { Category, Force, Phrase, RelatedDocument } from '@moothall/policy'

/** States in which a version's text is public. */
export const publishedStates = ['in-force', 'superseded'] as const
export type PublishedState = (typeof publishedStates)[number]

/**
 * `text` is set only for words that are no provisions. `implied` marks a section that the source does not head. `marker` is
 * the number printed before the heading, or ''.
 */
export interface PublishedSection {
  readonly ref: string
  readonly heading: string
  readonly text: string | null
  readonly parent: string | null
  readonly level: number
  readonly implied: boolean
  readonly marker: string
}

/** `text` has accepted repairs and confirmed corrections applied; `topics` and `appliesTo` are the owner's choice. */
export interface PublishedProvision {
  readonly ref: string
  readonly sectionRef: string
  readonly text: string
  readonly parent: string | null
  readonly depth: number
  readonly marker: string
  readonly force: Force
  readonly topics: readonly string[]
  readonly appliesTo: readonly Category[]
}

/** `resolution` is the key of the choice taken, or `own-words`; `resolvedAs` what was chosen, or the owner's words. */
export interface PublishedTension {
  readonly key: string
  readonly between: readonly string[]
  readonly about: Phrase
  readonly suggestion: Phrase
  readonly resolution: string
  readonly resolvedAs: Phrase | string
}

/** A slip put right after approval: nobody is asked again because of it. */
export interface PublishedCorrection {
  readonly ref: string
  readonly before: string
  readonly after: string
  readonly reason: string
  /** RFC 3339, UTC. */
  readonly confirmedAt: string
}

/** One version of a policy as everybody may read it, in reading order. */
export interface PublishedPolicy {
  readonly policyId: string
  readonly slug: string
  readonly title: string
  readonly bodyName: string
  readonly version: number
  readonly state: PublishedState
  /** UK calendar date, `YYYY-MM-DD`. */
  readonly inForceOn: string
  /** When a later version took its place, RFC 3339; null while it is in force. */
  readonly supersededAt: string | null
  /** SHA-256 in hex of the canonical JSON of the content as approved; see `versionContent`. */
  readonly contentHash: string
  readonly sections: readonly PublishedSection[]
  readonly provisions: readonly PublishedProvision[]
  readonly tensions: readonly PublishedTension[]
  readonly corrections: readonly PublishedCorrection[]
  readonly related: readonly RelatedDocument[]
}

export interface PolicyInForce {
  readonly policyId: string
  readonly slug: string
  readonly title: string
  readonly version: number
  readonly inForceOn: string
  readonly contentHash: string
}
