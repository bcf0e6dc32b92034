import type { PersonActor } from '../../platform/identity/actor.ts'
import { appendEntry } from '../../platform/ledger/append-entry.ts'
import { enqueue } from '../../platform/jobs/enqueue.ts'
import type { AcknowledgementParts } from './parts.ts'
import { commitTo } from './commitment.ts'
import { tasks } from './jobs/tasks.ts'
import { findAskedQuestion } from './queries.ts'

export type AnswerAskedOutcome = { readonly outcome: 'answered' } | { readonly outcome: 'already' }

/**
 * Records the owner's answer to a question, once, and lets the person know by a link.
 * @returns undefined where there is no such question that this actor may see
 */
export async function answerAskedQuestion(
  parts: AcknowledgementParts,
  actor: PersonActor,
  questionId: string,
  answer: string,
): Promise<AnswerAskedOutcome | undefined> {
  return await parts.context.database.inTransaction(
    actor,
    async (tx): Promise<AnswerAskedOutcome | undefined> => {
      const now = parts.context.clock.now()
      const asked = await findAskedQuestion(tx, questionId)
      if (!asked) return undefined
      const committed = commitTo(answer)
      const updated = await tx
        .updateTable('acknowledgement_question')
        .set({
          answer: committed.text,
          answer_salt: committed.salt,
          answer_commitment: committed.commitment,
          answered_by: actor.personId,
          answered_at: now,
        })
        .where('id', '=', questionId)
        .where('answered_at', 'is', null)
        .executeTakeFirst()
      if (updated.numUpdatedRows === 0n) {
        // Row-level security let the actor see the question but not answer it, or somebody was faster.
        const again = await findAskedQuestion(tx, questionId)
        return again?.answer === undefined ? undefined : { outcome: 'already' }
      }
      await appendEntry(tx, {
        kind: 'acknowledgement.question-answered',
        at: now,
        subjects: [...new Set([asked.personId, actor.personId])],
        payload: {
          person: { id: asked.personId, name: asked.personName },
          policy: asked.policy,
          question: questionId,
          answerCommitment: committed.commitment,
          answeredBy: { id: actor.personId, name: actor.name },
        },
      })
      await enqueue(tx, {
        task: tasks.mailQuestionAnswered,
        payload: { question: questionId, person: asked.personId },
      })
      return { outcome: 'answered' }
    },
  )
}
