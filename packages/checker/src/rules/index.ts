import type { Rule } from '../rule.ts'
import { confidentiality } from './confidentiality/rule.ts'
import { discriminatoryLanguage } from './discriminatory-language/rule.ts'
import { airingDifferences } from './airing-differences/rule.ts'
import { disparagement } from './disparagement/rule.ts'
import { association } from './association/rule.ts'
import { correction } from './correction/rule.ts'
import { councilPolicyComment } from './council-policy-comment/rule.ts'
import { disclaimer } from './disclaimer/rule.ts'
import { politicalImpartiality } from './political-impartiality/rule.ts'
import { feedback } from './feedback/rule.ts'
import { formalProcedures } from './formal-procedures/rule.ts'
import { goodPractice } from './good-practice/rule.ts'
import { insult } from './insult/rule.ts'
import { inference } from './inference/rule.ts'
import { logo } from './logo/rule.ts'
import { officialAccounts } from './official-accounts/rule.ts'
import { privacy } from './privacy/rule.ts'
import { rumours } from './rumours/rule.ts'
import { removal } from './removal/rule.ts'
import { obscenity } from './obscenity/rule.ts'
import { personalCircumstances } from './personal-circumstances/rule.ts'
import { personalData } from './personal-data/rule.ts'
import { secondReading } from './second-reading/rule.ts'

/** Every rule, in the order in which they look at a draft. */
export const RULES: readonly Rule[] = [
  personalData,
  personalCircumstances,
  inference,
  privacy,
  confidentiality,
  rumours,
  officialAccounts,
  removal,
  logo,
  feedback,
  obscenity,
  discriminatoryLanguage,
  insult,
  disparagement,
  airingDifferences,
  formalProcedures,
  association,
  councilPolicyComment,
  disclaimer,
  correction,
  politicalImpartiality,
  goodPractice,
  secondReading,
]
