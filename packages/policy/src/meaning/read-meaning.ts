import type { DraftProvision, DraftSection } from '../parse/draft.ts'
import type { References } from '../parse/references.ts'
import type { Category, Provision, Repair, TopicSuggestion } from '../types.ts'
import { type PhraseCode, phrase } from '../wording/phrases.ts'
import {
  isScopeHeading,
  namesAnybody,
  readAudience,
  readPurpose,
  readScope,
  readSubjects,
  type ScopeReading,
  suggestApplicability,
} from './applies-to.ts'
import { readForce } from './force.ts'
import { continuesParent, inheritForce } from './inheritance.ts'
import { initialsOf, membersReader, nameBodyPlainly } from './plain-names.ts'
import { findCutOffStart, Vocabulary } from './repairs.ts'
import { inheritTopics, scoreTopics } from './topic-scorer.ts'

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

/** Reasons that rest on the provision's own words, which count for more than the provision it is a part of. */
const NAMES_PEOPLE: ReadonlySet<string> = new Set<PhraseCode>([
  'applies-to.names',
  'applies-to.names-widened',
])

const PART_NAME = /^(?:part|appendix|annexe?|schedule)\s+[A-Z\d]{1,4}\b[\s:.–—-]*/i

/** Whom the headings above address. A heading that names nobody whom the title addresses is about them, not for them. */
export function audienceOf(draft: DraftProvision, title: string): Category[] {
  const headings = ancestors(draft.section)
    .filter((section) => section.kind !== 'implied' && !/\bscope\b|\bappl/i.test(section.heading))
    .map((section) => section.heading.replace(PART_NAME, ''))
  const audience = readAudience(headings)
  const titled = readAudience([title])
  return titled.length === 0 || audience.some((category) => titled.includes(category)) ? audience : []
}

export function readMeaning(
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
