import type { Context } from '../../context.ts'
import type { Transaction } from '../../platform/database/database.ts'
import type { PersonActor } from '../../platform/identity/actor.ts'
import { policyPermissions } from './permissions.ts'
import { readVersion } from './read-version.ts'
import type { VersionDetail } from './version-detail.ts'

export interface VersionKey {
  readonly slug: string
  readonly version: number
}

/** What became of an owner's choices. With a conflict or a refusal nothing at all was saved. */
export type DraftResult =
  | { readonly outcome: 'saved' }
  /** Somebody saved these items after the page was made; `keys` names them, `detail` is what stands now. */
  | { readonly outcome: 'conflict'; readonly keys: readonly string[]; readonly detail: VersionDetail }
  | {
      readonly outcome: 'refused'
      readonly refusal: 'not-permitted' | 'not-found' | 'not-a-draft' | 'unknown-item'
    }

/** One transaction on a locked draft, for somebody who may work on it. */
export async function changeDraft(
  context: Context,
  actor: PersonActor,
  key: VersionKey,
  change: (tx: Transaction, detail: VersionDetail, at: Date) => Promise<DraftResult>,
): Promise<DraftResult> {
  if (!context.permissionCheck(policyPermissions['policies.confirm'], actor)) {
    return { outcome: 'refused', refusal: 'not-permitted' }
  }
  return await context.database.inTransaction(actor, async (tx) => {
    const detail = await readVersion(tx, key, { lock: true })
    if (detail === undefined) return { outcome: 'refused', refusal: 'not-found' }
    if (detail.state !== 'draft') return { outcome: 'refused', refusal: 'not-a-draft' }
    return await change(tx, detail, context.clock.now())
  })
}

/** An item of a form, against what is stored under its key. */
export interface Compared<Choice, Stored> {
  readonly key: string
  readonly choice: Choice
  readonly stored: Stored | undefined
  /** The stored row's version, and the one that the form was made from. */
  readonly storedVersion: number
  readonly formVersion: number
  /** Whether the stored values are the chosen ones, and decided. */
  readonly same: boolean
}

export type Comparison<Choice, Stored> =
  | { readonly result: DraftResult }
  | { readonly changes: readonly { readonly choice: Choice; readonly stored: Stored }[] }

/**
 * Which choices are to be saved. Somebody else's later choice is a conflict unless it is the same one; a choice that
 * already stands is left alone, so that a form sent twice does no harm.
 */
export function compareChoices<Choice, Stored>(
  detail: VersionDetail,
  items: readonly Compared<Choice, Stored>[],
): Comparison<Choice, Stored> {
  const changes: { choice: Choice; stored: Stored }[] = []
  const conflicts: string[] = []
  for (const { key, choice, stored, storedVersion, formVersion, same } of items) {
    if (stored === undefined) return { result: { outcome: 'refused', refusal: 'unknown-item' } }
    if (same) continue
    if (storedVersion === formVersion) changes.push({ choice, stored })
    else conflicts.push(key)
  }
  if (conflicts.length > 0) return { result: { outcome: 'conflict', keys: conflicts, detail } }
  return changes.length === 0 ? { result: { outcome: 'saved' } } : { changes }
}
