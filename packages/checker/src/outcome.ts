import type { Lead } from './observation.ts'
import type { CheckerProvision, Context, Outcome } from './types.ts'

/** What weighs towards the outcome: one finding's topic, its lead after the policy's force, and its weight. */
export interface Weighed {
  readonly topic: string
  readonly lead: Lead
  readonly weight: number
}

/** How much a provision's force leaves of an observation's strength. */
const FACTOR: Readonly<Record<CheckerProvision['force'], number>> = {
  'must-not': 1,
  must: 1,
  should: 0.9,
  statement: 0.9,
  'take-care': 0.8,
  may: 0.7,
}

/** From this strength on an observation is grave enough that `should` stops as `must` does. */
const GRAVE = 0.8

/** Below this weight nothing is shown. */
export const SHOWN_FROM = 0.3

/**
 * What an observation leads to, and what it weighs, under a provision of this force. `take-care` and `may` never stop;
 * `should` stops only what is grave.
 */
export function weigh(
  lead: Lead,
  strength: number,
  force: CheckerProvision['force'],
): { lead: Lead; weight: number } {
  const soft = force === 'take-care' || force === 'may' || (force === 'should' && strength < GRAVE)
  return { lead: lead === 'stop' && soft ? 'review' : lead, weight: strength * FACTOR[force] }
}

/**
 * Topics that count for an author whom readers cannot tell to be of the body although the policy speaks of them only
 * to one whom they can: readers may come to know. Each with the most that it leads to. All other topics fall away.
 */
const WHEN_UNKNOWN: Readonly<Record<string, Lead>> = {
  'discriminatory-language': 'review',
  insult: 'advise',
  obscenity: 'advise',
}

/**
 * The most that a topic leads to for such an author; undefined where it falls away. The limits of a politically
 * restricted post lie on the job, whether or not readers can tell.
 */
export function limitWhenUnknown(topic: string, context: Context): Lead | undefined {
  if (topic === 'political-impartiality' && context.politicallyRestricted === true) return 'review'
  return WHEN_UNKNOWN[topic]
}

/** Of a matter that belongs in a procedure, these are what the author complains with: they are not held against them. */
const PART_OF_A_COMPLAINT = new Set([
  'disparagement',
  'airing-differences',
  'insult',
  'rumours',
  'association',
  'council-policy-comment',
  'removal',
])

const RANK: Readonly<Record<Lead, number>> = { advise: 1, review: 2, redirect: 3, stop: 4 }

/** The gentler of two leads; `redirect` is nobody's gentler. */
export function atMost(lead: Lead, limit: Lead): Lead {
  return lead !== 'redirect' && RANK[lead] > RANK[limit] ? limit : lead
}

/** The outcome of a draft that could be read: the gravest lead, where a procedure of its own goes before an accusation. */
export function outcomeOf(findings: readonly Weighed[]): Exclude<Outcome, 'abstain'> {
  const redirected = findings.some(({ topic, lead }) => topic === 'formal-procedures' && lead === 'redirect')
  let outcome: Exclude<Outcome, 'abstain'> = 'clear'
  let rank = 0
  for (const { topic, lead } of findings) {
    if (redirected && PART_OF_A_COMPLAINT.has(topic)) continue
    if (RANK[lead] > rank) {
      rank = RANK[lead]
      outcome = lead
    }
  }
  return outcome
}
