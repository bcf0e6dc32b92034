import { createHash, randomUUID } from 'node:crypto'
import type { JsonObject } from '@moothall/ledger'
import type { Updateable } from 'kysely'
import type { Context } from '../../context.ts'
import { ukDate } from '../../platform/clock/clock.ts'
import type { Transaction } from '../../platform/database/database.ts'
import type { DatabaseSchema } from '../../platform/database/schema.ts'
import type { Actor, PersonActor } from '../../platform/identity/actor.ts'
import { enqueue } from '../../platform/jobs/enqueue.ts'
import type { VersionKey } from './change-draft.ts'
import { comparedVersionOf } from './compare-versions.decision.ts'
import { readVersionInForce } from './version-in-force.ts'
import type { PolicyEntryKind } from './ledger-entries.ts'
import {
  decideLifecycle,
  type LifecycleCommand,
  type LifecycleFacts,
  type LifecycleRefusal,
  type Mover,
} from './lifecycle.decision.ts'
import { type Outstanding, outstandingOf } from './outstanding.decision.ts'
import { readVersion } from './read-version.ts'
import { jsonRow, recordChange, recordDraftChange } from './record-change.ts'
import { ukMidnight } from './uk-midnight.ts'
import { contentHashOf, versionContent } from './version-content.ts'
import type { VersionDetail } from './version-detail.ts'

export type MoveResult =
  | { readonly outcome: 'moved'; readonly to: VersionDetail['state'] }
  | { readonly outcome: 'not-found' }
  | {
      readonly outcome: 'refused'
      readonly refusal: LifecycleRefusal
      readonly outstanding: readonly Outstanding[]
    }

/** Submits a draft for review, with the UK date on which it should come into force. */
export async function submitVersion(
  context: Context,
  actor: PersonActor,
  key: VersionKey,
  command: { inForceOn: string },
): Promise<MoveResult> {
  return await moveVersion(context, actor, key, { kind: 'submit', ...command })
}

/**
 * Approves a version under review, where it still is what `shown` names, if that is given; see `shownForApproval`.
 * With today's date or none later it is in force at once.
 */
export async function approveVersion(
  context: Context,
  actor: PersonActor,
  key: VersionKey,
  command: { inForceOn: string; shown?: string },
): Promise<MoveResult> {
  return await moveVersion(context, actor, key, { kind: 'approve', ...command })
}

/** Sends a version under review back to its owner. */
export async function sendBackVersion(
  context: Context,
  actor: PersonActor,
  key: VersionKey,
  command: { reasons: string },
): Promise<MoveResult> {
  return await moveVersion(context, actor, key, { kind: 'send-back', ...command })
}

/** Withdraws a version that is not in force yet. Its number is not used again. */
export async function withdrawVersion(
  context: Context,
  actor: PersonActor,
  key: VersionKey,
  command: { reasons: string },
): Promise<MoveResult> {
  return await moveVersion(context, actor, key, { kind: 'withdraw', ...command })
}

async function moveVersion(
  context: Context,
  actor: PersonActor,
  key: VersionKey,
  command: LifecycleCommand,
): Promise<MoveResult> {
  const at = context.clock.now()
  return await context.database.inTransaction(actor, async (tx) => {
    const detail = await readVersion(tx, key, { lock: true })
    if (detail === undefined) return { outcome: 'not-found' }
    const facts = await factsOf(tx, detail, command.kind === 'approve')
    const mover: Mover = { kind: 'person', personId: actor.personId, roles: actor.roles }
    const decision = decideLifecycle(facts, command, mover, ukDate(at))
    if (!decision.ok) {
      return { outcome: 'refused', refusal: decision.refusal, outstanding: facts.outstanding }
    }
    await carryOut(tx, { actor, detail, at }, command)
    if (decision.comesIntoForceNow) {
      await bringIntoForce(tx, actor, detail, at)
      return { outcome: 'moved', to: 'in-force' }
    }
    if (command.kind === 'approve') await scheduleMidnight(tx, detail, command.inForceOn)
    return { outcome: 'moved', to: decision.to }
  })
}

async function factsOf(
  tx: Transaction,
  detail: VersionDetail,
  forApproval: boolean,
): Promise<LifecycleFacts> {
  const waiting = await tx
    .selectFrom('policy_version')
    .select('version')
    .where('policy_id', '=', detail.policyId)
    .where('version', '<>', detail.version)
    .where('state', '=', 'approved')
    .executeTakeFirst()
  return {
    state: detail.state,
    contributors: detail.contributors,
    outstanding: outstandingOf(detail),
    inForceOn: detail.inForceOn,
    anotherIsWaiting: waiting !== undefined,
    shown: forApproval ? shownForApproval(detail, await readVersionInForce(tx, detail)) : '',
  }
}

/** Names what an approver reads: the content of a version, and of the one in force as it reads with its corrections. */
export function shownForApproval(detail: VersionDetail, inForce: VersionDetail | undefined): string {
  const before = inForce === undefined ? null : comparedVersionOf(inForce)
  return createHash('sha256')
    .update(JSON.stringify([contentHashOf(versionContent(detail)), before]))
    .digest('hex')
}

interface Move {
  readonly actor: PersonActor
  readonly detail: VersionDetail
  readonly at: Date
}

async function carryOut(tx: Transaction, move: Move, command: LifecycleCommand): Promise<void> {
  const { actor, detail, at } = move
  const by = actor.personId
  if (command.kind === 'submit') {
    const row = await update(tx, detail, {
      state: 'in-review',
      submitted_by: by,
      submitted_at: at,
      proposed_in_force_on: command.inForceOn,
    })
    await record(tx, 'policies.submitted', move, row, { proposedInForceOn: command.inForceOn })
    await notify(tx, detail, 'submitted')
  }
  if (command.kind === 'approve') {
    const contentHash = contentHashOf(versionContent(detail))
    const row = await update(tx, detail, {
      state: 'approved',
      approved_by: by,
      approved_at: at,
      in_force_on: command.inForceOn,
      content_hash: contentHash,
    })
    await record(tx, 'policies.approved', move, row, { inForceOn: command.inForceOn, contentHash })
    await notify(tx, detail, 'approved')
  }
  if (command.kind === 'send-back') {
    const row = await update(tx, detail, {
      state: 'draft',
      sent_back_by: by,
      sent_back_at: at,
      sent_back_reasons: command.reasons,
    })
    await record(tx, 'policies.sent-back', move, row, { reasons: command.reasons })
    await notify(tx, detail, 'sent-back')
  }
  if (command.kind === 'withdraw') {
    const row = await update(tx, detail, {
      state: 'withdrawn',
      withdrawn_by: by,
      withdrawn_at: at,
      withdrawn_reasons: command.reasons,
    })
    await record(tx, 'policies.withdrawn', move, row, { reasons: command.reasons })
  }
}

/**
 * Brings an approved version into force in the caller's transaction, in place of the one that is. The caller has
 * decided that its date has come and holds the version's lock.
 */
export async function bringIntoForce(
  tx: Transaction,
  actor: Actor,
  of: { policyId: string; slug: string; version: number },
  at: Date,
): Promise<void> {
  const before = await tx
    .selectFrom('policy_version')
    .select('version')
    .where('policy_id', '=', of.policyId)
    .where('state', '=', 'in-force')
    .forUpdate()
    .executeTakeFirst()
  if (before !== undefined) {
    const superseded = { ...of, version: before.version }
    const row = await update(tx, superseded, { state: 'superseded', superseded_at: at })
    const facts = { supersededBy: of.version }
    const rows = { policy_version: [row] }
    await recordChange(tx, { kind: 'policies.superseded', at, actor, of: superseded, facts, rows })
  }
  const row = await update(tx, of, { state: 'in-force', in_force_at: at })
  await recordChange(tx, {
    kind: 'policies.brought-into-force',
    at,
    actor,
    of,
    rows: { policy_version: [row] },
  })
}

async function update(
  tx: Transaction,
  of: { policyId: string; version: number },
  set: Updateable<DatabaseSchema['policy_version']>,
): Promise<JsonObject> {
  await tx
    .updateTable('policy_version')
    .set(set)
    .where('policy_id', '=', of.policyId)
    .where('version', '=', of.version)
    .executeTakeFirstOrThrow()
  return jsonRow({ policy_id: of.policyId, version: of.version, ...set })
}

/** The submitter counts as one who worked on the draft; an approver's step does not make them one. */
async function record(
  tx: Transaction,
  kind: PolicyEntryKind,
  { actor, detail, at }: Move,
  row: JsonObject,
  facts: JsonObject,
): Promise<void> {
  const change = { kind, at, actor, of: detail, facts, rows: { policy_version: [row] } }
  if (kind === 'policies.submitted') await recordDraftChange(tx, change)
  else await recordChange(tx, change)
}

/** The job looks again when it runs: a version withdrawn by then stays withdrawn. */
async function scheduleMidnight(tx: Transaction, of: VersionDetail, inForceOn: string): Promise<void> {
  await enqueue(tx, {
    task: 'policies.bring-into-force',
    payload: { policyId: of.policyId, version: of.version },
    key: `policies.bring-into-force:${of.policyId}:${of.version}`,
    runAt: ukMidnight(inForceOn),
  })
}

async function notify(tx: Transaction, of: VersionDetail, about: string): Promise<void> {
  await enqueue(tx, {
    task: 'policies.notify',
    payload: { policyId: of.policyId, version: of.version, about, occasion: randomUUID() },
  })
}
