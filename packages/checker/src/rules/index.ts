import type { Rule } from '../rule.ts'
import { obscenity } from './obscenity/rule.ts'

/** Every rule, in the order in which they look at a draft. */
export const RULES: readonly Rule[] = [obscenity]
