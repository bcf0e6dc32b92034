import type { Category } from '@moothall/policy'
import type { InsertOnly } from '../../platform/database/schema.ts'
import type { Response } from './decisions.ts'

/** That a person said they have read a version. No more is known of the reading: no time spent, no scrolling. */
export interface PolicyReadingTable {
  person_id: InsertOnly<string>
  policy_id: InsertOnly<string>
  version: InsertOnly<number>
  read_at: InsertOnly<Date>
  entry_id: InsertOnly<string>
}

/** One answer. Readable by the person alone, and in no ledger entry: how often somebody erred is nobody's business. */
export interface QuestionAnswerTable {
  person_id: InsertOnly<string>
  policy_id: InsertOnly<string>
  version: InsertOnly<number>
  /** Counts from 1. */
  position: InsertOnly<number>
  topic: InsertOnly<string>
  question_id: InsertOnly<string>
  option_id: InsertOnly<string>
  correct: InsertOnly<boolean>
  answered_at: InsertOnly<Date>
}

export interface ComprehensionPassedTable {
  person_id: InsertOnly<string>
  policy_id: InsertOnly<string>
  version: InsertOnly<number>
  topics: InsertOnly<string[]>
  passed_at: InsertOnly<Date>
  entry_id: InsertOnly<string>
}

export interface AcknowledgementTable {
  id: InsertOnly<string>
  person_id: InsertOnly<string>
  policy_id: InsertOnly<string>
  version: InsertOnly<number>
  /** A person's responses to a version count from 1; the last one stands. */
  sequence: InsertOnly<number>
  response: InsertOnly<Response>
  content_hash: InsertOnly<string>
  /** The sentence the person agreed to or declined, as they saw it. */
  wording: InsertOnly<string>
  categories: InsertOnly<Category[]>
  comprehension: InsertOnly<'passed' | 'no-questions' | null>
  read_at: InsertOnly<Date | null>
  passed_at: InsertOnly<Date | null>
  responded_at: InsertOnly<Date>
  entry_id: InsertOnly<string>
}

/** Why somebody declined, if they said so. Only the person and policy owners read it. */
export interface AcknowledgementReasonTable {
  acknowledgement_id: InsertOnly<string>
  person_id: InsertOnly<string>
  text: InsertOnly<string>
  salt: InsertOnly<Buffer>
  /** SHA-256 of salt and text, hexadecimal: what the ledger holds instead of the text. */
  commitment: InsertOnly<string>
}

export interface AcknowledgementQuestionTable {
  id: InsertOnly<string>
  person_id: InsertOnly<string>
  policy_id: InsertOnly<string>
  version: InsertOnly<number>
  text: InsertOnly<string>
  salt: InsertOnly<Buffer>
  commitment: InsertOnly<string>
  asked_at: InsertOnly<Date>
  answer: string | null
  answer_salt: Buffer | null
  answer_commitment: string | null
  answered_by: string | null
  answered_at: Date | null
}

declare module '../../platform/database/schema.ts' {
  interface DatabaseSchema {
    policy_reading: PolicyReadingTable
    question_answer: QuestionAnswerTable
    comprehension_passed: ComprehensionPassedTable
    acknowledgement: AcknowledgementTable
    acknowledgement_reason: AcknowledgementReasonTable
    acknowledgement_question: AcknowledgementQuestionTable
  }
}
