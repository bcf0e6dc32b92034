import type { Category, Force, OmittedText, Phrase, RelatedDocument, TensionChoice } from '@moothall/policy'
import type { ColumnType, Generated } from 'kysely'
import type { InsertOnly } from '../../platform/database/schema.ts'
import type { VersionState } from './lifecycle.decision.ts'

/** Written as JSON text, read as the value; never changed. */
type FixedJson<T> = ColumnType<T, string, never>

/** Something the parser says, in no language yet; never changed. */
type FixedPhrase<T extends Phrase | null = Phrase> = ColumnType<T, T, never>

/**
 * Where a value that stands comes from: it is what the parser suggested, what was confirmed in the version named and
 * carried over, or the owner's own choice. Null while nobody has confirmed anything.
 */
export type Origin = 'suggested' | 'chosen' | `version-${number}`

export interface PolicyTable {
  id: InsertOnly<string>
  slug: InsertOnly<string>
  created_by: InsertOnly<string>
  created_at: InsertOnly<Date>
}

interface OfVersion {
  policy_id: InsertOnly<string>
  version: InsertOnly<number>
}

export interface PolicyVersionTable extends OfVersion {
  state: VersionState
  title: InsertOnly<string>
  body_name: InsertOnly<string>
  /** The uploaded file's name as the browser gave it; for showing only. */
  source_name: InsertOnly<string>
  source_text: InsertOnly<string>
  /** SHA-256 of the source text's UTF-8 bytes, in hex. */
  source_sha256: InsertOnly<string>
  related: FixedJson<readonly RelatedDocument[]>
  omitted: FixedJson<readonly OmittedText[]>
  imported_by: InsertOnly<string>
  imported_at: InsertOnly<Date>
  submitted_by: string | null
  submitted_at: Date | null
  proposed_in_force_on: string | null
  sent_back_by: string | null
  sent_back_at: Date | null
  sent_back_reasons: string | null
  approved_by: string | null
  approved_at: Date | null
  /** UK calendar date, `YYYY-MM-DD`. */
  in_force_on: string | null
  content_hash: string | null
  in_force_at: Date | null
  superseded_at: Date | null
  withdrawn_by: string | null
  withdrawn_at: Date | null
  withdrawn_reasons: string | null
}

export interface PolicyContributorTable extends OfVersion {
  person_id: InsertOnly<string>
  first_at: InsertOnly<Date>
}

export interface PolicySectionTable extends OfVersion {
  ref: InsertOnly<string>
  position: InsertOnly<number>
  heading: InsertOnly<string>
  text: InsertOnly<string | null>
  parent: InsertOnly<string | null>
  level: InsertOnly<number>
  implied: InsertOnly<boolean>
  marker: InsertOnly<string>
}

export interface PolicyProvisionTable extends OfVersion {
  ref: InsertOnly<string>
  position: InsertOnly<number>
  depth: InsertOnly<number>
  section_ref: InsertOnly<string>
  parent: InsertOnly<string | null>
  marker: InsertOnly<string>
  /** As the parser gave it: `text` is this with the decisions about its repairs. */
  parsed_text: InsertOnly<string>
  text: string
  force: Force
  suggested_force: InsertOnly<Force>
  force_origin: Origin | null
  force_reason: FixedPhrase<Phrase | null>
  applies_to_reason: FixedPhrase
  confirmed_by: string | null
  confirmed_at: Date | null
  row_version: Generated<number>
}

export type RepairDecision = 'accepted' | 'declined'

export interface PolicyRepairTable extends OfVersion {
  ref: InsertOnly<string>
  position: InsertOnly<number>
  kind: InsertOnly<string>
  original: InsertOnly<string>
  suggestion: InsertOnly<string>
  applied: InsertOnly<boolean>
  reason: FixedPhrase
  decision: RepairDecision | null
  origin: Origin | null
  decided_by: string | null
  decided_at: Date | null
  row_version: Generated<number>
}

export interface PolicyTopicTable extends OfVersion {
  ref: InsertOnly<string>
  topic: InsertOnly<string>
  /** Of the parser's suggestion, 0 to 1; null where the owner added the topic. */
  confidence: InsertOnly<number | null>
  because: InsertOnly<string[]>
  /** Null while it is only a suggestion. */
  chosen: boolean | null
  origin: Origin | null
  confirmed_by: string | null
  confirmed_at: Date | null
}

export interface PolicyApplicabilityTable extends OfVersion {
  ref: InsertOnly<string>
  category: InsertOnly<Category>
  suggested: InsertOnly<boolean>
  /** Null while it is only a suggestion. */
  chosen: boolean | null
  origin: Origin | null
  confirmed_by: string | null
  confirmed_at: Date | null
}

export interface PolicyTensionTable extends OfVersion {
  key: InsertOnly<string>
  position: InsertOnly<number>
  between: InsertOnly<string[]>
  about: FixedPhrase
  suggestion: FixedPhrase
  choices: FixedJson<readonly TensionChoice[]>
  suggested: InsertOnly<string>
  /** A choice's key, or `own-words`. */
  resolution: string | null
  own_words: string | null
  origin: Origin | null
  resolved_by: string | null
  resolved_at: Date | null
  row_version: Generated<number>
}

export const uncoveredChoices = ['not-needed', 'elsewhere', 'next-version'] as const
export type UncoveredChoice = (typeof uncoveredChoices)[number]

export interface PolicyUncoveredTopicTable extends OfVersion {
  topic: InsertOnly<string>
  choice: UncoveredChoice
  note: string
  origin: Origin
  acknowledged_by: string
  acknowledged_at: Date
  row_version: Generated<number>
}

/** What was confirmed in an earlier version, by the kind of item that it is offered for. */
export interface CarriedValues {
  readonly provision: {
    readonly force: Force
    readonly topics: readonly string[]
    readonly appliesTo: readonly Category[]
  }
  readonly repair: { readonly decision: RepairDecision }
  readonly tension: { readonly resolution: string; readonly ownWords: string | null }
  readonly topic: { readonly choice: UncoveredChoice; readonly note: string }
  readonly 'body-name': { readonly choice: BodyNameChoice }
}
export type CarriedItem = keyof CarriedValues

export interface PolicyCarriedChoiceTable extends OfVersion {
  item: InsertOnly<CarriedItem>
  /** A provision's reference, a repair's key, a tension's key or a topic; '' for the body's name. */
  key: InsertOnly<string>
  from_version: InsertOnly<number>
  value: FixedJson<CarriedValues[CarriedItem]>
}

export const bodyNameChoices = ['same-body', 'change-text'] as const
export type BodyNameChoice = (typeof bodyNameChoices)[number]

export interface PolicyBodyNameTable extends OfVersion {
  /** The body's name in the text, and the name that was set up, as both were when this was decided. */
  in_text: string
  set_up: string
  choice: BodyNameChoice
  origin: Origin
  decided_by: string
  decided_at: Date
  row_version: Generated<number>
}

export interface PolicyCorrectionTable extends OfVersion {
  id: InsertOnly<string>
  ref: InsertOnly<string>
  before: InsertOnly<string>
  after: InsertOnly<string>
  reason: InsertOnly<string>
  recorded_by: InsertOnly<string>
  recorded_at: InsertOnly<Date>
  decision: 'confirmed' | 'refused' | null
  decided_by: string | null
  decided_at: Date | null
}

declare module '../../platform/database/schema.ts' {
  interface DatabaseSchema {
    policy: PolicyTable
    policy_version: PolicyVersionTable
    policy_contributor: PolicyContributorTable
    policy_section: PolicySectionTable
    policy_provision: PolicyProvisionTable
    policy_repair: PolicyRepairTable
    policy_topic: PolicyTopicTable
    policy_applicability: PolicyApplicabilityTable
    policy_tension: PolicyTensionTable
    policy_uncovered_topic: PolicyUncoveredTopicTable
    policy_carried_choice: PolicyCarriedChoiceTable
    policy_body_name: PolicyBodyNameTable
    policy_correction: PolicyCorrectionTable
  }
}
