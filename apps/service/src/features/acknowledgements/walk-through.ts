import type { Context } from '../../context.ts'
import type { PersonActor } from '../../platform/identity/actor.ts'
import { answerQuestion, findSitting } from './answer-question.ts'
import type { Decision } from './decisions.ts'
import { partsOf } from './parts.ts'
import { type AnswerGiven, nextQuestion } from './questions/choose-questions.decision.ts'
import { recordReading } from './record-reading.ts'
import { respond } from './respond.ts'

/**
 * Reads a version and answers its questions as one who knows them: everything up to the acknowledgement itself. For the
 * demonstration, benchmarks and soak tests; each step is the use case that the pages call.
 */
export async function getReadyToAcknowledge(
  context: Context,
  actor: PersonActor,
  target: { readonly slug: string; readonly version: number },
): Promise<void> {
  const parts = partsOf(context)
  await recordReading(parts, actor, target)
  const sitting = await context.database.inTransaction(actor, (tx) =>
    findSitting(tx, parts, { ...target, personId: actor.personId, now: context.clock.now() }),
  )
  if (sitting?.progress.state !== 'asking') return
  const answers: AnswerGiven[] = [...sitting.answers]
  for (let next = nextQuestion(sitting.plan, answers); next.state === 'asking';) {
    const { question } = next.next
    const right = question.options.find(({ correct }) => correct)
    const at = { ...target, position: answers.length + 1 }
    await answerQuestion(parts, actor, at, { questionId: question.id, optionId: right?.id ?? '' })
    answers.push({ topic: question.topic, questionId: question.id, correct: true })
    next = nextQuestion(sitting.plan, answers)
  }
}

/** `getReadyToAcknowledge`, then the acknowledgement. */
export async function walkThrough(
  context: Context,
  actor: PersonActor,
  target: { readonly slug: string; readonly version: number },
): Promise<Decision | undefined> {
  await getReadyToAcknowledge(context, actor, target)
  return await respond(partsOf(context), actor, { ...target, locale: 'en' }, { type: 'acknowledge' })
}
