import { randomUUID } from 'node:crypto'
import type { Context } from '../../context.ts'
import type { PersonActor } from '../../platform/identity/actor.ts'
import { enqueue } from '../../platform/jobs/enqueue.ts'
import type { VersionKey } from './change-draft.ts'
import { type CorrectionRefusal, decideCorrection } from './correction.decision.ts'
import { policyPermissions } from './permissions.ts'
import { readVersion } from './read-version.ts'
import { jsonRow, recordChange } from './record-change.ts'
import { currentText, type VersionDetail } from './version-detail.ts'

export type CorrectionResult =
  | { readonly outcome: 'saved'; readonly correctionId: string }
  | { readonly outcome: 'not-found' }
  | {
      readonly outcome: 'refused'
      readonly refusal:
        | CorrectionRefusal
        | 'not-permitted'
        | 'not-approved'
        | 'pending'
        | 'text-moved-on'
        | 'own-work'
        | 'decided-already'
    }

const correctable: ReadonlySet<VersionDetail['state']> = new Set(['approved', 'in-force', 'superseded'])

/** Records what slipped in an approved provision. It shows once an approver has confirmed it. */
export async function recordCorrection(
  context: Context,
  actor: PersonActor,
  key: VersionKey,
  correction: { ref: string; before: string; after: string; reason: string },
): Promise<CorrectionResult> {
  if (!context.permissionCheck(policyPermissions['policies.record-correction'], actor)) {
    return { outcome: 'refused', refusal: 'not-permitted' }
  }
  const at = context.clock.now()
  return await context.database.inTransaction(actor, async (tx) => {
    const detail = await readVersion(tx, key, { lock: true })
    const provision = detail?.provisions.find(({ ref }) => ref === correction.ref)
    if (detail === undefined || provision === undefined) return { outcome: 'not-found' }
    if (!correctable.has(detail.state)) return { outcome: 'refused', refusal: 'not-approved' }
    if (detail.corrections.some(({ ref, decision }) => ref === correction.ref && decision === null)) {
      return { outcome: 'refused', refusal: 'pending' }
    }
    if (currentText(detail, provision) !== correction.before)
      return { outcome: 'refused', refusal: 'text-moved-on' }
    const decision = decideCorrection(correction.before, correction.after, provision.text)
    if (!decision.ok) return { outcome: 'refused', refusal: decision.refusal }
    const row = {
      id: randomUUID(),
      policy_id: detail.policyId,
      version: detail.version,
      ref: correction.ref,
      before: correction.before,
      after: correction.after,
      reason: correction.reason,
      recorded_by: actor.personId,
      recorded_at: at,
      decision: null,
      decided_by: null,
      decided_at: null,
    }
    await tx.insertInto('policy_correction').values(row).execute()
    const rows = { policy_correction: [jsonRow(row)] }
    await recordChange(tx, { kind: 'policies.correction-recorded', at, actor, of: detail, rows })
    await enqueue(tx, {
      task: 'policies.notify',
      payload: {
        policyId: detail.policyId,
        version: detail.version,
        about: 'correction-recorded',
        occasion: row.id,
      },
    })
    return { outcome: 'saved', correctionId: row.id }
  })
}

/** Confirms or refuses a recorded correction; never by the one who recorded it. */
export async function decideOnCorrection(
  context: Context,
  actor: PersonActor,
  key: VersionKey,
  choice: { correctionId: string; decision: 'confirmed' | 'refused' },
): Promise<CorrectionResult> {
  if (!context.permissionCheck(policyPermissions['policies.decide-correction'], actor)) {
    return { outcome: 'refused', refusal: 'not-permitted' }
  }
  const at = context.clock.now()
  return await context.database.inTransaction(actor, async (tx) => {
    const detail = await readVersion(tx, key, { lock: true })
    const correction = detail?.corrections.find(({ id }) => id === choice.correctionId)
    if (detail === undefined || correction === undefined) return { outcome: 'not-found' }
    if (correction.decision !== null) return { outcome: 'refused', refusal: 'decided-already' }
    if (correction.recorded_by === actor.personId) return { outcome: 'refused', refusal: 'own-work' }
    const set = { decision: choice.decision, decided_by: actor.personId, decided_at: at }
    await tx.updateTable('policy_correction').set(set).where('id', '=', correction.id).execute()
    await recordChange(tx, {
      kind: choice.decision === 'confirmed' ? 'policies.corrected' : 'policies.correction-refused',
      at,
      actor,
      of: detail,
      rows: { policy_correction: [jsonRow({ id: correction.id, ...set })] },
    })
    return { outcome: 'saved', correctionId: correction.id }
  })
}
