import type { Context } from '../../context.ts'
import { AppError } from '../../platform/errors/app-error.ts'
import type { PersonActor } from '../../platform/identity/actor.ts'
import { defaultLocale } from '../../platform/rendering/messages.ts'
import { answerQuestion, findSitting } from './answer-question.ts'
import { partsOf } from './parts.ts'
import { recordReading } from './record-reading.ts'
import { respond } from './respond.ts'

/** More than any plan can take with right answers only. */
const MOST_QUESTIONS = 50

/** Lets an invented person read a version, answer every question right and acknowledge it, by the steps of anybody. */
export async function acknowledgeAsDemo(
  context: Context,
  actor: PersonActor,
  version: { readonly slug: string; readonly version: number },
): Promise<void> {
  const parts = partsOf(context)
  const { personId } = actor
  await recordReading(parts, actor, version)
  for (let count = 0; count < MOST_QUESTIONS; count += 1) {
    const sitting = await context.database.inTransaction(actor, (tx) =>
      findSitting(tx, parts, { ...version, personId, now: context.clock.now() }),
    )
    if (sitting?.progress.state !== 'asking') break
    const { question } = sitting.progress.next
    const optionId = question.options.find(({ correct }) => correct)?.id ?? ''
    const position = sitting.answers.length + 1
    await answerQuestion(parts, actor, { ...version, position }, { questionId: question.id, optionId })
  }
  const decision = await respond(parts, actor, { ...version, locale: defaultLocale }, { type: 'acknowledge' })
  if (decision?.outcome === 'acknowledged' || decision?.outcome === 'already') return
  const why = decision?.outcome === 'refused' ? decision.reason : 'there is no such version'
  throw new AppError(
    'acknowledgements.demo-refused',
    `An invented person could not acknowledge the policy: ${why}`,
  )
}
