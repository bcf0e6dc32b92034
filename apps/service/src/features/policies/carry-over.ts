import type { PolicyDocument } from '@moothall/policy'
import type { JsonObject } from '@moothall/ledger'
import type { Transaction } from '../../platform/database/database.ts'
import type { BodyNames } from './body-name.decision.ts'
import { carryOver } from './carried.decision.ts'
import { readVersion } from './read-version.ts'
import type { VersionDetail } from './version-detail.ts'

/** Drafts that were withdrawn since the last approval, and that approval: no owner mends a text more often. */
const mostVersions = 4

/**
 * Writes what was confirmed in earlier versions and may be kept in a new draft.
 * @returns the rows as the ledger carries them
 */
export async function saveCarriedChoices(
  tx: Transaction,
  of: { policyId: string; slug: string; version: number },
  document: PolicyDocument,
  bodyNames: BodyNames,
): Promise<readonly JsonObject[]> {
  const choices = carryOver(await earlierVersions(tx, of), document, bodyNames)
  const rows = choices.map(({ item, key, fromVersion, value }) => ({
    policy_id: of.policyId,
    version: of.version,
    item,
    key,
    from_version: fromVersion,
    value: JSON.stringify(value),
  }))
  if (rows.length > 0) await tx.insertInto('policy_carried_choice').values(rows).execute()
  return rows.map((row) => Object.assign({}, row, { value: JSON.parse(row.value) as JsonObject }))
}

/**
 * Versions whose confirmations may still hold, newest first: those withdrawn since the last approval, because a text is
 * mended by withdrawing it and importing it again, and the last one that was approved.
 */
async function earlierVersions(
  tx: Transaction,
  of: { policyId: string; slug: string; version: number },
): Promise<readonly VersionDetail[]> {
  const rows = await tx
    .selectFrom('policy_version')
    .select(['version', 'approved_at'])
    .where('policy_id', '=', of.policyId)
    .where('version', '<', of.version)
    .orderBy('version', 'desc')
    .execute()
  const approved = rows.findIndex(({ approved_at }) => approved_at !== null)
  const recent = approved === -1 ? rows : rows.slice(0, approved + 1)
  const found: VersionDetail[] = []
  for (const { version } of [
    ...recent.slice(0, mostVersions - 1),
    ...recent.slice(mostVersions - 1).slice(-1),
  ]) {
    const detail = await readVersion(tx, { slug: of.slug, version })
    if (detail !== undefined) found.push(detail)
  }
  return found
}
