import { CATEGORIES, type PolicyDocument } from '@moothall/policy'
import type { Insertable } from 'kysely'
import type { Transaction } from '../../platform/database/database.ts'
import type { DatabaseSchema } from '../../platform/database/schema.ts'
import type { ChangedRows } from './ledger-entries.ts'
import { jsonRow } from './record-change.ts'

type Row<Table extends keyof DatabaseSchema> = Insertable<DatabaseSchema[Table]>

/** Rows of a parsed document, without those of `policy` and `policy_version`. */
interface DocumentRows {
  readonly policy_section: readonly Row<'policy_section'>[]
  readonly policy_provision: readonly Row<'policy_provision'>[]
  readonly policy_repair: readonly Row<'policy_repair'>[]
  readonly policy_topic: readonly Row<'policy_topic'>[]
  readonly policy_applicability: readonly Row<'policy_applicability'>[]
  readonly policy_tension: readonly Row<'policy_tension'>[]
}

/** Bound parameters of one statement are numbered with 16 bits; 500 rows of 16 columns stay far below. */
const rowsPerStatement = 500

/**
 * Writes a parsed document as the rows of a draft, every choice still open.
 * @returns the rows as the ledger carries them
 */
export async function saveDocument(
  tx: Transaction,
  of: { policyId: string; version: number },
  document: PolicyDocument,
): Promise<ChangedRows> {
  const rows = documentRows({ policy_id: of.policyId, version: of.version }, document)
  for (const part of chunks(rows.policy_section)) await tx.insertInto('policy_section').values(part).execute()
  for (const part of chunks(rows.policy_provision))
    await tx.insertInto('policy_provision').values(part).execute()
  for (const part of chunks(rows.policy_repair)) await tx.insertInto('policy_repair').values(part).execute()
  for (const part of chunks(rows.policy_topic)) await tx.insertInto('policy_topic').values(part).execute()
  for (const part of chunks(rows.policy_applicability)) {
    await tx.insertInto('policy_applicability').values(part).execute()
  }
  for (const part of chunks(rows.policy_tension)) await tx.insertInto('policy_tension').values(part).execute()
  return {
    policy_section: rows.policy_section.map((row) => jsonRow({ ...row })),
    policy_provision: rows.policy_provision.map((row) => jsonRow({ ...row })),
    policy_repair: rows.policy_repair.map((row) => jsonRow({ ...row })),
    policy_topic: rows.policy_topic.map((row) => jsonRow({ ...row })),
    policy_applicability: rows.policy_applicability.map((row) => jsonRow({ ...row })),
    policy_tension: document.tensions.map((tension, position) => ({
      ...jsonRow({ ...tensionRow({ policy_id: of.policyId, version: of.version }, tension, position) }),
      choices: tension.choices.map(({ key, label }) => ({ key, label })),
    })),
  }
}

function chunks<Item>(items: readonly Item[]): readonly (readonly Item[])[] {
  return Array.from({ length: Math.ceil(items.length / rowsPerStatement) }, (_, index) =>
    items.slice(index * rowsPerStatement, (index + 1) * rowsPerStatement),
  )
}

interface OfVersion {
  readonly policy_id: string
  readonly version: number
}

function documentRows(of: OfVersion, document: PolicyDocument): DocumentRows {
  const depths = depthsOf(document)
  return {
    policy_section: document.sections.map(
      ({ ref, heading, text, parent, level, implied, marker }, position) => ({
        ...of,
        ref,
        position,
        heading,
        text: text ?? null,
        parent,
        level,
        implied,
        marker,
      }),
    ),
    policy_provision: document.provisions.map((provision, position) => ({
      ...of,
      ref: provision.ref,
      position,
      depth: depths.get(provision.ref) ?? 0,
      section_ref: provision.section,
      parent: provision.parent,
      marker: provision.marker,
      parsed_text: provision.text,
      text: provision.text,
      force: provision.force,
      suggested_force: provision.force,
      force_origin: null,
      force_reason: provision.forceReason,
      applies_to_reason: provision.appliesToReason,
      confirmed_by: null,
      confirmed_at: null,
      row_version: 0,
    })),
    policy_repair: document.provisions.flatMap(({ ref, repairs }) =>
      repairs.map(({ kind, original, suggestion, applied, reason }, position) => ({
        ...of,
        ref,
        position,
        kind,
        original,
        suggestion,
        applied,
        reason,
        decision: null,
        origin: null,
        decided_by: null,
        decided_at: null,
        row_version: 0,
      })),
    ),
    policy_topic: document.provisions.flatMap(({ ref, topics }) =>
      topics.map(({ topic, confidence, because }) => ({
        ...of,
        ref,
        topic,
        confidence,
        because: [...because],
        chosen: null,
        origin: null,
        confirmed_by: null,
        confirmed_at: null,
      })),
    ),
    policy_applicability: document.provisions.flatMap(({ ref, appliesTo }) =>
      CATEGORIES.map((category) => ({
        policy_id: of.policy_id,
        version: of.version,
        ref,
        category,
        suggested: appliesTo.includes(category),
        chosen: null,
        origin: null,
        confirmed_by: null,
        confirmed_at: null,
      })),
    ),
    policy_tension: document.tensions.map((tension, position) => tensionRow(of, tension, position)),
  }
}

function tensionRow(
  of: OfVersion,
  tension: PolicyDocument['tensions'][number],
  position: number,
): Row<'policy_tension'> & OfVersion {
  return {
    ...of,
    key: tension.key,
    position,
    between: [...tension.between],
    about: tension.about,
    suggestion: tension.suggestion,
    choices: JSON.stringify(tension.choices),
    suggested: tension.suggested,
    resolution: null,
    own_words: null,
    origin: null,
    resolved_by: null,
    resolved_at: null,
    row_version: 0,
  }
}

/** How many provisions each one stands below. */
function depthsOf(document: PolicyDocument): ReadonlyMap<string, number> {
  const depths = new Map<string, number>()
  for (const { ref, parent } of document.provisions) {
    depths.set(ref, parent === null ? 0 : (depths.get(parent) ?? 0) + 1)
  }
  return depths
}
