import type { Context } from '../../context.ts'
import type { Transaction } from '../../platform/database/database.ts'
import type { PersonActor } from '../../platform/identity/actor.ts'
import { changeDraft, compareChoices, type DraftResult, type VersionKey } from './change-draft.ts'
import { countOrigins, originOf } from './origin.decision.ts'
import { jsonRow, recordDraftChange } from './record-change.ts'
import { repairKey } from './repair-key.ts'
import { repairedText } from './repaired-text.decision.ts'
import type { RepairDecision } from './tables.ts'
import type { RepairDetail, VersionDetail } from './version-detail.ts'

export interface RepairChoice {
  readonly ref: string
  /** The repair's place among those of its provision, from 0. */
  readonly position: number
  readonly decision: RepairDecision
  /** Of the row that the form was made from. */
  readonly rowVersion: number
}

/** Accepts or declines repairs. A provision whose text this changes has to be confirmed again. */
export async function decideRepairs(
  context: Context,
  actor: PersonActor,
  key: VersionKey,
  choices: readonly RepairChoice[],
): Promise<DraftResult> {
  return await changeDraft(context, actor, key, async (tx, detail, at) => {
    const stored = new Map(detail.repairs.map((repair) => [repairKey(repair), repair]))
    const compared = compareChoices(
      detail,
      choices.map((choice) => {
        const row = stored.get(repairKey(choice))
        return {
          key: repairKey(choice),
          choice,
          stored: row,
          storedVersion: row?.row_version ?? 0,
          formVersion: choice.rowVersion,
          same: row?.decision === choice.decision,
        }
      }),
    )
    if ('result' in compared) return compared.result
    const of = { policy_id: detail.policyId, version: detail.version }
    const decided = { decided_by: actor.personId, decided_at: at }
    const repairs = compared.changes.map(({ choice, stored: row }): RepairDetail =>
      Object.assign({}, row, decided, {
        decision: choice.decision,
        origin: originOf(
          choice.decision,
          row.carried && { ...row.carried, value: row.carried.decision },
          'accepted',
        ),
        row_version: row.row_version + 1,
      }),
    )
    for (const { ref, position, decision, origin, decided_by, decided_at, row_version } of repairs) {
      await tx
        .updateTable('policy_repair')
        .set({ decision, origin, decided_by, decided_at, row_version })
        .where('policy_id', '=', of.policy_id)
        .where('version', '=', of.version)
        .where('ref', '=', ref)
        .where('position', '=', position)
        .execute()
    }
    await recordDraftChange(tx, {
      kind: 'policies.repair-decided',
      at,
      actor,
      of: detail,
      facts: { origins: countOrigins(repairs.map(({ origin }) => origin)) },
      rows: {
        policy_repair: repairs.map(
          ({ ref, position, decision, origin, decided_by, decided_at, row_version }) =>
            jsonRow({ ...of, ref, position, decision, origin, decided_by, decided_at, row_version }),
        ),
        policy_provision: await rewriteProvisions(tx, detail, repairs),
      },
    })
    return { outcome: 'saved' }
  })
}

async function rewriteProvisions(
  tx: Transaction,
  detail: VersionDetail,
  decided: readonly RepairDetail[],
): Promise<ReturnType<typeof jsonRow>[]> {
  const now = new Map(detail.repairs.map((repair) => [repairKey(repair), repair]))
  for (const repair of decided) now.set(repairKey(repair), repair)
  const byProvision = Map.groupBy(now.values(), ({ ref }) => ref)
  const rewritten: ReturnType<typeof jsonRow>[] = []
  for (const provision of detail.provisions) {
    const text = repairedText(provision.parsedText, byProvision.get(provision.ref) ?? [])
    if (text === provision.text) continue
    const set = { text, confirmed_by: null, confirmed_at: null, row_version: provision.rowVersion + 1 }
    await tx
      .updateTable('policy_provision')
      .set(set)
      .where('policy_id', '=', detail.policyId)
      .where('version', '=', detail.version)
      .where('ref', '=', provision.ref)
      .execute()
    rewritten.push(
      jsonRow({ policy_id: detail.policyId, version: detail.version, ref: provision.ref, ...set }),
    )
  }
  return rewritten
}
