import type { Context } from '../../context.ts'
import type { PersonActor } from '../../platform/identity/actor.ts'
import { bodyNamesOf, namesAnotherBody } from './body-name.decision.ts'
import { changeDraft, compareChoices, type DraftResult, type VersionKey } from './change-draft.ts'
import { countOrigins, originOf } from './origin.decision.ts'
import { jsonRow, recordDraftChange } from './record-change.ts'
import type { BodyNameChoice } from './tables.ts'

/** What the owner says of the two names that the page showed. */
export interface BodyNameAnswer {
  readonly inText: string
  readonly setUp: string
  readonly choice: BodyNameChoice
  /** Of the row that the form was made from; 0 where there was none. */
  readonly rowVersion: number
}

/** Notes whether the body that the text names is the one that was set up. The text itself changes only by a new import. */
export async function decideBodyName(
  context: Context,
  actor: PersonActor,
  key: VersionKey,
  answer: BodyNameAnswer,
): Promise<DraftResult> {
  return await changeDraft(context, actor, key, async (tx, detail, at) => {
    const names = bodyNamesOf(detail)
    const asShown = names.inText === answer.inText && names.setUp === answer.setUp
    const row = detail.bodyNameDecided
    const compared = compareChoices(detail, [
      {
        key: '',
        choice: answer,
        stored: asShown && namesAnotherBody(names) ? { rowVersion: row?.row_version ?? 0 } : undefined,
        storedVersion: row?.row_version ?? 0,
        formVersion: answer.rowVersion,
        same: row?.choice === answer.choice && row.in_text === answer.inText && row.set_up === answer.setUp,
      },
    ])
    if ('result' in compared) return compared.result
    const carried = detail.carriedBodyName
    const saved = {
      policy_id: detail.policyId,
      version: detail.version,
      in_text: names.inText,
      set_up: names.setUp,
      choice: answer.choice,
      origin: originOf(answer.choice, carried && { ...carried, value: carried.choice }, undefined),
      decided_by: actor.personId,
      decided_at: at,
      row_version: (row?.row_version ?? 0) + 1,
    }
    const { policy_id, version, ...set } = saved
    await tx
      .insertInto('policy_body_name')
      .values({ policy_id, version, ...set })
      .onConflict((conflict) => conflict.columns(['policy_id', 'version']).doUpdateSet(set))
      .execute()
    await recordDraftChange(tx, {
      kind: 'policies.body-name-decided',
      at,
      actor,
      of: detail,
      facts: { origins: countOrigins([saved.origin]) },
      rows: { policy_body_name: [jsonRow(saved)] },
    })
    return { outcome: 'saved' }
  })
}
