import {
  isScopeHeading,
  namesAnybody,
  readAudience,
  readPurpose,
  readSubjects,
  readScope,
  type ScopeReading,
  suggestApplicability,
} from './meaning/applies-to.ts'
import { announcesPurpose, type ForceReading, readForce } from './meaning/force.ts'
import { findRelatedDocuments } from './meaning/related-documents.ts'
import { findCutOffStart, Vocabulary } from './meaning/repairs.ts'
import { findTensions } from './meaning/tensions.ts'
import { inheritTopics, scoreTopics } from './meaning/topic-scorer.ts'
import { readBlocks } from './parse/blocks.ts'
import { Casing } from './parse/casing.ts'
import type { DraftProvision, DraftSection } from './parse/draft.ts'
import { readFrontMatter } from './parse/front-matter.ts'
import { markHeadings } from './parse/headings.ts'
import { splitLines } from './parse/lines.ts'
import { looksLikeMarkdown } from './parse/markdown.ts'
import { OutlineBuilder } from './parse/outline.ts'
import { assignReferences, type References } from './parse/references.ts'
import { settleBlocks } from './parse/settle.ts'
import type { PolicyFileFormat } from './read-policy-file.ts'
import type { Category, PolicyDocument, PolicySection, Provision, Repair, TopicSuggestion } from './types.ts'
import { type Phrase, type PhraseCode, phrase } from './wording/phrases.ts'

export interface ParseOptions {
  /** Markdown is also recognised where this is left out or says `text`. */
  readonly format?: PolicyFileFormat
}

/** How a policy calls its body once it has been named: “the Service”, “our Trust”. */
const SHORT_NAME =
  /\b([Tt]he|[Oo]ur|[Tt]his|[Aa]ny|a) (?:Service|Force|Group|Society|Federation|Department|Office|Partnership|Company|Charity|Association|Employer|Brigade|Library|Practice|Academy|Centre|Commission|Agency)\b/g

/** Reads “the council” wherever the body is called by its name or initials, for patterns that look for the body. */
function nameBodyPlainly(text: string, body: string, initials: string): string {
  const filled = text.replaceAll(
    /\[[^\]]{0,30}(?:body|council|authority|organi[sz]ation|employer|name)[^\]]{0,30}\]/gi,
    'council',
  )
  const plain = filled.replaceAll(SHORT_NAME, '$1 council')
  if (body === '') return plain
  const named = plain.replaceAll(body, 'council').replaceAll(body.replaceAll(' and ', ' & '), 'council')
  return initials === '' ? named : named.replaceAll(new RegExp(`\\b${initials}\\b`, 'g'), 'council')
}

function initialsOf(body: string, source: string): string {
  const letters = body
    .split(/[\s-]+/)
    .filter((word) => /^\p{Lu}/u.test(word))
    .map((word) => word.charAt(0))
    .join('')
  return letters.length >= 2 && /^[A-Z]+$/.test(letters) && new RegExp(`\\b${letters}\\b`).test(source)
    ? letters
    : ''
}

function ancestors(section: DraftSection): DraftSection[] {
  const list: DraftSection[] = []
  for (let at: DraftSection | null = section; at !== null && list.length < 12; at = at.parent) list.push(at)
  return list
}

function siblingsOf(drafts: readonly DraftProvision[]): Map<DraftProvision | DraftSection, string[]> {
  const groups = new Map<DraftProvision | DraftSection, string[]>()
  for (const draft of drafts) {
    const group = groups.get(draft.parent ?? draft.section)
    // A handful of neighbours shows how a list begins its lines.
    if (group === undefined) groups.set(draft.parent ?? draft.section, [draft.text])
    else if (group.length < 50) group.push(draft.text)
  }
  return groups
}

function repairsOf(draft: DraftProvision, siblings: readonly string[], vocabulary: Vocabulary): Repair[] {
  const repairs = [...draft.repairs]
  if (draft.text === '') {
    repairs.push({
      kind: 'no-text',
      original: draft.marker,
      suggestion: '',
      applied: false,
      reason: phrase('repair.no-text', {}),
    })
  }
  const others = siblings.filter((text) => text !== draft.text)
  const cut = findCutOffStart({ text: draft.text, siblings: others }, vocabulary)
  if (cut !== null) repairs.push(cut)
  return repairs
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
    heading: casing.withoutCapitals(section.heading),
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

/** Reasons that rest on the provision's own words, which count for more than the provision it is a part of. */
const NAMES_PEOPLE: ReadonlySet<string> = new Set<PhraseCode>([
  'applies-to.names',
  'applies-to.names-widened',
])

/** “Members of the department”, where no council and no board is spoken of: its staff. */
const STAFF_MEMBERS =
  /\b(?:sworn|department(?:al)?|agency|force|brigade|office)\s+members?\b|\bmembers?\s+of\s+(?:the\s+)?(?:department|agency|office|force|brigade|service)\b|\bmembers?\s+representing\s+the\s+(?:department|agency|force)\b/i
const ELECTED = /\b(?:councill?ors?|elected|co-?opted|trustees?|governors?|board\s+members?)\b/i

/** Reads “members” as officers in the rules of a service that calls its staff so. */
function membersReader(source: string): (text: string) => string {
  if (!STAFF_MEMBERS.test(source) || ELECTED.test(source)) return (text) => text
  return (text) =>
    text
      .replaceAll(/\bmember(s?)\b(?!\s+of\b)/gi, 'officer$1')
      .replaceAll(
        /\bmember(s?)\s+of\s+the\s+(?:department|agency|office|force|brigade|service)\b/gi,
        'officer$1',
      )
}

const PART_NAME = /^(?:part|appendix|annexe?|schedule)\s+[A-Z\d]{1,4}\b[\s:.–—-]*/i

/** Whom the headings above address. A heading that names nobody whom the title addresses is about them, not for them. */
function audienceOf(draft: DraftProvision, title: string): Category[] {
  const headings = ancestors(draft.section)
    .filter((section) => section.kind !== 'implied' && !/\bscope\b|\bappl/i.test(section.heading))
    .map((section) => section.heading.replace(PART_NAME, ''))
  const audience = readAudience(headings)
  const titled = readAudience([title])
  return titled.length === 0 || audience.some((category) => titled.includes(category)) ? audience : []
}

function readMeaning(
  drafts: readonly DraftProvision[],
  references: References,
  title: string,
  body: string,
  source: string,
): { provisions: Provision[]; scope: ScopeReading } {
  const refs = references.provisions
  const initials = initialsOf(body, source.slice(0, 200_000))
  const vocabulary = new Vocabulary(drafts.map(({ text }) => text))
  const siblings = siblingsOf(drafts)
  const done = new Map<DraftProvision, Provision>()
  const topicsOf = new Map<DraftProvision, readonly TopicSuggestion[]>()
  for (const draft of drafts) {
    const headings = draft.section.kind === 'implied' ? [] : [draft.section.heading]
    const own = scoreTopics(nameBodyPlainly(draft.text, body, initials), headings)
    const parent = draft.parent === null ? undefined : topicsOf.get(draft.parent)
    topicsOf.set(draft, parent === undefined || !continuesParent(draft) ? own : inheritTopics(own, parent))
  }
  const peopleIn = membersReader(source.slice(0, 200_000))
  const isScope = (draft: DraftProvision) => speaksOfScope(draft, topicsOf.get(draft) ?? [])
  const isInScope = (draft: DraftProvision) =>
    isScope(draft) || (draft.parent !== null && isScope(draft.parent))
  const textOf = (draft: DraftProvision) => ({ ref: refs.get(draft) ?? '', text: peopleIn(draft.text) })
  const stated = readScope(drafts.filter(isInScope).map(textOf), drafts.map(textOf))
  const addressed = stated.everybody.length > 0 ? stated : { ...stated, everybody: readAudience([title]) }
  const purposed =
    addressed.everybody.length > 0 ? addressed : readPurpose(purposesOf(drafts, topicsOf, refs))
  const scope = purposed.everybody.length > 0 ? purposed : readSubjects(drafts.map(textOf))
  const provisions: Provision[] = []
  for (const draft of drafts) {
    const parent = draft.parent === null ? undefined : done.get(draft.parent)
    const own = readForce(draft.text, draft.advice)
    const force = parent !== undefined && continuesParent(draft) ? inheritForce(draft, own, parent) : own
    const topics = topicsOf.get(draft) ?? []
    const isPurpose = topics[0]?.topic === 'purpose' && own.force === 'statement'
    const applicability = suggestApplicability(
      peopleIn(draft.text),
      isScope(draft),
      isPurpose,
      audienceOf(draft, title),
      scope,
    )
    const namesOthers =
      parent?.text.endsWith(':') === true &&
      !applicability.appliesTo.some((category) => parent.appliesTo.includes(category))
    const inheritsPeople =
      parent !== undefined && (namesOthers || !NAMES_PEOPLE.has(applicability.reason.code))
    const provision: Provision = {
      ref: refs.get(draft) ?? '',
      section: references.sections.get(draft.section) ?? '',
      text: draft.text,
      parent: parent?.ref ?? null,
      force: force.force,
      forceReason: force.reason,
      topics,
      appliesTo: inheritsPeople ? parent.appliesTo : applicability.appliesTo,
      appliesToReason: inheritsPeople
        ? phrase('applies-to.part-of', { ref: parent.ref })
        : applicability.reason,
      repairs: repairsOf(draft, siblings.get(draft.parent ?? draft.section) ?? [], vocabulary),
      marker: draft.marker,
      line: draft.line,
    }
    done.set(draft, provision)
    provisions.push(provision)
  }
  return { provisions, scope }
}

function purposesOf(
  drafts: readonly DraftProvision[],
  topicsOf: ReadonlyMap<DraftProvision, readonly TopicSuggestion[]>,
  refs: ReadonlyMap<DraftProvision, string>,
): { ref: string; text: string }[] {
  return drafts
    .filter((draft) =>
      topicsOf.get(draft)?.some(({ topic, confidence }) => topic === 'purpose' && confidence >= 0.5),
    )
    .map((draft) => ({ ref: refs.get(draft) ?? '', text: draft.text }))
}

/** “This policy applies to:”, above whom and what it applies to. */
const SCOPE_STEM =
  /\b(?:polic(?:y|ies)|procedure|guidance|guidelines|code|protocol|rules|standards?|document|it|this)\b[^.]{0,50}\b(?:appl(?:y|ies)|extends?|relates?)\s+to\s*[:–-]$/i

function speaksOfScope(draft: DraftProvision, topics: readonly TopicSuggestion[]): boolean {
  if (topics.some(({ topic, confidence }) => topic === 'scope-people' && confidence >= 0.5)) return true
  if (SCOPE_STEM.test(draft.text.slice(-80))) return true
  return draft.section.kind !== 'implied' && isScopeHeading(draft.section.heading) && namesAnybody(draft.text)
}

const CONDITION =
  /\b(?:provided|providing|on\s+condition|as\s+long\s+as|so\s+long\s+as|only\s+if|if)\b[^.]{0,40}$/i

/** An item that completes its parent's sentence binds as the parent does; one that the parent excepts is allowed. */
function inheritForce(draft: DraftProvision, own: ForceReading, parent: Provision): ForceReading {
  if (own.imperative && announcesPurpose(parent.text))
    return { force: 'statement', reason: null, imperative: false }
  const excepted =
    parent.force === 'must-not' &&
    /\b(?:except|unless|other than)\b[^.:]{0,30}:$/i.test(parent.text.slice(-60))
  if (excepted && own.force === 'statement')
    return { force: 'may', reason: phrase('force.excepted', { ref: parent.ref }), imperative: false }
  // “You may post, provided that you: say so” permits nothing in its items; it sets conditions.
  if (parent.force === 'may' && CONDITION.test(parent.text.slice(-80))) {
    if (own.force !== 'statement' && own.force !== 'may') return own
    const negative = /\b(?:do(?:es)?\s+not|don[’']t|doesn[’']t|never)\b/i.test(draft.text)
    return {
      force: negative ? 'must-not' : 'must',
      reason: phrase('force.condition', { ref: parent.ref }),
      imperative: false,
    }
  }
  const weaker = own.force === 'statement' || (own.imperative && draft.advice === null)
  if (!weaker || parent.force === 'statement') return own
  return { force: parent.force, reason: inheritedReason(parent), imperative: false }
}

/** What an item's force was read from where it is its parent's: the parent, and the words in it where there are any. */
function inheritedReason({ ref, forceReason }: Provision): Phrase {
  const worded = forceReason?.code === 'force.words' || forceReason?.code === 'force.from-words'
  return worded
    ? phrase('force.from-words', { ref, words: forceReason.params.words })
    : phrase('force.from', { ref })
}

/** “By phone in the day.” has no verb of its own: it says how to do what stands above it. */
function isFragment(draft: DraftProvision): boolean {
  return (
    draft.marker !== '' &&
    draft.text.length <= 60 &&
    /^(?:by|in|at|on|with|to|from|through)\b/i.test(draft.text)
  )
}

/** Whether an item completes its parent's sentence, so that it means what the parent means. */
function continuesParent(draft: DraftProvision): boolean {
  return (
    draft.parent !== null &&
    (draft.parent.text.endsWith(':') ||
      !/[.!?]$/.test(draft.parent.text) ||
      isFragment(draft) ||
      /^(?:or|and)\b/i.test(draft.text))
  )
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
