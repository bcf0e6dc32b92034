import type { Context } from '../../context.ts'
import type { PersonActor } from '../../platform/identity/actor.ts'
import { answerQuestion, findSitting } from './answer-question.ts'
import type { Decision } from './decisions.ts'
import { partsOf } from './parts.ts'
import { recordReading } from './record-reading.ts'
import { respond } from './respond.ts'

/** More than any plan has topics; a guard against a bank whose right answers would not be taken as right. */
const MOST_ANSWERS = 50

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
  for (let answers = 0; answers < MOST_ANSWERS; answers++) {
    const sitting = await context.database.inTransaction(actor, (tx) =>
      findSitting(tx, parts, { ...target, personId: actor.personId, now: context.clock.now() }),
    )
    if (sitting?.progress.state !== 'asking') return
    const { question } = sitting.progress.next
    const right = question.options.find(({ correct }) => correct)
    await answerQuestion(
      parts,
      actor,
      { ...target, position: sitting.answers.length + 1 },
      { questionId: question.id, optionId: right?.id ?? '' },
    )
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
