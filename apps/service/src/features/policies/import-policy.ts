import {
  MAX_POLICY_BYTES,
  parsePolicy,
  type PolicyFileFormat,
  type PolicyFileRefusal,
  readPolicyFile,
  starterPolicyText,
} from '@moothall/policy'
import type { Context } from '../../context.ts'
import type { PersonActor } from '../../platform/identity/actor.ts'
import { importDocument } from './import-document.ts'
import { isSlug, slugOf } from './slug.decision.ts'

/** Where a policy's text comes from. A file's name is what the browser or the command line said. */
export type PolicySource =
  | { readonly kind: 'file'; readonly bytes: Uint8Array; readonly filename: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'starter' }

export interface PolicyImport {
  readonly source: PolicySource
  /** '' takes the title that the text begins with. */
  readonly title: string
  /** '' makes one from the title. That of an existing policy imports its next version. */
  readonly slug: string
}

export type ImportRefusal =
  | 'title-missing'
  | 'slug-wrong'
  | 'slug-missing'
  | 'no-provisions'
  | 'too-many-provisions'
  | 'paragraph-too-long'
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

/** More paragraphs than any policy has. Bytes that merely look like text reach this. */
export const maxProvisions = 1000
/** More lines than 600 pages of plain text have. Beyond it, parsing would hold up everybody else. */
const maxLines = 50_000
const maxParagraphLength = 50_000
const maxTitleLength = 200

interface ReadSource {
  readonly text: string
  readonly name: string
  readonly format: PolicyFileFormat
}

/** Reads, parses and saves a policy as a draft; with any refusal nothing at all is saved. */
export async function importPolicy(
  context: Context,
  actor: PersonActor,
  input: PolicyImport,
): Promise<ImportResult> {
  const body = await context.database.inTransaction(actor, (tx) =>
    tx.selectFrom('body').select('name').executeTakeFirst(),
  )
  const read = readSource(input.source, body?.name ?? '')
  if ('refusal' in read) return { outcome: 'unreadable', refusal: read.refusal }
  if (read.text.split('\n').length > maxLines) return refuse('too-many-provisions')
  const document = parsePolicy(read.text, { format: read.format })
  if (document.provisions.length === 0) return refuse('no-provisions')
  if (document.provisions.length > maxProvisions || document.sections.length > maxProvisions) {
    return refuse('too-many-provisions')
  }
  if (document.provisions.some(({ text }) => text.length > maxParagraphLength))
    return refuse('paragraph-too-long')
  const title = (input.title.trim() || document.title.trim()).slice(0, maxTitleLength)
  if (title === '') return refuse('title-missing')
  const slug = input.slug.trim() || slugOf(title)
  if (slug === '') return refuse('slug-missing')
  if (!isSlug(slug)) return refuse('slug-wrong')
  return await importDocument(context, actor, {
    slug,
    title,
    bodyName: document.body.trim() || (body?.name ?? ''),
    sourceName: read.name,
    sourceText: read.text,
    document,
  })
}

function readSource(source: PolicySource, bodyName: string): ReadSource | { refusal: PolicyFileRefusal } {
  if (source.kind === 'starter') {
    const text =
      bodyName === '' ? starterPolicyText : starterPolicyText.replaceAll('[name of body]', bodyName)
    return { text, name: 'starter policy', format: 'markdown' }
  }
  const file =
    source.kind === 'file'
      ? readPolicyFile(source.bytes, source.filename)
      : readPolicyFile(Buffer.from(source.text.slice(0, MAX_POLICY_BYTES), 'utf8'), '')
  if (!file.ok) return { refusal: file.code }
  if (!file.text.isWellFormed()) return { refusal: 'damaged-text' }
  return {
    text: file.text,
    name: source.kind === 'file' ? source.filename.replaceAll(/\p{C}/gu, '').slice(0, 200) : 'pasted text',
    format: file.format,
  }
}

function refuse(refusal: ImportRefusal): ImportResult {
  return { outcome: 'refused', refusal }
}
