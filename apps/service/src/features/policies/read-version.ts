import { CATEGORIES, type Category, TOPIC_KEYS } from '@moothall/policy'
import type { ExpressionBuilder } from 'kysely'
import type { Transaction } from '../../platform/database/database.ts'
import type { DatabaseSchema } from '../../platform/database/schema.ts'
import { type CarriedChoices, readCarried } from './read-carried.ts'
import { repairKey } from './repair-key.ts'
import type { ApplicabilityRow, ProvisionDetail, TopicRow, VersionDetail } from './version-detail.ts'

/**
 * Reads a version in any state.
 * @param options.lock holds the version's row until the transaction ends, so that a decision rests on what it saw
 */
export async function readVersion(
  tx: Transaction,
  key: { slug: string; version: number },
  options: { lock?: boolean } = {},
): Promise<VersionDetail | undefined> {
  const policy = await tx.selectFrom('policy').select('id').where('slug', '=', key.slug).executeTakeFirst()
  if (policy === undefined) return undefined
  let query = tx
    .selectFrom('policy_version')
    .selectAll()
    .where(isOf({ policyId: policy.id, version: key.version }))
  if (options.lock) query = query.forUpdate()
  const row = await query.executeTakeFirst()
  if (row === undefined) return undefined
  const of = { policyId: policy.id, version: key.version }
  const carried = await readCarried(tx, of)
  const [contributors, sections, provisions, rest] = [
    await readContributors(tx, of),
    await readSections(tx, of),
    await readProvisions(tx, of, carried),
    await readParts(tx, of, carried),
  ]
  return {
    ...of,
    slug: key.slug,
    state: row.state,
    title: row.title,
    bodyName: row.body_name,
    setUpBodyName: await readSetUpBodyName(tx),
    sourceName: row.source_name,
    sourceSha256: row.source_sha256,
    related: row.related,
    omitted: row.omitted,
    importedBy: row.imported_by,
    importedAt: row.imported_at,
    submittedBy: row.submitted_by,
    submittedAt: row.submitted_at,
    proposedInForceOn: row.proposed_in_force_on,
    sentBackReasons: row.sent_back_reasons,
    sentBackAt: row.sent_back_at,
    approvedAt: row.approved_at,
    inForceOn: row.in_force_on,
    inForceAt: row.in_force_at,
    supersededAt: row.superseded_at,
    withdrawnReasons: row.withdrawn_reasons,
    contentHash: row.content_hash,
    contributors,
    sections,
    provisions,
    ...rest,
  }
}

interface VersionKey {
  readonly policyId: string
  readonly version: number
}

/** Every table that holds a part of versions. */
type VersionTable = {
  [Table in keyof DatabaseSchema]: DatabaseSchema[Table] extends { policy_id: unknown; version: unknown }
    ? Table
    : never
}[keyof DatabaseSchema]

/** For `where`: the rows of one version. */
function isOf({ policyId, version }: VersionKey) {
  return (eb: ExpressionBuilder<DatabaseSchema, VersionTable>) =>
    eb.and([eb('policy_id', '=', policyId), eb('version', '=', version)])
}

async function readContributors(tx: Transaction, of: VersionKey): Promise<readonly string[]> {
  const rows = await tx.selectFrom('policy_contributor').select('person_id').where(isOf(of)).execute()
  return rows.map(({ person_id }) => person_id)
}

async function readSections(tx: Transaction, of: VersionKey): Promise<VersionDetail['sections']> {
  return await tx
    .selectFrom('policy_section')
    .select(['ref', 'heading', 'text', 'parent', 'level', 'implied', 'marker'])
    .where(isOf(of))
    .orderBy('position')
    .execute()
}

async function readSetUpBodyName(tx: Transaction): Promise<string> {
  return (await tx.selectFrom('body').select('name').executeTakeFirst())?.name ?? ''
}

async function readProvisions(
  tx: Transaction,
  of: VersionKey,
  carried: CarriedChoices,
): Promise<readonly ProvisionDetail[]> {
  const rows = await tx
    .selectFrom('policy_provision')
    .selectAll()
    .where(isOf(of))
    .orderBy('position')
    .execute()
  const topics = Map.groupBy(
    await tx
      .selectFrom('policy_topic')
      .select(['ref', 'topic', 'confidence', 'because', 'chosen', 'origin'])
      .where(isOf(of))
      .execute(),
    ({ ref }) => ref,
  )
  const applicability = Map.groupBy(
    await tx
      .selectFrom('policy_applicability')
      .select(['ref', 'category', 'suggested', 'chosen', 'origin'])
      .where(isOf(of))
      .execute(),
    ({ ref }) => ref,
  )
  return rows.map((row) => ({
    ref: row.ref,
    position: row.position,
    depth: row.depth,
    sectionRef: row.section_ref,
    parent: row.parent,
    marker: row.marker,
    parsedText: row.parsed_text,
    text: row.text,
    force: row.force,
    suggestedForce: row.suggested_force,
    forceOrigin: row.force_origin,
    forceReason: row.force_reason,
    appliesToReason: row.applies_to_reason,
    confirmedBy: row.confirmed_by,
    rowVersion: row.row_version,
    topics: inMapOrder(topics.get(row.ref) ?? []),
    applicability: inCategoryOrder(applicability.get(row.ref) ?? []),
    carried: carried.provisions.get(row.ref) ?? null,
  }))
}

function inMapOrder(rows: readonly TopicRow[]): readonly TopicRow[] {
  const place = new Map<string, number>(TOPIC_KEYS.map((topic, index) => [topic, index]))
  return [...rows].sort((a, b) => (place.get(a.topic) ?? Infinity) - (place.get(b.topic) ?? Infinity))
}

function inCategoryOrder(rows: readonly ApplicabilityRow[]): readonly ApplicabilityRow[] {
  const place = (category: Category): number => CATEGORIES.indexOf(category)
  return [...rows].sort((a, b) => place(a.category) - place(b.category))
}

type Parts = Pick<
  VersionDetail,
  | 'repairs'
  | 'tensions'
  | 'uncovered'
  | 'corrections'
  | 'carriedTopics'
  | 'carriedBodyName'
  | 'bodyNameDecided'
>

async function readParts(tx: Transaction, of: VersionKey, carried: CarriedChoices): Promise<Parts> {
  const repairs = await tx
    .selectFrom('policy_repair as r')
    .innerJoin('policy_provision as p', (join) =>
      join
        .onRef('p.policy_id', '=', 'r.policy_id')
        .onRef('p.version', '=', 'r.version')
        .onRef('p.ref', '=', 'r.ref'),
    )
    .selectAll('r')
    .where('r.policy_id', '=', of.policyId)
    .where('r.version', '=', of.version)
    .orderBy('p.position')
    .orderBy('r.position')
    .execute()
  const tensions = await tx
    .selectFrom('policy_tension')
    .selectAll()
    .where(isOf(of))
    .orderBy('position')
    .execute()
  const uncovered = await tx.selectFrom('policy_uncovered_topic').selectAll().where(isOf(of)).execute()
  const corrections = await tx
    .selectFrom('policy_correction')
    .selectAll()
    .where(isOf(of))
    .orderBy('recorded_at')
    .orderBy('id')
    .execute()
  const bodyName = await tx.selectFrom('policy_body_name').selectAll().where(isOf(of)).executeTakeFirst()
  return {
    repairs: repairs.map((row) =>
      Object.assign({}, row, { carried: carried.repairs.get(repairKey(row)) ?? null }),
    ),
    tensions: tensions.map((row) =>
      Object.assign({}, row, { carried: carried.tensions.get(row.key) ?? null }),
    ),
    uncovered,
    corrections,
    carriedTopics: carried.topics,
    carriedBodyName: carried.bodyName,
    bodyNameDecided: bodyName ?? null,
  }
}
