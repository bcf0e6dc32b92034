import { randomUUID } from 'node:crypto'
import type { PersonActor } from '../../platform/identity/actor.ts'
import { enqueue } from '../../platform/jobs/enqueue.ts'
import { commitTo } from './commitment.ts'
import { decide, type Refusal } from './decisions.ts'
import { tasks } from './jobs/tasks.ts'
import { decideAgainOnConflict } from './once.ts'
import type { AcknowledgementParts } from './parts.ts'
import { basisOf, recordEntry } from './record.ts'
import { findStanding } from './standing.ts'

export type AskOutcome =
  | { readonly outcome: 'asked'; readonly questionId: string }
  | { readonly outcome: 'refused'; readonly reason: Refusal }

/**
 * Puts a person's question to the policy's owner. The text stays in its row, under row-level security: the ledger holds
 * a commitment to it, the job its id.
 */
export async function askQuestion(
  parts: AcknowledgementParts,
  actor: PersonActor,
  target: { readonly slug: string; readonly version: number },
  text: string,
): Promise<AskOutcome | undefined> {
  const { personId } = actor
  return await decideAgainOnConflict(() =>
    parts.context.database.inTransaction(actor, async (tx): Promise<AskOutcome | undefined> => {
      const now = parts.context.clock.now()
      const found = await findStanding(tx, parts, { personId, ...target, now })
      if (!found) return undefined
      const decision = decide(found.standing, { type: 'ask' })
      if (decision.outcome === 'refused') return decision
      const questionId = randomUUID()
      const committed = commitTo(text)
      const payload = { ...basisOf(found, personId), question: questionId, commitment: committed.commitment }
      await recordEntry(tx, 'acknowledgement.question-asked', now, payload)
      await tx
        .insertInto('acknowledgement_question')
        .values({
          id: questionId,
          person_id: personId,
          policy_id: found.rules.policyId,
          version: target.version,
          ...committed,
          asked_at: now,
        })
        .execute()
      await enqueue(tx, { task: tasks.mailQuestionAsked, payload: { question: questionId } })
      return { outcome: 'asked', questionId }
    }),
  )
}
