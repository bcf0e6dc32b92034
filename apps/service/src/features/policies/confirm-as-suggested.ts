import { TOPIC_KEYS, type TopicKey } from '@moothall/policy'
import type { Context } from '../../context.ts'
import type { PersonActor } from '../../platform/identity/actor.ts'
import { acknowledgeTopics, type TopicAcknowledgement } from './acknowledge-topics.ts'
import type { DraftResult, VersionKey } from './change-draft.ts'
import { confirmProvisions, type ProvisionChoice } from './confirm-provisions.ts'
import { bodyNameDecision, bodyNamesOf, namesAnotherBody } from './body-name.decision.ts'
import { decideBodyName } from './decide-body-name.ts'
import { decideRepairs, type RepairChoice } from './decide-repairs.ts'
import { readVersion } from './read-version.ts'
import { resolveTensions, type TensionChoiceTaken } from './resolve-tensions.ts'
import { appliesToOf, forceOf, topicsOf, uncoveredTopics, type VersionDetail } from './version-detail.ts'

/**
 * Takes what a draft offers for everything that is still open, one use case after the other, as an owner would who agrees
 * with all of it. For the invented body of the demonstration and for tests: no page does this, because an owner confirms
 * each part.
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
    async (detail) => {
      const names = bodyNamesOf(detail)
      if (!namesAnotherBody(names) || bodyNameDecision(names, detail.bodyNameDecided) !== undefined) {
        return { outcome: 'saved' }
      }
      const rowVersion = detail.bodyNameDecided?.row_version ?? 0
      return await decideBodyName(context, actor, key, { ...names, choice: 'same-body', rowVersion })
    },
    (detail) => decideRepairs(context, actor, key, offeredRepairs(detail)),
    (detail) => confirmProvisions(context, actor, key, offeredProvisions(detail)),
    (detail) => acknowledgeTopics(context, actor, key, offeredTopics(detail, note)),
    (detail) => resolveTensions(context, actor, key, offeredResolutions(detail)),
  ]
  for (const step of steps) {
    const detail = await read()
    if (detail === undefined) return { outcome: 'refused', refusal: 'not-found' }
    const result = await step(detail)
    if (result.outcome !== 'saved') return result
  }
  return { outcome: 'saved' }
}

function offeredRepairs({ repairs }: VersionDetail): readonly RepairChoice[] {
  return repairs
    .filter(({ decision }) => decision === null)
    .map(({ ref, position, row_version, carried }) => ({
      ref,
      position,
      decision: carried?.decision ?? 'accepted',
      rowVersion: row_version,
    }))
}

function offeredProvisions({ provisions }: VersionDetail): readonly ProvisionChoice[] {
  return provisions
    .filter(({ confirmedBy }) => confirmedBy === null)
    .map((provision) => ({
      ref: provision.ref,
      topics: topicKeys(topicsOf(provision)),
      appliesTo: appliesToOf(provision),
      force: forceOf(provision),
      rowVersion: provision.rowVersion,
    }))
}

function offeredTopics(detail: VersionDetail, note: string): readonly TopicAcknowledgement[] {
  const said = new Set(detail.uncovered.map(({ topic }) => topic))
  return topicKeys(uncoveredTopics(detail))
    .filter((topic) => !said.has(topic))
    .map((topic) => {
      const carried = detail.carriedTopics.get(topic)
      return { topic, choice: carried?.choice ?? 'not-needed', note: carried?.note ?? note, rowVersion: 0 }
    })
}

function offeredResolutions({ tensions }: VersionDetail): readonly TensionChoiceTaken[] {
  return tensions
    .filter(({ resolution }) => resolution === null)
    .map(({ key, suggested, row_version, carried }) => ({
      key,
      resolution: carried?.resolution ?? suggested,
      words: carried?.ownWords ?? '',
      rowVersion: row_version,
    }))
}

function topicKeys(topics: readonly string[]): readonly TopicKey[] {
  return TOPIC_KEYS.filter((topic) => topics.includes(topic))
}
