import type { Transaction } from '../../platform/database/database.ts'
import type { PersonActor } from '../../platform/identity/actor.ts'
import { decideAgainOnConflict } from './once.ts'
import type { AcknowledgementParts } from './parts.ts'
import type { Question } from './question-bank/question-bank.ts'
import {
  type AnswerGiven,
  nextQuestion,
  type PlannedTopic,
  type Progress,
} from './questions/choose-questions.decision.ts'
import { planFor } from './questions/plan.ts'
import { basisOf, recordEntry } from './record.ts'
import { findStanding, type FoundStanding } from './standing.ts'

export interface RecordedAnswer extends AnswerGiven {
  readonly position: number
  readonly optionId: string
}

/** One person's questions on a version: what was answered, in order, and what comes next. */
export interface Sitting {
  readonly found: FoundStanding
  readonly plan: readonly PlannedTopic<Question>[]
  readonly answers: readonly RecordedAnswer[]
  readonly progress: Progress<Question>
}

export type AnswerOutcome =
  | { readonly outcome: 'recorded' | 'already' }
  /** The form was for another question than the one that comes next; `position` is where to go on. */
  | { readonly outcome: 'elsewhere'; readonly position: number }
  | { readonly outcome: 'no-such-option' }
  | { readonly outcome: 'refused'; readonly reason: 'not-read' | 'not-in-force' | 'nothing-to-ask' }

interface Target {
  readonly slug: string
  readonly version: number
}

/** Where the person is with the questions; undefined where there is no such version. */
export async function findSitting(
  tx: Transaction,
  parts: AcknowledgementParts,
  which: Target & { readonly personId: string; readonly now: Date },
): Promise<Sitting | undefined> {
  const found = await findStanding(tx, parts, which)
  if (!found) return undefined
  const { personId } = which
  const plan = planFor({ rules: found.rules, bank: parts.bank, personId, categories: found.standing.askedAs })
  const rows = await tx
    .selectFrom('question_answer')
    .select(['position', 'topic', 'question_id', 'option_id', 'correct'])
    .where('person_id', '=', personId)
    .where('policy_id', '=', found.rules.policyId)
    .where('version', '=', which.version)
    .orderBy('position')
    .execute()
  const answers = rows.map((row) => ({
    position: row.position,
    topic: row.topic,
    questionId: row.question_id,
    optionId: row.option_id,
    correct: row.correct,
  }))
  // Who passed stays passed, also where a later release of the bank would draw other topics.
  const progress =
    found.standing.passedAt === undefined
      ? nextQuestion(plan, answers)
      : ({ state: 'passed', of: plan.length } as const)
  return { found, plan, answers, progress }
}

/**
 * Records one answer. The position is the question's token: the same page submitted twice, from two tabs or after going
 * back, finds its position taken and changes nothing. The answer that completes the topics also records the pass.
 */
export async function answerQuestion(
  parts: AcknowledgementParts,
  actor: PersonActor,
  target: Target & { readonly position: number },
  answer: { readonly questionId: string; readonly optionId: string },
): Promise<AnswerOutcome | undefined> {
  const { personId } = actor
  return await decideAgainOnConflict(() =>
    parts.context.database.inTransaction(actor, async (tx): Promise<AnswerOutcome | undefined> => {
      const now = parts.context.clock.now()
      const sitting = await findSitting(tx, parts, { ...target, personId, now })
      if (!sitting) return undefined
      const { found, answers, progress } = sitting
      if (answers.some(({ position }) => position === target.position)) return { outcome: 'already' }
      if (!found.standing.policy.inForce) return { outcome: 'refused', reason: 'not-in-force' }
      if (found.standing.readAt === undefined) return { outcome: 'refused', reason: 'not-read' }
      if (progress.state === 'nothing-to-ask') return { outcome: 'refused', reason: 'nothing-to-ask' }
      const position = answers.length + 1
      if (progress.state === 'passed') return { outcome: 'elsewhere', position }
      const { question } = progress.next
      if (position !== target.position || question.id !== answer.questionId)
        return { outcome: 'elsewhere', position }
      const option = question.options.find(({ id }) => id === answer.optionId)
      if (!option) return { outcome: 'no-such-option' }
      const given = { topic: question.topic, questionId: question.id, correct: option.correct }
      await tx
        .insertInto('question_answer')
        .values({
          person_id: personId,
          policy_id: found.rules.policyId,
          version: target.version,
          position,
          topic: given.topic,
          question_id: given.questionId,
          option_id: option.id,
          correct: given.correct,
          answered_at: now,
        })
        .execute()
      if (nextQuestion(sitting.plan, [...answers, given]).state === 'passed') {
        await recordPass(tx, sitting, personId, now)
      }
      return { outcome: 'recorded' }
    }),
  )
}

/** Says that the person passed, and on which topics; not with how many attempts. */
async function recordPass(tx: Transaction, sitting: Sitting, personId: string, now: Date): Promise<void> {
  const topics = sitting.plan.map(({ topic }) => topic)
  const payload = { ...basisOf(sitting.found, personId), topics }
  const entry = await recordEntry(tx, 'acknowledgement.questions-passed', now, payload)
  const { policyId, version } = sitting.found.rules
  await tx
    .insertInto('comprehension_passed')
    .values({ person_id: personId, policy_id: policyId, version, topics, passed_at: now, entry_id: entry.id })
    .execute()
}
