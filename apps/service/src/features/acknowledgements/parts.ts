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
