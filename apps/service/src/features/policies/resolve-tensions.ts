import type { Context } from '../../context.ts'
import type { PersonActor } from '../../platform/identity/actor.ts'
import { changeDraft, compareChoices, type DraftResult, type VersionKey } from './change-draft.ts'
import { countOrigins, originOf } from './origin.decision.ts'
import { jsonRow, recordDraftChange } from './record-change.ts'
import { ownWords } from './version-detail.ts'

export interface TensionChoiceTaken {
  readonly key: string
  /** A choice's key, or `own-words`. */
  readonly resolution: string
  /** Required for `own-words`; beside a choice offered, a remark, or ''. */
  readonly words: string
  /** Of the row that the form was made from. */
  readonly rowVersion: number
}

/** Says how tensions between provisions resolve. */
export async function resolveTensions(
  context: Context,
  actor: PersonActor,
  key: VersionKey,
  choices: readonly TensionChoiceTaken[],
): Promise<DraftResult> {
  return await changeDraft(context, actor, key, async (tx, detail, at) => {
    const stored = new Map(detail.tensions.map((tension) => [tension.key, tension]))
    const compared = compareChoices(
      detail,
      choices.map((choice) => {
        const tension = stored.get(choice.key)
        const offered =
          choice.resolution === ownWords
            ? choice.words !== ''
            : tension?.choices.some((option) => option.key === choice.resolution)
        return {
          key: choice.key,
          choice,
          stored: offered ? tension : undefined,
          storedVersion: tension?.row_version ?? 0,
          formVersion: choice.rowVersion,
          same: tension?.resolution === choice.resolution && (tension.own_words ?? '') === choice.words,
        }
      }),
    )
    if ('result' in compared) return compared.result
    const rows = compared.changes.map(({ choice, stored: tension }) => ({
      policy_id: detail.policyId,
      version: detail.version,
      key: choice.key,
      resolution: choice.resolution,
      own_words: choice.words === '' ? null : choice.words,
      origin: originOf(
        resolutionKey(choice.resolution, choice.words),
        tension.carried && {
          ...tension.carried,
          value: resolutionKey(tension.carried.resolution, tension.carried.ownWords ?? ''),
        },
        resolutionKey(tension.suggested, ''),
      ),
      resolved_by: actor.personId,
      resolved_at: at,
      row_version: tension.row_version + 1,
    }))
    for (const { policy_id, version, key: tensionKey, ...set } of rows) {
      await tx
        .updateTable('policy_tension')
        .set(set)
        .where('policy_id', '=', policy_id)
        .where('version', '=', version)
        .where('key', '=', tensionKey)
        .execute()
    }
    await recordDraftChange(tx, {
      kind: 'policies.tension-resolved',
      at,
      actor,
      of: detail,
      facts: { origins: countOrigins(rows.map(({ origin }) => origin)) },
      rows: { policy_tension: rows.map((row) => jsonRow(row)) },
    })
    return { outcome: 'saved' }
  })
}

/** A choice and its words as one value, to compare: own words are another resolution with every other word. */
function resolutionKey(resolution: string, words: string): string {
  return JSON.stringify([resolution, words])
}
