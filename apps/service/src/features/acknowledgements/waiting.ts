import type { Context } from '../../context.ts'
import type { Transaction } from '../../platform/database/database.ts'
import type { PersonActor } from '../../platform/identity/actor.ts'
import { type Locale, messagesFor } from '../../platform/rendering/messages.ts'
import { type Standing, stepsOf } from './decisions.ts'
import { formatDay } from './dates.ts'
import { acknowledgementMessages } from './messages.ts'
import { partsOf } from './parts.ts'
import { paths } from './paths.ts'
import { listStandings } from './standing.ts'

/** What comes next for a person with a version. */
export type NextStep = 'to-read' | 'to-answer' | 'to-acknowledge' | 'question-open' | 'declined' | 'done'

/** Pure: the next step, from where the person stands. */
export function nextStepOf(standing: Standing): NextStep {
  if (standing.last?.response === 'acknowledged') return 'done'
  if (standing.last?.response === 'declined') return 'declined'
  if (standing.openQuestion) return 'question-open'
  const steps = stepsOf(standing)
  if (steps.read === 'to-do') return 'to-read'
  return steps.acknowledge === 'to-do' ? 'to-acknowledge' : 'to-answer'
}

/** Something that waits for a person, in finished words, for the home page. */
export interface WaitingItem {
  readonly href: string
  readonly title: string
  readonly detail: string
}

/**
 * What policies wait for from a person, by title. Run as that person. A declined policy does not wait: it is answered.
 */
export function acknowledgementWaitingItems(
  context: Context,
): (tx: Transaction, actor: PersonActor, locale: Locale) => Promise<readonly WaitingItem[]> {
  const parts = partsOf(context)
  return async (tx, actor, locale) => {
    const m = messagesFor(acknowledgementMessages, locale)
    const words = {
      'to-read': m.waiting.toRead,
      'to-answer': m.waiting.toAnswer,
      'to-acknowledge': m.waiting.toAcknowledge,
      'question-open': m.waiting.questionOpen,
    }
    const standings = await listStandings(tx, parts, {
      personId: actor.personId,
      now: context.clock.now(),
    })
    return standings.flatMap(({ standing, bodyName }) => {
      const step = nextStepOf(standing)
      if (step === 'done' || step === 'declined') return []
      const { policy, askedAs } = standing
      const categories = m.list(askedAs.map((category) => m.categories[category]))
      return [
        {
          href: paths.asked(policy.slug),
          title: words[step](policy.title),
          detail: m.waiting.detail(bodyName, formatDay(policy.inForceFrom, locale), categories),
        },
      ]
    })
  }
}
