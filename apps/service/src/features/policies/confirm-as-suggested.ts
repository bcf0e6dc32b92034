import { TOPIC_KEYS, type TopicKey } from '@moothall/policy'
import type { Context } from '../../context.ts'
import type { PersonActor } from '../../platform/identity/actor.ts'
import { acknowledgeTopics } from './acknowledge-topics.ts'
import type { DraftResult, VersionKey } from './change-draft.ts'
import { confirmProvisions } from './confirm-provisions.ts'
import { decideRepairs } from './decide-repairs.ts'
import { readVersion } from './read-version.ts'
import { resolveTensions } from './resolve-tensions.ts'
import { appliesToOf, topicsOf, uncoveredTopics, type VersionDetail } from './version-detail.ts'

/**
 * Takes every suggestion of a draft, one use case after the other, as an owner would who agrees with all of them. For the
 * invented body of the demonstration and for tests: no page does this, because an owner confirms each part.
 * @param note what is noted for topics that nobody speaks of
 * @returns the first result that is not `saved`
 */
export async function confirmAsSuggested(
  context: Context,
  actor: PersonActor,
  key: VersionKey,
  note: string,
): Promise<DraftResult> {
  const read = async (): Promise<VersionDetail | undefined> =>
    await context.database.inTransaction(actor, (tx) => readVersion(tx, key))
  const steps: readonly ((detail: VersionDetail) => Promise<DraftResult>)[] = [
    (detail) =>
      decideRepairs(
        context,
        actor,
        key,
        detail.repairs.map(({ ref, position, row_version }) => ({
          ref,
          position,
          decision: 'accepted',
          rowVersion: row_version,
        })),
      ),
    (detail) =>
      confirmProvisions(
        context,
        actor,
        key,
        detail.provisions.map((provision) => ({
          ref: provision.ref,
          topics: topicKeys(topicsOf(provision)),
          appliesTo: appliesToOf(provision),
          force: provision.force,
          rowVersion: provision.rowVersion,
        })),
      ),
    (detail) =>
      acknowledgeTopics(
        context,
        actor,
        key,
        topicKeys(uncoveredTopics(detail)).map((topic) => ({
          topic,
          choice: 'not-needed',
          note,
          rowVersion: 0,
        })),
      ),
    (detail) =>
      resolveTensions(
        context,
        actor,
        key,
        detail.tensions.map(({ key: tension, suggested, row_version }) => ({
          key: tension,
          resolution: suggested,
          words: '',
          rowVersion: row_version,
        })),
      ),
  ]
  for (const step of steps) {
    const detail = await read()
    if (detail === undefined) return { outcome: 'refused', refusal: 'not-found' }
    const result = await step(detail)
    if (result.outcome !== 'saved') return result
  }
  return { outcome: 'saved' }
}

function topicKeys(topics: readonly string[]): readonly TopicKey[] {
  return TOPIC_KEYS.filter((topic) => topics.includes(topic))
}
