import { CATEGORIES, type Category, type Force, type TopicKey } from '@moothall/policy'
import type { Context } from '../../context.ts'
import type { Transaction } from '../../platform/database/database.ts'
import type { PersonActor } from '../../platform/identity/actor.ts'
import { changeDraft, compareChoices, type DraftResult, type VersionKey } from './change-draft.ts'
import { countOrigins, originOf } from './origin.decision.ts'
import { jsonRow, recordDraftChange } from './record-change.ts'
import { appliesToOf, forceOf, type ProvisionDetail, topicsOf, type VersionDetail } from './version-detail.ts'

/** What the owner says of one provision. An empty `appliesTo` says that it applies to nobody. */
export interface ProvisionChoice {
  readonly ref: string
  readonly topics: readonly TopicKey[]
  readonly appliesTo: readonly Category[]
  readonly force: Force
  /** Of the row that the form was made from. */
  readonly rowVersion: number
}

/** Confirms topics, force and applicability of provisions: all of those given, or none where somebody else was faster. */
export async function confirmProvisions(
  context: Context,
  actor: PersonActor,
  key: VersionKey,
  choices: readonly ProvisionChoice[],
): Promise<DraftResult> {
  return await changeDraft(context, actor, key, async (tx, detail, at) => {
    const stored = new Map(detail.provisions.map((provision) => [provision.ref, provision]))
    const compared = compareChoices(
      detail,
      choices.map((choice) => {
        const provision = stored.get(choice.ref)
        return {
          key: choice.ref,
          choice,
          stored: provision,
          storedVersion: provision?.rowVersion ?? 0,
          formVersion: choice.rowVersion,
          same: provision !== undefined && stands(provision, choice),
        }
      }),
    )
    if ('result' in compared) return compared.result
    const rows = {
      policy_provision: [] as ReturnType<typeof jsonRow>[],
      policy_topic: [] as ReturnType<typeof jsonRow>[],
      policy_applicability: [] as ReturnType<typeof jsonRow>[],
    }
    for (const { choice, stored: provision } of compared.changes) {
      const confirmed = { confirmed_by: actor.personId, confirmed_at: at }
      rows.policy_provision.push(await saveProvision(tx, detail, provision, choice, confirmed))
      rows.policy_topic.push(...(await saveTopics(tx, detail, provision, choice, confirmed)))
      rows.policy_applicability.push(...(await saveApplicability(tx, detail, provision, choice, confirmed)))
    }
    const facts = {
      origins: countOrigins([
        ...rows.policy_provision.map((row) => row['force_origin']),
        ...[...rows.policy_topic, ...rows.policy_applicability].map((row) => row['origin']),
      ]),
    }
    await recordDraftChange(tx, { kind: 'policies.provision-confirmed', at, actor, of: detail, facts, rows })
    return { outcome: 'saved' }
  })
}

function stands(provision: ProvisionDetail, choice: ProvisionChoice): boolean {
  return (
    provision.confirmedBy !== null &&
    forceOf(provision) === choice.force &&
    sameMembers(topicsOf(provision), choice.topics) &&
    sameMembers(appliesToOf(provision), choice.appliesTo)
  )
}

function sameMembers(a: readonly string[], b: readonly string[]): boolean {
  return JSON.stringify([...new Set(a)].sort()) === JSON.stringify([...new Set(b)].sort())
}

interface Confirmed {
  readonly confirmed_by: string
  readonly confirmed_at: Date
}

async function saveProvision(
  tx: Transaction,
  detail: VersionDetail,
  provision: ProvisionDetail,
  choice: ProvisionChoice,
  confirmed: Confirmed,
): Promise<ReturnType<typeof jsonRow>> {
  const { carried, suggestedForce } = provision
  const set = {
    ...confirmed,
    force: choice.force,
    force_origin: originOf(choice.force, carried && { ...carried, value: carried.force }, suggestedForce),
    row_version: provision.rowVersion + 1,
  }
  await tx
    .updateTable('policy_provision')
    .set(set)
    .where('policy_id', '=', detail.policyId)
    .where('version', '=', detail.version)
    .where('ref', '=', choice.ref)
    .execute()
  return jsonRow({ policy_id: detail.policyId, version: detail.version, ref: choice.ref, ...set })
}

async function saveTopics(
  tx: Transaction,
  detail: VersionDetail,
  provision: ProvisionDetail,
  choice: ProvisionChoice,
  confirmed: Confirmed,
): Promise<ReturnType<typeof jsonRow>[]> {
  const known = new Map(provision.topics.map((row) => [row.topic, row]))
  const { carried } = provision
  const topics = new Set([...known.keys(), ...(carried?.topics ?? []), ...choice.topics])
  const rows = [...topics].map((topic) => {
    const confidence = known.get(topic)?.confidence ?? null
    const chosen = choice.topics.some((one) => one === topic)
    return {
      policy_id: detail.policyId,
      version: detail.version,
      ref: choice.ref,
      topic,
      confidence,
      because: [...(known.get(topic)?.because ?? [])],
      chosen,
      origin: originOf(
        chosen,
        carried && { ...carried, value: carried.topics.includes(topic) },
        confidence !== null,
      ),
      confirmed_by: confirmed.confirmed_by,
      confirmed_at: confirmed.confirmed_at,
    }
  })
  if (rows.length === 0) return []
  await tx
    .insertInto('policy_topic')
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(['policy_id', 'version', 'ref', 'topic']).doUpdateSet((excluded) => ({
        chosen: excluded.ref('excluded.chosen'),
        origin: excluded.ref('excluded.origin'),
        confirmed_by: excluded.ref('excluded.confirmed_by'),
        confirmed_at: excluded.ref('excluded.confirmed_at'),
      })),
    )
    .execute()
  return rows.map((row) => jsonRow(row))
}

async function saveApplicability(
  tx: Transaction,
  detail: VersionDetail,
  provision: ProvisionDetail,
  choice: ProvisionChoice,
  confirmed: Confirmed,
): Promise<ReturnType<typeof jsonRow>[]> {
  const suggested = new Map(provision.applicability.map((row) => [row.category, row.suggested]))
  const { carried } = provision
  const rows = CATEGORIES.map((category) => {
    const chosen = choice.appliesTo.includes(category)
    const offered = suggested.get(category) ?? false
    return {
      policy_id: detail.policyId,
      version: detail.version,
      ref: choice.ref,
      category,
      suggested: offered,
      chosen,
      origin: originOf(
        chosen,
        carried && { ...carried, value: carried.appliesTo.includes(category) },
        offered,
      ),
      confirmed_by: confirmed.confirmed_by,
      confirmed_at: confirmed.confirmed_at,
    }
  })
  await tx
    .insertInto('policy_applicability')
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(['policy_id', 'version', 'ref', 'category']).doUpdateSet((excluded) => ({
        chosen: excluded.ref('excluded.chosen'),
        origin: excluded.ref('excluded.origin'),
        confirmed_by: excluded.ref('excluded.confirmed_by'),
        confirmed_at: excluded.ref('excluded.confirmed_at'),
      })),
    )
    .execute()
  return rows.map((row) => jsonRow(row))
}
