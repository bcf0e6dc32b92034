import {
  type Category,
  diffPolicies,
  diffWords,
  type Force,
  type Phrase,
  type WordSpan,
} from '@moothall/policy'
import {
  appliesToOf,
  currentText,
  forceOf,
  resolutionOf,
  topicsOf,
  type VersionDetail,
} from './version-detail.ts'

interface ComparedProvision {
  readonly ref: string
  readonly sectionRef: string
  readonly text: string
  readonly force: Force
  readonly topics: readonly string[]
  readonly appliesTo: readonly Category[]
}

interface ComparedSection {
  readonly ref: string
  readonly heading: string
  readonly marker: string
  readonly text: string | null
  readonly implied: boolean
}

interface ComparedTension {
  readonly key: string
  readonly between: readonly string[]
  readonly about: Phrase
  readonly resolvedAs: Phrase | string
}

/** What of a version a comparison looks at. A published version is one as it stands. */
export interface ComparedVersion {
  readonly version: number
  readonly title: string
  readonly bodyName: string
  readonly sections: readonly ComparedSection[]
  readonly provisions: readonly ComparedProvision[]
  readonly tensions: readonly ComparedTension[]
}

interface Swap<Value> {
  readonly before: Value
  readonly after: Value
}

interface ListChange<Value> {
  readonly added: readonly Value[]
  readonly removed: readonly Value[]
}

/**
 * What became of one provision; null where that did not change. `spans` is empty where the words are the same, and for a
 * provision that was added or removed.
 */
export interface ProvisionComparison {
  readonly kind: 'added' | 'removed' | 'changed'
  readonly before: ComparedProvision | null
  readonly after: ComparedProvision | null
  readonly spans: readonly WordSpan[]
  readonly number: Swap<string> | null
  readonly section: Swap<ComparedSection> | null
  readonly force: Swap<Force> | null
  readonly appliesTo: ListChange<Category> | null
  readonly topics: ListChange<string> | null
  /** Everybody to whom it applied before or applies now. */
  readonly affects: readonly Category[]
}

/** `before` is null for a tension that is new, `after` for one that is gone. */
export interface TensionComparison {
  readonly before: ComparedTension | null
  readonly after: ComparedTension | null
}

/** A heading, or words below it that are no provisions. */
export interface SectionComparison {
  readonly kind: 'added' | 'removed' | 'changed'
  readonly heading: Swap<ComparedSection | null>
  readonly spans: readonly WordSpan[]
}

export interface VersionComparison {
  readonly title: Swap<string> | null
  readonly bodyName: Swap<string> | null
  readonly sections: readonly SectionComparison[]
  readonly provisions: readonly ProvisionComparison[]
  readonly tensions: readonly TensionComparison[]
}

/** A version in any state as it reads now: with its repairs and confirmed corrections, and what was chosen of it. */
export function comparedVersionOf(detail: VersionDetail): ComparedVersion {
  return {
    version: detail.version,
    title: detail.title,
    bodyName: detail.bodyName,
    sections: detail.sections,
    provisions: detail.provisions.map((provision) => ({
      ref: provision.ref,
      sectionRef: provision.sectionRef,
      text: currentText(detail, provision),
      force: forceOf(provision),
      topics: topicsOf(provision),
      appliesTo: appliesToOf(provision),
    })),
    tensions: detail.tensions.map((tension) => ({
      key: tension.key,
      between: tension.between,
      about: tension.about,
      resolvedAs: resolutionOf(tension),
    })),
  }
}

/** What changes from one version to another, in the order of the later one; nothing that stays as it is. */
export function compareVersions(before: ComparedVersion, after: ComparedVersion): VersionComparison {
  return {
    title: swap(before.title, after.title),
    bodyName: swap(before.bodyName, after.bodyName),
    sections: compareSections(before.sections, after.sections),
    provisions: compareProvisions(before, after),
    tensions: compareTensions(before.tensions, after.tensions),
  }
}

/** Whether nothing at all changes. */
export function isSame(comparison: VersionComparison): boolean {
  const { title, bodyName, sections, provisions, tensions } = comparison
  return title === null && bodyName === null && sections.length + provisions.length + tensions.length === 0
}

function compareProvisions(before: ComparedVersion, after: ComparedVersion): readonly ProvisionComparison[] {
  const sectionsBefore = new Map(before.sections.map((section) => [section.ref, section]))
  const sectionsAfter = new Map(after.sections.map((section) => [section.ref, section]))
  return diffPolicies<ComparedProvision>(before, after).changes.flatMap((change): ProvisionComparison[] => {
    const { before: was, after: is, spans, affects } = change
    if (was === null || is === null) {
      const kind = was === null ? 'added' : 'removed'
      const nothing = { number: null, section: null, force: null, appliesTo: null, topics: null }
      return [{ kind, before: was, after: is, spans: [], ...nothing, affects }]
    }
    const one: ProvisionComparison = {
      kind: 'changed',
      before: was,
      after: is,
      spans,
      number: swap(was.ref, is.ref),
      section: movedTo(sectionsBefore.get(was.sectionRef), sectionsAfter.get(is.sectionRef)),
      force: swap(was.force, is.force),
      appliesTo: listChange(was.appliesTo, is.appliesTo),
      topics: listChange(was.topics, is.topics),
      affects,
    }
    const { number, section, force, appliesTo, topics } = one
    const same =
      spans.length === 0 && [number, section, force, appliesTo, topics].every((part) => part === null)
    return same ? [] : [one]
  })
}

/** A provision has moved where it stands under a heading of another name: one of another number is only renumbered. */
function movedTo(
  before: ComparedSection | undefined,
  after: ComparedSection | undefined,
): Swap<ComparedSection> | null {
  if (before === undefined || after === undefined || before.ref === after.ref) return null
  return plain(before.heading) === plain(after.heading) ? null : { before, after }
}

function compareTensions(
  before: readonly ComparedTension[],
  after: readonly ComparedTension[],
): readonly TensionComparison[] {
  const was = new Map(before.map((tension) => [tension.key, tension]))
  const kept = new Set(after.map(({ key }) => key))
  return [
    ...after
      .map((tension) => ({ before: was.get(tension.key) ?? null, after: tension }))
      .filter(({ before: one, after: two }) => !sameJson(one?.resolvedAs ?? null, two.resolvedAs)),
    ...before.filter(({ key }) => !kept.has(key)).map((tension) => ({ before: tension, after: null })),
  ]
}

/** Sections are the same by their reference, or else by their heading. */
function compareSections(
  before: readonly ComparedSection[],
  after: readonly ComparedSection[],
): readonly SectionComparison[] {
  const free = new Set(before)
  const take = (matches: (one: ComparedSection) => boolean): ComparedSection | undefined => {
    const found = [...free].find(matches)
    if (found !== undefined) free.delete(found)
    return found
  }
  const sameHeading = new Map(
    after.map((section) => [
      section,
      take((one) => one.ref === section.ref && plain(one.heading) === plain(section.heading)) ??
        take((one) => plain(one.heading) === plain(section.heading)),
    ]),
  )
  const pairs = after.map((section) => ({
    was: sameHeading.get(section) ?? take((one) => one.ref === section.ref),
    is: section,
  }))
  const changed = pairs.flatMap(({ was, is }): SectionComparison[] => {
    const spans = diffOrNothing(was?.text ?? '', is.text ?? '')
    if (was === undefined) {
      if (is.implied && spans.length === 0) return []
      return [{ kind: 'added', heading: { before: null, after: is }, spans }]
    }
    if (plain(was.heading) === plain(is.heading) && spans.length === 0) return []
    return [{ kind: 'changed', heading: { before: was, after: is }, spans }]
  })
  const removed = [...free]
    .filter(({ implied, text }) => !implied || text !== null)
    .map((was): SectionComparison => ({
      kind: 'removed',
      heading: { before: was, after: null },
      spans: diffOrNothing(was.text ?? '', ''),
    }))
  return [...changed, ...removed]
}

function diffOrNothing(before: string, after: string): readonly WordSpan[] {
  return plain(before) === plain(after) ? [] : diffWords(before, after)
}

function swap<Value extends string>(before: Value, after: Value): Swap<Value> | null {
  return before === after ? null : { before, after }
}

function listChange<Value>(before: readonly Value[], after: readonly Value[]): ListChange<Value> | null {
  const added = after.filter((one) => !before.includes(one))
  const removed = before.filter((one) => !after.includes(one))
  return added.length + removed.length === 0 ? null : { added, removed }
}

function plain(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim()
}

function sameJson(one: unknown, two: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(two)
}
