import type { ScopeReading } from './meaning/applies-to.ts'
import { audienceOf, readMeaning } from './meaning/read-meaning.ts'
import { findRelatedDocuments } from './meaning/related-documents.ts'
import { findTensions } from './meaning/tensions.ts'
import { readBlocks } from './parse/blocks.ts'
import { Casing } from './parse/casing.ts'
import type { DraftProvision, DraftSection } from './parse/draft.ts'
import { readFrontMatter } from './parse/front-matter.ts'
import { markHeadings } from './parse/headings.ts'
import { splitLines } from './parse/lines.ts'
import { looksLikeMarkdown } from './parse/markdown.ts'
import { OutlineBuilder } from './parse/outline.ts'
import { assignReferences } from './parse/references.ts'
import { settleBlocks } from './parse/settle.ts'
import type { PolicyFileFormat } from './read-policy-file.ts'
import type { PolicyDocument, PolicySection, Provision } from './types.ts'

/** “Rules for accounts: -” is the heading “Rules for accounts”. */
const TRAILING_DASH = /\s*(?::\s*|\s)[–—-]$/

export interface ParseOptions {
  /** Markdown is also recognised where this is left out or says `text`. */
  readonly format?: PolicyFileFormat
}

/**
 * Reads a policy: sections, provisions with permanent references, and suggestions for what they mean. Never throws; the same text
 * always gives the same document. Topics, categories and tensions are suggestions for the policy's owner to confirm.
 */
export function parsePolicy(text: string, options: ParseOptions = {}): PolicyDocument {
  const lines = splitLines(text, options.format === 'markdown' || looksLikeMarkdown(text))
  const casing = new Casing(text)
  const { blocks, omitted } = readBlocks(lines)
  const front = readFrontMatter(settleBlocks(blocks), text, casing)
  markHeadings(front.rest)
  const outline = new OutlineBuilder(front.rest, front.title).read()
  const references = assignReferences(outline.sections, outline.provisions)
  const refOf = (section: DraftSection | null) =>
    section === null ? null : (references.sections.get(section) ?? null)
  const sections: PolicySection[] = outline.sections.map((section) => ({
    ref: refOf(section) ?? '',
    heading: casing.withoutCapitals(section.heading).replace(TRAILING_DASH, ''),
    ...(section.words.length === 0 ? {} : { text: section.words.join('\n') }),
    parent: refOf(section.parent),
    level: section.level,
    implied: section.kind === 'implied',
    marker: section.marker,
    line: section.line,
  }))
  const [firstControl] = front.control
  if (firstControl !== undefined) {
    sections.unshift({
      ref: 'document-control',
      heading: '',
      text: front.control.map((line) => line.text).join('\n'),
      parent: null,
      level: 0,
      implied: true,
      marker: '',
      line: firstControl.line,
    })
  }
  const [firstClosing] = front.closing
  if (firstClosing !== undefined) {
    sections.push({
      ref: 'document-end',
      heading: '',
      text: front.closing.map((line) => line.text).join('\n'),
      parent: null,
      level: 0,
      implied: true,
      marker: '',
      line: firstClosing.line,
    })
  }
  const { provisions, scope } = readMeaning(outline.provisions, references, front.title, front.body, text)
  return {
    title: front.title,
    body: front.body,
    sections,
    provisions,
    omitted,
    ...readWhole(provisions, outline.provisions, scope, front.title),
  }
}

function readWhole(
  provisions: readonly Provision[],
  drafts: readonly DraftProvision[],
  scope: ScopeReading,
  title: string,
): Pick<PolicyDocument, 'tensions' | 'related'> {
  const byRef = new Map(provisions.map((provision, index) => [provision.ref, drafts[index]]))
  const hasAudience = (provision: Provision) => {
    const draft = byRef.get(provision.ref)
    return draft !== undefined && audienceOf(draft, title).length > 0
  }
  return {
    tensions: findTensions({ provisions, scope, hasAudience }),
    related: findRelatedDocuments(provisions, title),
  }
}
