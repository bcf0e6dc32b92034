import { TOPIC_KEYS, type TopicKey } from './topics.ts'
import type { PolicyDocument } from './types.ts'

/** The topics of the map that no provision speaks of, in the map's order, for the owner to consider. */
export function topicsNobodySpeaksOf(document: Pick<PolicyDocument, 'provisions'>): TopicKey[] {
  const spoken = new Set(document.provisions.flatMap(({ topics }) => topics.map(({ topic }) => topic)))
  return TOPIC_KEYS.filter((key) => !spoken.has(key))
}
