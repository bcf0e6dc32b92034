import { topicLabel, wordPhrase } from '@moothall/policy'
import {
  type ComparedVersion,
  comparedVersionOf,
  compareVersions,
  isSame,
  type ProvisionComparison,
  type SectionComparison,
  type TensionComparison,
  type VersionComparison,
} from '../compare-versions.decision.ts'
import type { PolicyMessages } from '../messages.ts'
import { policyPaths } from '../paths.ts'
import type { PublishedPolicy } from '../published-policy.ts'
import { resolutionText, type VersionDetail } from '../version-detail.ts'
import { appliesToText, headingText, paragraphsOf } from './shared.ts'

/** A run of words of a comparison: `same`, `added` or `removed`. */
interface Span {
  readonly kind: 'same' | 'added' | 'removed'
  readonly text: string
}

interface Row {
  readonly label: string
  readonly spans: readonly Span[]
}

const colours = {
  added: 'govuk-tag--green',
  removed: 'govuk-tag--red',
  changed: 'govuk-tag--blue',
} as const

/** What changed between two published versions. */
export function changesModel(before: PublishedPolicy, after: PublishedPolicy, m: PolicyMessages): object {
  return {
    beforeHref: policyPaths.version(before),
    comparison: comparisonModel(before, after, m),
  }
}

/** What changes from one version to a later one, for `comparison.njk`. */
export function comparisonModel(before: ComparedVersion, after: ComparedVersion, m: PolicyMessages): object {
  const words = m.public.changes
  const comparison = compareVersions(before, after)
  return {
    comparedWith: words.comparedWith(before.version),
    summary: summaryOf(comparison, m),
    facts: [
      swapRow(words.policyTitle, comparison.title, (text) => text),
      swapRow(words.bodyName, comparison.bodyName, (text) => text),
    ].flat(),
    sections: comparison.sections.map((section) => sectionModel(section, m)),
    provisions: comparison.provisions.map((provision) => provisionModel(provision, m)),
    tensions: comparison.tensions.map((tension) => tensionModel(tension, m)),
  }
}

/** The numbers of what a draft changes of the version in force. */
export function comparisonSummary(inForce: VersionDetail, detail: VersionDetail, m: PolicyMessages): string {
  return summaryOf(compareVersions(comparedVersionOf(inForce), comparedVersionOf(detail)), m)
}

/** The numbers of a comparison in a sentence or two. */
function summaryOf(comparison: VersionComparison, m: PolicyMessages): string {
  const words = m.public.changes
  if (isSame(comparison)) return words.empty
  const { provisions, tensions, sections } = comparison
  const count = (kind: ProvisionComparison['kind']): number =>
    provisions.filter((one) => one.kind === kind).length
  const paragraphs =
    provisions.length === 0
      ? words.noParagraph
      : words.summary(count('added'), count('removed'), count('changed'))
  const others = [
    tensions.length > 0 ? words.tensionsChanged(tensions.length) : '',
    sections.length > 0 ? words.headingsChanged(sections.length) : '',
  ]
  return [paragraphs, ...others].filter((part) => part !== '').join(' ')
}

function provisionModel(change: ProvisionComparison, m: PolicyMessages): object {
  const words = m.public.changes
  const provision = change.after ?? change.before
  const rewritten = change.spans.length > 0
  return {
    ref: provision?.ref ?? '',
    tag: { text: tagOf(change, m), classes: colours[change.kind] },
    spans: change.spans,
    paragraphs: rewritten ? [] : paragraphsOf(provision?.text ?? ''),
    kind: change.kind,
    rows: [
      swapRow(words.number, change.number, (ref) => ref),
      swapRow(words.section, change.section, (section) => headingText(section, m)),
      swapRow(m.public.force, change.force, (force) => m.forces[force]),
      listRow(m.public.appliesTo, change.appliesTo, (category) => m.categories[category]),
      listRow(m.public.topics, change.topics, (topic) => topicLabel(topic, m.parser)),
    ].flat(),
    affects: words.affects(appliesToText(change.affects, m)),
  }
}

/** Words first: a paragraph that reads differently is changed, whatever else became of it. */
function tagOf({ kind, spans, number, section }: ProvisionComparison, m: PolicyMessages): string {
  const words = m.public.changes
  if (kind !== 'changed') return words[kind]
  if (spans.length > 0) return words.changed
  if (section !== null) return words.moved
  return number === null ? words.sameWords : words.renumbered
}

function sectionModel({ kind, heading, spans }: SectionComparison, m: PolicyMessages): object {
  const { before, after } = heading
  const [was, is] = [
    before === null ? '' : headingText(before, m),
    after === null ? '' : headingText(after, m),
  ]
  return {
    heading: after === null ? was : is,
    tag: { text: m.public.changes[kind], classes: colours[kind] },
    rows:
      kind === 'changed' && was !== is
        ? swapRow(m.public.changes.heading, { before: was, after: is }, (text) => text)
        : [],
    spans,
  }
}

function tensionModel({ before, after }: TensionComparison, m: PolicyMessages): object {
  const words = m.public.changes
  const kind = before === null ? 'added' : after === null ? 'removed' : 'changed'
  const tension = after ?? before
  return {
    between: m.public.tensions.between(tension?.between.join(', ') ?? ''),
    about: tension === null ? '' : wordPhrase(tension.about, m.parser),
    tag: { text: words.tensionKinds[kind], classes: colours[kind] },
    label: m.public.tensions.resolution,
    spans: [
      ...(before === null ? [] : [{ kind: 'removed', text: resolutionText(before.resolvedAs, m.parser) }]),
      ...(after === null
        ? []
        : [{ kind: 'added', text: resolutionText(after.resolvedAs, m.parser) || words.open }]),
    ],
  }
}

function swapRow<Value>(
  label: string,
  change: { readonly before: Value; readonly after: Value } | null,
  word: (value: Value) => string,
): readonly Row[] {
  if (change === null) return []
  const spans: readonly Span[] = [
    { kind: 'removed', text: word(change.before) },
    { kind: 'added', text: word(change.after) },
  ]
  return [{ label, spans: spans.filter(({ text }) => text !== '') }]
}

function listRow<Value>(
  label: string,
  change: { readonly added: readonly Value[]; readonly removed: readonly Value[] } | null,
  word: (value: Value) => string,
): readonly Row[] {
  if (change === null) return []
  return [
    {
      label,
      spans: [
        ...change.removed.map((value) => ({ kind: 'removed' as const, text: word(value) })),
        ...change.added.map((value) => ({ kind: 'added' as const, text: word(value) })),
      ],
    },
  ]
}
