import obscenity from './en/obscenity.json' with { type: 'json' }
import confidentiality from './en/confidentiality.json' with { type: 'json' }
import discriminatoryLanguage from './en/discriminatory-language.json' with { type: 'json' }
import airingDifferences from './en/airing-differences.json' with { type: 'json' }
import disparagement from './en/disparagement.json' with { type: 'json' }
import association from './en/association.json' with { type: 'json' }
import correction from './en/correction.json' with { type: 'json' }
import councilPolicyComment from './en/council-policy-comment.json' with { type: 'json' }
import disclaimer from './en/disclaimer.json' with { type: 'json' }
import politicalImpartiality from './en/political-impartiality.json' with { type: 'json' }
import feedback from './en/feedback.json' with { type: 'json' }
import formalProcedures from './en/formal-procedures.json' with { type: 'json' }
import goodPractice from './en/good-practice.json' with { type: 'json' }
import insult from './en/insult.json' with { type: 'json' }
import logo from './en/logo.json' with { type: 'json' }
import officialAccounts from './en/official-accounts.json' with { type: 'json' }
import personalCircumstances from './en/personal-circumstances.json' with { type: 'json' }
import personalData from './en/personal-data.json' with { type: 'json' }
import questions from './en/questions.json' with { type: 'json' }

import inference from './en/inference.json' with { type: 'json' }
import privacy from './en/privacy.json' with { type: 'json' }
import rumours from './en/rumours.json' with { type: 'json' }
import removal from './en/removal.json' with { type: 'json' }
import secondReading from './en/second-reading.json' with { type: 'json' }

/** What is said of one kind of observation. Placeholders stand in braces. */
export interface Wording {
  readonly message: string
  readonly why: string
  readonly suggestion: string
}

export interface Messages {
  /** By rule, then by the observation's wording key. */
  readonly rules: Readonly<Record<string, Readonly<Record<string, Wording>>>>
  readonly questions: Readonly<Record<string, string>>
}

/** Every sentence that the checker says, in English. One file a rule, so that a rule and its wording change together. */
export const english: Messages = {
  rules: {
    'airing-differences': airingDifferences,
    disparagement,
    'formal-procedures': formalProcedures,
    'good-practice': goodPractice,
    obscenity,
    insult,
    'discriminatory-language': discriminatoryLanguage,
    removal,
    'official-accounts': officialAccounts,
    logo,
    association,
    correction,
    'council-policy-comment': councilPolicyComment,
    disclaimer,
    'political-impartiality': politicalImpartiality,
    feedback,
    confidentiality,
    rumours,
    inference,
    privacy,
    'personal-circumstances': personalCircumstances,
    'personal-data': personalData,
    'second-reading': secondReading,
  },
  questions,
}
