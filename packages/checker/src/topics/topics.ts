import type { Lead } from '../observation.ts'

/**
 * The topics that the model of topics knows, in the order of its weights, each with what a finding of it may lead to; the first where the
 * model does not lean to another.
 */
export const TOPIC_LEADS = {
  disparagement: ['review', 'stop'],
  confidentiality: ['stop', 'review'],
  'personal-data': ['stop', 'review'],
  inference: ['stop', 'review'],
  association: ['advise', 'review'],
  disclaimer: ['advise'],
  correction: ['advise', 'review'],
  'discriminatory-language': ['stop', 'review'],
  insult: ['review', 'stop', 'advise'],
  obscenity: ['review', 'stop', 'advise'],
  privacy: ['review', 'stop', 'advise'],
  'political-impartiality': ['review', 'stop', 'advise'],
  'airing-differences': ['review', 'stop'],
  'council-policy-comment': ['advise', 'review'],
  rumours: ['review', 'stop'],
  feedback: ['redirect', 'advise'],
  logo: ['review', 'advise', 'stop'],
  removal: ['review', 'stop'],
  'official-accounts': ['review', 'stop', 'advise'],
  'formal-procedures': ['redirect', 'review'],
  'good-practice': ['advise'],
} as const satisfies Readonly<Record<string, readonly Lead[]>>

export type KnownTopic = keyof typeof TOPIC_LEADS

export const TOPICS = Object.keys(TOPIC_LEADS) as readonly KnownTopic[]

/** Beside the topics the model is asked what the whole draft comes to. */
export const OUTCOMES = ['clear', 'advise', 'review', 'stop', 'redirect'] as const

/** Heads of the model: one a topic, then one an outcome. */
export const HEADS: readonly string[] = [...TOPICS, ...OUTCOMES.map((outcome) => `outcome:${outcome}`)]
