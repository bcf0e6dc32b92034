import type { Rule } from '../rule.ts'
import { obscenity } from './obscenity/rule.ts'
import { personalCircumstances } from './personal-circumstances/rule.ts'
import { personalData } from './personal-data/rule.ts'

/** Every rule, in the order in which they look at a draft. */
export const RULES: readonly Rule[] = [personalData, personalCircumstances, obscenity]
