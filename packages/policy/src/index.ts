export { CATEGORIES, FORCES } from './types.ts'
export type {
  Category,
  Force,
  OmittedKind,
  OmittedText,
  PolicyDocument,
  PolicySection,
  Provision,
  RelatedDocument,
  Repair,
  RepairKind,
  Tension,
  TensionChoice,
  TopicSuggestion,
} from './types.ts'
export { TOPIC_KEYS } from './topics.ts'
export type { TopicKey } from './topics.ts'
export { MAX_POLICY_BYTES, readPolicyFile } from './read-policy-file.ts'
export type {
  PolicyFile,
  PolicyFileEncoding,
  PolicyFileFormat,
  PolicyFileRefusal,
} from './read-policy-file.ts'
export { parsePolicy } from './parse-policy.ts'
export type { ParseOptions } from './parse-policy.ts'
export { parseProvisionReference, provisionReference } from './provision-reference.ts'
export type { ProvisionReference } from './provision-reference.ts'
export { readingOrder } from './reading-order.ts'
export type { ReadingItem } from './reading-order.ts'
export { topicsNobodySpeaksOf } from './topic-coverage.ts'
export { diffPolicies } from './diff-policies.ts'
export type { ComparedProvision, PolicyDiff, ProvisionChange, ProvisionChangeKind } from './diff-policies.ts'
export { diffWords } from './diff-words.ts'
export type { WordSpan } from './diff-words.ts'
export { starterPolicyText } from './starter-policy.ts'
export { PHRASES, phrase } from './wording/phrases.ts'
export type { FileKind, Phrase, PhraseCode, PhraseParam, WordingKey } from './wording/phrases.ts'
export {
  categoryName,
  ENGLISH,
  sectionHeading,
  topicDescription,
  topicLabel,
  wordingOf,
  wordPhrase,
} from './wording/word-phrase.ts'
export type { Wording } from './wording/word-phrase.ts'
export { wordingFaults } from './wording/wording-faults.ts'
export { wordPolicy } from './wording/worded-policy.ts'
export type { WordedPolicy } from './wording/worded-policy.ts'
