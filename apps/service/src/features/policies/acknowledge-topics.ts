import type { TopicKey } from '@moothall/policy'
import type { Context } from '../../context.ts'
import type { PersonActor } from '../../platform/identity/actor.ts'
import { changeDraft, compareChoices, type DraftResult, type VersionKey } from './change-draft.ts'
import { countOrigins, originOf } from './origin.decision.ts'
import { jsonRow, recordDraftChange } from './record-change.ts'
import type { UncoveredChoice } from './tables.ts'
import { uncoveredTopics } from './version-detail.ts'

/** Why the policy may stay silent on a topic of the map. */
export interface TopicAcknowledgement {
  readonly topic: TopicKey
  readonly choice: UncoveredChoice
  readonly note: string
  /** Of the row that the form was made from; 0 where there was none. */
  readonly rowVersion: number
}

/** Notes that the owner knows of topics that no provision speaks of, and what they chose to do about each. */
export async function acknowledgeTopics(
  context: Context,
  actor: PersonActor,
  key: VersionKey,
  acknowledgements: readonly TopicAcknowledgement[],
): Promise<DraftResult> {
  return await changeDraft(context, actor, key, async (tx, detail, at) => {
    const uncovered = new Set(uncoveredTopics(detail))
    const stored = new Map(detail.uncovered.map((row) => [row.topic, row]))
    const compared = compareChoices(
      detail,
      acknowledgements.map((choice) => {
        const row = stored.get(choice.topic)
        return {
          key: choice.topic,
          choice,
          stored: uncovered.has(choice.topic) ? { rowVersion: row?.row_version ?? 0 } : undefined,
          storedVersion: row?.row_version ?? 0,
          formVersion: choice.rowVersion,
          same: row?.choice === choice.choice && row.note === choice.note,
        }
      }),
    )
    if ('result' in compared) return compared.result
    const said = ({ choice, note }: { choice: string; note: string }): string =>
      JSON.stringify([choice, note])
    const before = (topic: string): { value: string; fromVersion: number } | null => {
      const carried = detail.carriedTopics.get(topic)
      return carried === undefined ? null : { value: said(carried), fromVersion: carried.fromVersion }
    }
    const rows = compared.changes.map(({ choice, stored: row }) => ({
      policy_id: detail.policyId,
      version: detail.version,
      topic: choice.topic,
      choice: choice.choice,
      note: choice.note,
      origin: originOf(said(choice), before(choice.topic), undefined),
      acknowledged_by: actor.personId,
      acknowledged_at: at,
      row_version: row.rowVersion + 1,
    }))
    await tx
      .insertInto('policy_uncovered_topic')
      .values(rows)
      .onConflict((conflict) =>
        conflict.columns(['policy_id', 'version', 'topic']).doUpdateSet((excluded) => ({
          choice: excluded.ref('excluded.choice'),
          note: excluded.ref('excluded.note'),
          origin: excluded.ref('excluded.origin'),
          acknowledged_by: excluded.ref('excluded.acknowledged_by'),
          acknowledged_at: excluded.ref('excluded.acknowledged_at'),
          row_version: excluded.ref('excluded.row_version'),
        })),
      )
      .execute()
    await recordDraftChange(tx, {
      kind: 'policies.topic-acknowledged',
      at,
      actor,
      of: detail,
      facts: { origins: countOrigins(rows.map(({ origin }) => origin)) },
      rows: { policy_uncovered_topic: rows.map((row) => jsonRow(row)) },
    })
    return { outcome: 'saved' }
  })
}
