import { createHash, randomUUID } from 'node:crypto'
import type { PolicyDocument } from '@moothall/policy'
import type { JsonValue } from '@moothall/ledger'
import { sql } from 'kysely'
import type { Context } from '../../context.ts'
import type { Transaction } from '../../platform/database/database.ts'
import type { PersonActor } from '../../platform/identity/actor.ts'
import { policyPermissions } from './permissions.ts'
import { jsonRow, recordDraftChange } from './record-change.ts'
import { saveCarriedChoices } from './carry-over.ts'
import { saveDocument } from './save-version.ts'

export interface ParsedImport {
  readonly slug: string
  readonly title: string
  readonly bodyName: string
  readonly sourceName: string
  readonly sourceText: string
  readonly document: PolicyDocument
}

export type ImportDocumentResult =
  | {
      readonly outcome: 'imported'
      readonly policyId: string
      readonly slug: string
      readonly version: number
    }
  | { readonly outcome: 'refused'; readonly refusal: 'not-permitted' | 'version-under-way' }

/**
 * Saves a parsed policy as a new draft: the first version of a new policy, or the next of the one that has this slug.
 * Numbers are never used twice, also not that of a withdrawn version.
 */
export async function importDocument(
  context: Context,
  actor: PersonActor,
  input: ParsedImport,
): Promise<ImportDocumentResult> {
  if (!context.permissionCheck(policyPermissions['policies.import'], actor)) {
    return { outcome: 'refused', refusal: 'not-permitted' }
  }
  const at = context.clock.now()
  return await context.database.inTransaction(actor, async (tx) => {
    await oneImportAtATime(tx, input.slug)
    const policy = await findOrMakePolicy(tx, input.slug, actor, at)
    const versions = await tx
      .selectFrom('policy_version')
      .select(['version', 'state'])
      .where('policy_id', '=', policy.id)
      .forUpdate()
      .execute()
    if (versions.some(({ state }) => state === 'draft' || state === 'in-review')) {
      return { outcome: 'refused', refusal: 'version-under-way' }
    }
    const version = Math.max(0, ...versions.map((row) => row.version)) + 1
    const of = { policyId: policy.id, slug: input.slug, version }
    const row = await insertVersion(tx, of, actor, at, input)
    const rows = await saveDocument(tx, of, input.document)
    const setUp = (await tx.selectFrom('body').select('name').executeTakeFirst())?.name ?? ''
    const names = { inText: input.bodyName, setUp }
    const carried = await saveCarriedChoices(tx, of, input.document, names)
    await recordDraftChange(tx, {
      kind: 'policies.imported',
      at,
      actor,
      of,
      facts: { title: input.title, sourceSha256: row.source_sha256, carriedOver: carried.length },
      rows: {
        ...rows,
        policy: policy.made,
        policy_version: [jsonRow(row)],
        policy_carried_choice: carried,
      },
    })
    return { outcome: 'imported', ...of }
  })
}

/** A row lock would not do: it does not make the next import see the version that the one before it inserted. */
async function oneImportAtATime(tx: Transaction, slug: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`moothall.policy:${slug}`}, 0))`.execute(tx)
}

async function findOrMakePolicy(
  tx: Transaction,
  slug: string,
  actor: PersonActor,
  at: Date,
): Promise<{ id: string; made: readonly Record<string, JsonValue>[] }> {
  const row = { id: randomUUID(), slug, created_by: actor.personId, created_at: at }
  const made = await tx
    .insertInto('policy')
    .values(row)
    .onConflict((conflict) => conflict.column('slug').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (made) return { id: row.id, made: [jsonRow(row)] }
  const found = await tx.selectFrom('policy').select('id').where('slug', '=', slug).executeTakeFirstOrThrow()
  return { id: found.id, made: [] }
}

async function insertVersion(
  tx: Transaction,
  of: { policyId: string; version: number },
  actor: PersonActor,
  at: Date,
  input: ParsedImport,
): Promise<Record<string, JsonValue | Date> & { source_sha256: string }> {
  const row = {
    policy_id: of.policyId,
    version: of.version,
    state: 'draft' as const,
    title: input.title,
    body_name: input.bodyName,
    source_name: input.sourceName,
    source_sha256: createHash('sha256').update(input.sourceText, 'utf8').digest('hex'),
    imported_by: actor.personId,
    imported_at: at,
  }
  const related = input.document.related.map(({ name, mentionedIn }) => ({
    name,
    mentionedIn: [...mentionedIn],
  }))
  const omitted = input.document.omitted.map(({ kind, line, text }) => ({ kind, line, text }))
  await tx
    .insertInto('policy_version')
    .values({
      ...row,
      source_text: input.sourceText,
      related: JSON.stringify(related),
      omitted: JSON.stringify(omitted),
    })
    .execute()
  return { ...row, related, omitted }
}
