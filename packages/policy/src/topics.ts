/**
 * What a provision may speak of, in the order of the policy map. Keys are permanent. Code refers to topics; which provision
 * speaks of one is the policy's data. Their names are in the message file, `topic.<key>.label` and `.description`.
 */
export const TOPIC_KEYS = [
  'purpose',
  'scope-people',
  'suppliers',
  'scope-media',
  'scope-capacity',
  'removal',
  'disparagement',
  'formal-procedures',
  'association',
  'confidentiality',
  'consequences',
  'co-operation',
  'reporting-duty',
  'read-and-understand',
  'related-policies',
  'official-accounts',
  'ask-first',
  'personal-data',
  'inference',
  'discriminatory-language',
  'insult',
  'obscenity',
  'privacy',
  'political-impartiality',
  'airing-differences',
  'council-policy-comment',
  'rumours',
  'disclaimer',
  'correction',
  'feedback',
  'logo',
] as const

export type TopicKey = (typeof TOPIC_KEYS)[number]
