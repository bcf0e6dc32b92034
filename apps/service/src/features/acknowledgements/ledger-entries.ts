import type { Category } from '@moothall/policy'
import type { JsonObject } from '@moothall/ledger'
import { z } from 'zod'
import type { LedgerEntryKind } from '../../platform/ledger/entry-kind.ts'

const person = z.object({ id: z.string(), name: z.string() })
const policy = z.object({
  id: z.string(),
  slug: z.string(),
  title: z.string(),
  version: z.number(),
  contentHash: z.string(),
})
const common = { at: z.string(), person, policy }

/** What every entry of this feature says first: who, and which version. */
export interface EntryBasis extends JsonObject {
  readonly person: z.infer<typeof person>
  readonly policy: z.infer<typeof policy>
}

const responded = z.object({
  ...common,
  acknowledgement: z.string(),
  sequence: z.number(),
  wording: z.string(),
  categories: z.array(z.string()),
  comprehension: z.string().nullable(),
  readAt: z.string().nullable(),
  passedAt: z.string().nullable(),
  reasonCommitment: z.string().nullable(),
})

/** The payload of `acknowledgement.made` and `acknowledgement.declined`. */
export interface RespondedPayload extends EntryBasis {
  readonly acknowledgement: string
  readonly sequence: number
  readonly wording: string
  readonly categories: readonly Category[]
  readonly comprehension: 'passed' | 'no-questions' | null
  readonly readAt: string | null
  readonly passedAt: string | null
  /** SHA-256 of a salt and the reason given; null where none was given, or none was asked. */
  readonly reasonCommitment: string | null
}

function responseKind(kind: string, response: string): LedgerEntryKind {
  return {
    kind,
    produces: (payload) => {
      const entry = responded.parse(payload)
      const row = {
        table: 'acknowledgement',
        key: { id: entry.acknowledgement },
        row: {
          person_id: entry.person.id,
          policy_id: entry.policy.id,
          version: entry.policy.version,
          sequence: entry.sequence,
          response,
          content_hash: entry.policy.contentHash,
          wording: entry.wording,
          categories: entry.categories,
          comprehension: entry.comprehension,
          read_at: entry.readAt,
          passed_at: entry.passedAt,
          responded_at: entry.at,
        },
      }
      if (entry.reasonCommitment === null) return [row]
      const reason = {
        table: 'acknowledgement_reason',
        key: { acknowledgement_id: entry.acknowledgement },
        row: { person_id: entry.person.id, commitment: entry.reasonCommitment },
      }
      return [row, reason]
    },
  }
}

const readKind: LedgerEntryKind = {
  kind: 'acknowledgement.policy-read',
  produces: (payload) => {
    const entry = z.object(common).parse(payload)
    return [
      {
        table: 'policy_reading',
        key: { person_id: entry.person.id, policy_id: entry.policy.id, version: entry.policy.version },
        row: { read_at: entry.at },
      },
    ]
  },
}

const passedKind: LedgerEntryKind = {
  kind: 'acknowledgement.questions-passed',
  produces: (payload) => {
    const entry = z.object({ ...common, topics: z.array(z.string()) }).parse(payload)
    return [
      {
        table: 'comprehension_passed',
        key: { person_id: entry.person.id, policy_id: entry.policy.id, version: entry.policy.version },
        row: { topics: entry.topics, passed_at: entry.at },
      },
    ]
  },
}

const askedKind: LedgerEntryKind = {
  kind: 'acknowledgement.question-asked',
  produces: (payload) => {
    const entry = z.object({ ...common, question: z.string(), commitment: z.string() }).parse(payload)
    return [
      {
        table: 'acknowledgement_question',
        key: { id: entry.question },
        row: {
          person_id: entry.person.id,
          policy_id: entry.policy.id,
          version: entry.policy.version,
          commitment: entry.commitment,
          asked_at: entry.at,
          answer_commitment: null,
          answered_by: null,
          answered_at: null,
        },
      },
    ]
  },
}

const answeredKind: LedgerEntryKind = {
  kind: 'acknowledgement.question-answered',
  produces: (payload) => {
    const entry = z
      .object({ ...common, question: z.string(), answerCommitment: z.string(), answeredBy: person })
      .parse(payload)
    return [
      {
        table: 'acknowledgement_question',
        key: { id: entry.question },
        row: {
          answer_commitment: entry.answerCommitment,
          answered_by: entry.answeredBy.id,
          answered_at: entry.at,
        },
      },
    ]
  },
}

export const acknowledgementLedgerEntries: readonly LedgerEntryKind[] = [
  readKind,
  passedKind,
  responseKind('acknowledgement.made', 'acknowledged'),
  responseKind('acknowledgement.declined', 'declined'),
  askedKind,
  answeredKind,
]
