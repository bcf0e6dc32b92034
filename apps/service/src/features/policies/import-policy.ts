import type { PolicyFileRefusal } from '@moothall/policy'
import type { Context } from '../../context.ts'
import type { PersonActor } from '../../platform/identity/actor.ts'
import type { ThreadFailure } from '../../platform/threads/threads.ts'
import { importDocument } from './import-document.ts'
import type { DocumentRefusal, PolicySource } from './read-document.ts'
import { readInThread } from './read-in-thread.ts'
import { isSlug, slugOf } from './slug.decision.ts'

export interface PolicyImport {
  readonly source: Exclude<PolicySource, { kind: 'starter' }> | { readonly kind: 'starter' }
  /** '' takes the title that the text begins with. */
  readonly title: string
  /** '' makes one from the title. That of an existing policy imports its next version. */
  readonly slug: string
}

export type ImportRefusal =
  | 'title-missing'
  | 'slug-wrong'
  | 'slug-missing'
  | DocumentRefusal
  | ThreadFailure
  | 'not-permitted'
  | 'version-under-way'

export type ImportResult =
  | {
      readonly outcome: 'imported'
      readonly policyId: string
      readonly slug: string
      readonly version: number
    }
  | { readonly outcome: 'refused'; readonly refusal: ImportRefusal }
  | { readonly outcome: 'unreadable'; readonly refusal: PolicyFileRefusal }

const maxTitleLength = 200

/** Reads, parses and saves a policy as a draft; with any refusal nothing at all is saved. */
export async function importPolicy(
  context: Context,
  actor: PersonActor,
  input: PolicyImport,
): Promise<ImportResult> {
  const body = await context.database.inTransaction(actor, (tx) =>
    tx.selectFrom('body').select('name').executeTakeFirst(),
  )
  const bodyName = body?.name ?? ''
  const { source } = input
  const reading = await readInThread(
    context.threads,
    source.kind === 'starter' ? { kind: 'starter', bodyName } : source,
  )
  if (reading.outcome === 'failed') return refuse(reading.because)
  const read = reading.value
  if (read.outcome !== 'read') return read
  const { document } = read
  const title = (input.title.trim() || document.title.trim()).slice(0, maxTitleLength)
  if (title === '') return refuse('title-missing')
  const slug = input.slug.trim() || slugOf(title)
  if (slug === '') return refuse('slug-missing')
  if (!isSlug(slug)) return refuse('slug-wrong')
  return await importDocument(context, actor, {
    slug,
    title,
    bodyName: document.body.trim() || bodyName,
    sourceName: read.sourceName,
    sourceText: read.text,
    document,
  })
}

function refuse(refusal: ImportRefusal): ImportResult {
  return { outcome: 'refused', refusal }
}
