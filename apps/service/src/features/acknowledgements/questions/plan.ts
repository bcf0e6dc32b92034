import type { Category } from '@moothall/policy'
import type { PolicyRules } from '../policy-rules.ts'
import type { Question, QuestionBank } from '../question-bank/question-bank.ts'
import { type PlannedTopic, planQuestions } from './choose-questions.decision.ts'

/** The questions on a version for one person: always the same ones, so that two tabs and a reload agree. */
export function planFor(options: {
  readonly rules: PolicyRules
  readonly bank: QuestionBank
  readonly personId: string
  readonly categories: readonly Category[]
}): readonly PlannedTopic<Question>[] {
  const { rules, bank, personId, categories } = options
  return planQuestions({
    seed: `${personId}/${rules.policyId}@${rules.version}`,
    categories,
    provisions: rules.provisions,
    questions: bank.questions,
  })
}
