import { randomUUID } from 'node:crypto'
import type { Transaction } from '../../platform/database/database.ts'
import type { PersonActor } from '../../platform/identity/actor.ts'
import type { Locale } from '../../platform/rendering/messages.ts'
import { type CommittedText, commitTo } from './commitment.ts'
import { decide, type Decision } from './decisions.ts'
import type { RespondedPayload } from './ledger-entries.ts'
import { decideAgainOnConflict } from './once.ts'
import type { AcknowledgementParts } from './parts.ts'
import { basisOf, recordEntry } from './record.ts'
import { findStanding, type FoundStanding } from './standing.ts'
import { wordingOf } from './wording.ts'

export type ResponseCommand =
  | { readonly type: 'acknowledge' }
  /** `reason` is '' where none was given. */
  | { readonly type: 'decline'; readonly reason: string }

type Responded = Extract<Decision, { outcome: 'acknowledged' | 'declined' }>

/**
 * Records that a person acknowledges or declines a version, in one transaction: decided on where they stand, written
 * with its ledger entry. Sequence numbers take the place of a lock: of two submissions decided on the same state only
 * one can be written, and the other is decided again. Doing the same twice changes nothing.
 * @returns undefined where there is no such version
 */
export async function respond(
  parts: AcknowledgementParts,
  actor: PersonActor,
  target: { readonly slug: string; readonly version: number; readonly locale: Locale },
  command: ResponseCommand,
): Promise<Decision | undefined> {
  const { personId } = actor
  return await decideAgainOnConflict(() =>
    parts.context.database.inTransaction(actor, async (tx) => {
      const now = parts.context.clock.now()
      const found = await findStanding(tx, parts, { personId, ...target, now })
      if (!found) return undefined
      const decision = decide(found.standing, command)
      if (decision.outcome === 'acknowledged' || decision.outcome === 'declined') {
        const reason =
          command.type === 'decline' && command.reason !== '' ? commitTo(command.reason) : undefined
        await write(tx, found, { personId, decision, reason, now, locale: target.locale })
      }
      return decision
    }),
  )
}

async function write(
  tx: Transaction,
  found: FoundStanding,
  made: {
    personId: string
    decision: Responded
    reason: CommittedText | undefined
    now: Date
    locale: Locale
  },
): Promise<void> {
  const { personId, decision, reason, now } = made
  const { standing, rules } = found
  const id = randomUUID()
  const comprehension = decision.outcome === 'acknowledged' ? decision.comprehension : null
  const wording = wordingOf(found, made.locale)
  const payload: RespondedPayload = {
    ...basisOf(found, personId),
    acknowledgement: id,
    sequence: decision.sequence,
    wording,
    categories: standing.askedAs,
    comprehension,
    readAt: standing.readAt?.toISOString() ?? null,
    passedAt: standing.passedAt?.toISOString() ?? null,
    reasonCommitment: reason?.commitment ?? null,
  }
  const kind = decision.outcome === 'acknowledged' ? 'acknowledgement.made' : 'acknowledgement.declined'
  const entry = await recordEntry(tx, kind, now, payload)
  await tx
    .insertInto('acknowledgement')
    .values({
      id,
      person_id: personId,
      policy_id: rules.policyId,
      version: rules.version,
      sequence: decision.sequence,
      response: decision.outcome,
      content_hash: standing.policy.contentHash,
      wording,
      categories: [...standing.askedAs],
      comprehension,
      read_at: standing.readAt ?? null,
      passed_at: standing.passedAt ?? null,
      responded_at: now,
      entry_id: entry.id,
    })
    .execute()
  if (!reason) return
  await tx
    .insertInto('acknowledgement_reason')
    .values({ acknowledgement_id: id, person_id: personId, ...reason })
    .execute()
}
