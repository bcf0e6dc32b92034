import {
  type Category,
  type Force,
  type OmittedText,
  type Phrase,
  type RelatedDocument,
  TOPIC_KEYS,
  type Wording,
  wordPhrase,
} from '@moothall/policy'
import type {
  CarriedItem,
  CarriedValues,
  Origin,
  PolicyBodyNameTable,
  PolicyCorrectionTable,
  PolicyRepairTable,
  PolicyTensionTable,
  PolicyUncoveredTopicTable,
} from './tables.ts'
import type { Selectable } from 'kysely'
import type { VersionState } from './lifecycle.decision.ts'
import type { PublishedSection } from './published-policy.ts'

/** What was confirmed of an item in the version named, and is offered again. */
export type Carried<Item extends CarriedItem> = CarriedValues[Item] & { readonly fromVersion: number }

export interface TopicRow {
  readonly topic: string
  readonly confidence: number | null
  readonly because: readonly string[]
  /** Null while it is only a suggestion. */
  readonly chosen: boolean | null
  readonly origin: Origin | null
}

export interface ApplicabilityRow {
  readonly category: Category
  readonly suggested: boolean
  readonly chosen: boolean | null
  readonly origin: Origin | null
}

export interface ProvisionDetail {
  readonly ref: string
  readonly position: number
  readonly depth: number
  readonly sectionRef: string
  readonly parent: string | null
  readonly marker: string
  readonly parsedText: string
  readonly text: string
  readonly force: Force
  readonly suggestedForce: Force
  readonly forceOrigin: Origin | null
  readonly forceReason: Phrase | null
  readonly appliesToReason: Phrase
  readonly confirmedBy: string | null
  readonly rowVersion: number
  readonly topics: readonly TopicRow[]
  readonly applicability: readonly ApplicabilityRow[]
  readonly carried: Carried<'provision'> | null
}

export type RepairDetail = Omit<Selectable<PolicyRepairTable>, 'policy_id' | 'version'> & {
  readonly carried: Carried<'repair'> | null
}
export type TensionDetail = Omit<Selectable<PolicyTensionTable>, 'policy_id' | 'version'> & {
  readonly carried: Carried<'tension'> | null
}
export type UncoveredTopicDetail = Omit<Selectable<PolicyUncoveredTopicTable>, 'policy_id' | 'version'>
export type BodyNameDecided = Omit<Selectable<PolicyBodyNameTable>, 'policy_id' | 'version'>
export type CorrectionDetail = Omit<Selectable<PolicyCorrectionTable>, 'policy_id' | 'version'>

/** Everything there is about one version, in any state, in reading order. For the owner's and approver's pages. */
export interface VersionDetail {
  readonly policyId: string
  readonly slug: string
  readonly version: number
  readonly state: VersionState
  readonly title: string
  /** As the text names it; the one that was set up where it names none. */
  readonly bodyName: string
  /** The body that was set up, by its name today; '' before that. */
  readonly setUpBodyName: string
  readonly sourceName: string
  readonly sourceSha256: string
  readonly related: readonly RelatedDocument[]
  readonly omitted: readonly OmittedText[]
  readonly importedBy: string
  readonly importedAt: Date
  readonly submittedBy: string | null
  readonly submittedAt: Date | null
  readonly proposedInForceOn: string | null
  readonly sentBackReasons: string | null
  readonly sentBackAt: Date | null
  readonly approvedAt: Date | null
  readonly inForceOn: string | null
  readonly inForceAt: Date | null
  readonly supersededAt: Date | null
  readonly withdrawnReasons: string | null
  readonly contentHash: string | null
  readonly contributors: readonly string[]
  readonly sections: readonly PublishedSection[]
  readonly provisions: readonly ProvisionDetail[]
  readonly repairs: readonly RepairDetail[]
  readonly tensions: readonly TensionDetail[]
  readonly uncovered: readonly UncoveredTopicDetail[]
  readonly corrections: readonly CorrectionDetail[]
  /** What was said of topics in an earlier version, by topic. */
  readonly carriedTopics: ReadonlyMap<string, Carried<'topic'>>
  readonly carriedBodyName: Carried<'body-name'> | null
  readonly bodyNameDecided: BodyNameDecided | null
}

/**
 * Topics of a provision as they stand: the owner's choice; where there is none yet, what was confirmed before, or else
 * the suggestion.
 */
export function topicsOf(provision: ProvisionDetail): readonly string[] {
  const { topics, carried } = provision
  if (carried !== null && topics.every(({ chosen }) => chosen === null)) return carried.topics
  return topics.filter(({ chosen }) => chosen ?? true).map(({ topic }) => topic)
}

/** Whom a provision applies to as it stands, by the same rule. */
export function appliesToOf(provision: ProvisionDetail): readonly Category[] {
  const { applicability, carried } = provision
  return applicability
    .filter(
      ({ category, chosen, suggested }) =>
        chosen ?? (carried === null ? suggested : carried.appliesTo.includes(category)),
    )
    .map(({ category }) => category)
}

/** A provision's force as it stands, by the same rule. */
export function forceOf({ force, forceOrigin, carried }: ProvisionDetail): Force {
  return forceOrigin === null && carried !== null ? carried.force : force
}

/**
 * What was confirmed of a provision before and can be kept as a whole: nobody has confirmed it in this version yet, and
 * each of its repairs was decided as it was then, so that it reads as it did.
 */
export function offerOf(
  detail: Pick<VersionDetail, 'repairs'>,
  provision: ProvisionDetail,
): Carried<'provision'> | null {
  if (provision.confirmedBy !== null) return null
  const repairs = detail.repairs.filter(({ ref }) => ref === provision.ref)
  const asBefore = repairs.every(
    ({ decision, carried }) => decision !== null && decision === carried?.decision,
  )
  return asBefore ? provision.carried : null
}

/** Topics of the policy map that no provision speaks of, in the map's order. */
export function uncoveredTopics(detail: Pick<VersionDetail, 'provisions'>): readonly string[] {
  const covered = new Set(detail.provisions.flatMap((provision) => topicsOf(provision)))
  return TOPIC_KEYS.filter((topic) => !covered.has(topic))
}

/** How a tension resolves: what the parser offered, or the owner's own words; '' while it is open. */
export function resolutionOf(
  tension: Pick<TensionDetail, 'resolution' | 'own_words' | 'choices'>,
): Phrase | string {
  if (tension.resolution === null) return ''
  if (tension.resolution === ownWords) return tension.own_words ?? ''
  return tension.choices.find(({ key }) => key === tension.resolution)?.label ?? ''
}

/** A resolution in a language; the owner's own words as they are. */
export function resolutionText(resolution: Phrase | string, wording: Wording): string {
  return typeof resolution === 'string' ? resolution : wordPhrase(resolution, wording)
}

/** The key of a resolution that is none of the choices offered. */
export const ownWords = 'own-words'

/** A provision's text with the confirmed corrections of slips. */
export function currentText(
  detail: Pick<VersionDetail, 'corrections'>,
  provision: Pick<ProvisionDetail, 'ref' | 'text'>,
): string {
  const confirmed = detail.corrections.filter(
    ({ ref, decision }) => ref === provision.ref && decision === 'confirmed',
  )
  return confirmed.at(-1)?.after ?? provision.text
}
