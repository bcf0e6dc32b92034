import type { Rule } from '../rule.ts'
import { feedback } from './feedback/rule.ts'
import { goodPractice } from './good-practice/rule.ts'
import { logo } from './logo/rule.ts'
import { officialAccounts } from './official-accounts/rule.ts'
import { removal } from './removal/rule.ts'
import { obscenity } from './obscenity/rule.ts'
import { personalCircumstances } from './personal-circumstances/rule.ts'
import { personalData } from './personal-data/rule.ts'

/** Every rule, in the order in which they look at a draft. */
export const RULES: readonly Rule[] = [
  personalData,
  personalCircumstances,
  officialAccounts,
  removal,
  logo,
  feedback,
  obscenity,
  goodPractice,
]
