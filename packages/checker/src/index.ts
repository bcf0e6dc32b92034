export { analyse } from './analyse.ts'
export type { Analysis, CharacterKind, Head, Hit, Token } from './analysis.ts'
export { check } from './check.ts'
export type { CheckOptions } from './check.ts'
export {
  checkConfidentialTopics,
  matchConfidentialTopics,
} from './confidential-topics/match-confidential-topics.ts'
export type { ConfidentialMatch, ConfidentialTopic } from './confidential-topics/match-confidential-topics.ts'
export type { Asked, Lead, Observation } from './observation.ts'
export { bindPolicy } from './policy/bind-policy.ts'
export type { AuthorBinding, BoundTopic, PolicyBinding } from './policy/bind-policy.ts'
export type { Rule } from './rule.ts'
export { RULES } from './rules/index.ts'
export type {
  Attachment,
  AttachmentKind,
  BodyNames,
  Capacity,
  CheckerPolicy,
  CheckerProvision,
  CheckerTension,
  CheckResult,
  Context,
  Draft,
  Finding,
  Language,
  Outcome,
  Question,
  Role,
  Span,
} from './types.ts'
export type { Messages, Wording } from './wording/en.ts'
