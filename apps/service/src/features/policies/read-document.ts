import {
  MAX_POLICY_BYTES,
  parsePolicy,
  type PolicyDocument,
  type PolicyFileFormat,
  type PolicyFileRefusal,
  readPolicyFile,
  starterPolicyText,
} from '@moothall/policy'

/** Where a policy's text comes from. A file's name is what the browser or the command line said. */
export type PolicySource =
  | { readonly kind: 'file'; readonly bytes: Uint8Array; readonly filename: string }
  | { readonly kind: 'text'; readonly text: string }
  /** The text that ships, with this name put in where it has a gap for it; '' leaves the gap. */
  | { readonly kind: 'starter'; readonly bodyName: string }

export type DocumentRefusal = 'no-provisions' | 'too-many-provisions' | 'paragraph-too-long'

export type ReadDocument =
  | {
      readonly outcome: 'read'
      readonly text: string
      readonly sourceName: string
      readonly document: PolicyDocument
    }
  | { readonly outcome: 'refused'; readonly refusal: DocumentRefusal }
  | { readonly outcome: 'unreadable'; readonly refusal: PolicyFileRefusal }

/** More paragraphs than any policy has. Bytes that merely look like text reach this. */
export const maxProvisions = 1000
/** More lines than 600 pages of plain text have. */
const maxLines = 50_000
const maxParagraphLength = 50_000

/**
 * Decodes and parses a policy, or says why not. What takes long is the number of paragraphs, not of bytes: each is held
 * against every pattern there is, so that 1 MB in 250 paragraphs takes 0.2 s, and in 50,000 lines 2 s.
 */
export function readDocument(source: PolicySource): ReadDocument {
  const read = readSource(source)
  if ('refusal' in read) return { outcome: 'unreadable', refusal: read.refusal }
  const refuse = (refusal: DocumentRefusal): ReadDocument => ({ outcome: 'refused', refusal })
  if (read.text.split('\n').length > maxLines) return refuse('too-many-provisions')
  const document = parsePolicy(read.text, { format: read.format })
  if (document.provisions.length === 0) return refuse('no-provisions')
  if (document.provisions.length > maxProvisions || document.sections.length > maxProvisions)
    return refuse('too-many-provisions')
  if (document.provisions.some(({ text }) => text.length > maxParagraphLength))
    return refuse('paragraph-too-long')
  return { outcome: 'read', text: read.text, sourceName: read.name, document }
}

interface ReadSource {
  readonly text: string
  readonly name: string
  readonly format: PolicyFileFormat
}

function readSource(source: PolicySource): ReadSource | { refusal: PolicyFileRefusal } {
  if (source.kind === 'starter') {
    const { bodyName } = source
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
