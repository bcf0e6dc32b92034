import type { PersonActor } from '../../platform/identity/actor.ts'
import { decide, type Decision } from './decisions.ts'
import { decideAgainOnConflict } from './once.ts'
import type { AcknowledgementParts } from './parts.ts'
import { basisOf, recordEntry } from './record.ts'
import { findStanding } from './standing.ts'

/** Records that a person says they have read a version. Nothing is measured: their word is the record. */
export async function recordReading(
  parts: AcknowledgementParts,
  actor: PersonActor,
  target: { readonly slug: string; readonly version: number },
): Promise<Decision | undefined> {
  const { personId } = actor
  return await decideAgainOnConflict(() =>
    parts.context.database.inTransaction(actor, async (tx) => {
      const now = parts.context.clock.now()
      const found = await findStanding(tx, parts, { personId, ...target, now })
      if (!found) return undefined
      const decision = decide(found.standing, { type: 'record-reading' })
      if (decision.outcome !== 'read') return decision
      const basis = basisOf(found, personId)
      const entry = await recordEntry(tx, 'acknowledgement.policy-read', now, basis)
      await tx
        .insertInto('policy_reading')
        .values({
          person_id: personId,
          policy_id: found.rules.policyId,
          version: target.version,
          read_at: now,
          entry_id: entry.id,
        })
        .execute()
      return decision
    }),
  )
}
