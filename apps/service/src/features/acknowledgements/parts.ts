import type { Context } from '../../context.ts'
import { createPolicyRulesStore } from './policy-rules.ts'
import { loadQuestionBank } from './question-bank/question-bank.ts'
import type { StandingParts } from './standing.ts'

/** What this feature's use cases share, made once from the context. */
export interface AcknowledgementParts extends StandingParts {
  readonly context: Context
}

/** @throws AppError `question-bank.invalid` where the bank that ships was damaged */
export function createParts(context: Context): AcknowledgementParts {
  return { context, rules: createPolicyRulesStore(), bank: loadQuestionBank() }
}

const made = new WeakMap<Context, AcknowledgementParts>()

/** The parts of a context, made at its first use, so that routes and the home page share what they keep. */
export function partsOf(context: Context): AcknowledgementParts {
  const known = made.get(context)
  if (known) return known
  const parts = createParts(context)
  made.set(context, parts)
  return parts
}
