import type { Lead, Observation } from '../observation.ts'
import type { Seen } from '../rule.ts'
import { type KnownTopic, TOPIC_LEADS, TOPICS } from './topics.ts'

/** Probabilities: one for each of `TOPICS`, and of what the whole draft comes to. */
export interface Judgement {
  readonly topics: Readonly<Record<KnownTopic, number>>
  readonly clear: number
  readonly leads: Readonly<Record<Lead, number>>
}

/** A topic that the model adds, and how sure it is. */
export interface Added {
  readonly topic: KnownTopic
  readonly probability: number
  readonly lead: Lead
}

/** Where the model's probabilities turn into findings. */
export interface JudgeSettings {
  /** From this probability on a topic is added, whatever else was found. */
  readonly found: number
  /** Where the draft as a whole is more probably not clear than this, its most probable topic is added from `likeliest` on. */
  readonly notClear: number
  readonly likeliest: number
  /** Below this probability what a rule observed falls, unless the rule is certain. */
  readonly doubted: number
  /**
   * From this probability on `disparagement` is added, and never as the likeliest alone: it says the most of an author. The same holds
   * for what is somebody else's to tell where a rule is certain of it already.
   */
  readonly accused: number
  /** From this strength on a rule rests on form or plain words, and the model has no say. */
  readonly certain: number
}

/** Chosen on posts that the model was not trained on: see docs/checker.md. */
const SETTINGS: JudgeSettings = {
  found: 0.5,
  notClear: 0.55,
  likeliest: 0.15,
  doubted: 0.3,
  accused: 0.65,
  certain: 0.95,
}

/** Topics about what is somebody else's to tell: where a rule is certain of one, another beside it says little more. */
const OTHERS_TO_TELL: ReadonlySet<string> = new Set([
  'personal-data',
  'inference',
  'privacy',
  'confidentiality',
])

/** Topics that rules see by form or by the words themselves, or that protect the author: the model takes none of them back. */
const BY_FORM: ReadonlySet<string> = new Set([
  'personal-data',
  'obscenity',
  'insult',
  'discriminatory-language',
  'good-practice',
  'formal-procedures',
])

/** Whether what a rule observed stands before the model's view of the whole draft. */
export function stands(
  { topic, strength }: Observation,
  { topics }: Judgement,
  { certain, doubted } = SETTINGS,
): boolean {
  if (strength >= certain || BY_FORM.has(topic)) return true
  return !(topic in topics) || topics[topic as KnownTopic] >= doubted
}

/** Which topics the model adds to what the rules observed. `speaks`: the policy speaks of the topic to the author. */
export function addedTopics(
  judgement: Judgement,
  kept: readonly Seen[],
  speaks: (topic: string) => boolean,
  { notClear, likeliest, found, accused, certain } = SETTINGS,
): readonly Added[] {
  const { topics } = judgement
  const forced = 1 - judgement.clear > notClear ? likeliestOf(topics, speaks) : undefined
  const told = kept.some(
    ({ observation: { topic, strength } }) => strength >= certain && OTHERS_TO_TELL.has(topic),
  )
  const leastOf = (topic: KnownTopic): number => {
    if (topic === 'disparagement' || (told && OTHERS_TO_TELL.has(topic))) return accused
    return topic === forced ? likeliest : found
  }
  const added: Added[] = []
  for (const topic of TOPICS) {
    const probability = topics[topic]
    if (probability < leastOf(topic)) continue
    if (!speaks(topic) || kept.some(({ observation }) => observation.topic === topic)) continue
    added.push({ topic, probability, lead: leadOf(topic, judgement) })
  }
  return added
}

/** The most probable of the topics that the policy speaks of; of equals the first. */
function likeliestOf(
  topics: Judgement['topics'],
  speaks: (topic: string) => boolean,
): KnownTopic | undefined {
  let likeliest: KnownTopic | undefined
  for (const topic of TOPICS) {
    if ((likeliest === undefined || topics[topic] > topics[likeliest]) && speaks(topic)) likeliest = topic
  }
  return likeliest
}

/** The most probable of what a finding of the topic may lead to. */
function leadOf(topic: KnownTopic, { leads }: Judgement): Lead {
  const possible: readonly Lead[] = TOPIC_LEADS[topic]
  return possible.reduce((best, lead) => (leads[lead] > leads[best] ? lead : best))
}
