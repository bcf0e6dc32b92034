import type { TopicKey } from '../../topics.ts'
import { airingDifferences } from './airing-differences.ts'
import { askFirst } from './ask-first.ts'
import { association } from './association.ts'
import { cooperation } from './co-operation.ts'
import { confidentiality } from './confidentiality.ts'
import { consequences } from './consequences.ts'
import { correction } from './correction.ts'
import { councilPolicyComment } from './council-policy-comment.ts'
import { disclaimer } from './disclaimer.ts'
import { discriminatoryLanguage } from './discriminatory-language.ts'
import { disparagement } from './disparagement.ts'
import { feedback } from './feedback.ts'
import { formalProcedures } from './formal-procedures.ts'
import { inference } from './inference.ts'
import { insult } from './insult.ts'
import { logo } from './logo.ts'
import { obscenity } from './obscenity.ts'
import { officialAccounts } from './official-accounts.ts'
import { personalData } from './personal-data.ts'
import { politicalImpartiality } from './political-impartiality.ts'
import { privacy } from './privacy.ts'
import { purpose } from './purpose.ts'
import { readAndUnderstand } from './read-and-understand.ts'
import { relatedPolicies } from './related-policies.ts'
import { removal } from './removal.ts'
import { reportingDuty } from './reporting-duty.ts'
import { rumours } from './rumours.ts'
import { scopeCapacity } from './scope-capacity.ts'
import { scopeMedia } from './scope-media.ts'
import { scopePeople } from './scope-people.ts'
import { suppliers } from './suppliers.ts'
import { readPage, type TopicPage } from './page.ts'

/** The words that speak of each topic: one page a topic, in the notation of `phrase.ts`. */
export const LEXICON: Readonly<Record<TopicKey, TopicPage>> = {
  'airing-differences': readPage(airingDifferences),
  'ask-first': readPage(askFirst),
  association: readPage(association),
  'co-operation': readPage(cooperation),
  confidentiality: readPage(confidentiality),
  consequences: readPage(consequences),
  correction: readPage(correction),
  'council-policy-comment': readPage(councilPolicyComment),
  disclaimer: readPage(disclaimer),
  'discriminatory-language': readPage(discriminatoryLanguage),
  disparagement: readPage(disparagement),
  feedback: readPage(feedback),
  'formal-procedures': readPage(formalProcedures),
  inference: readPage(inference),
  insult: readPage(insult),
  logo: readPage(logo),
  obscenity: readPage(obscenity),
  'official-accounts': readPage(officialAccounts),
  'personal-data': readPage(personalData),
  'political-impartiality': readPage(politicalImpartiality),
  privacy: readPage(privacy),
  purpose: readPage(purpose),
  'read-and-understand': readPage(readAndUnderstand),
  'related-policies': readPage(relatedPolicies),
  removal: readPage(removal),
  'reporting-duty': readPage(reportingDuty),
  rumours: readPage(rumours),
  'scope-capacity': readPage(scopeCapacity),
  'scope-media': readPage(scopeMedia),
  'scope-people': readPage(scopePeople),
  suppliers: readPage(suppliers),
}
