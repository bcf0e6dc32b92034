import type { Attachment, CheckerPolicy, CheckResult, Outcome, Role, Span } from '@moothall/checker'
import { type Asked, attachmentFields } from './draft-fields.ts'

/**
 * What is shown of a check, worked out once for the browser's script and for the server's template: nothing of the DOM here.
 */

/** The wording, without functions, so that it travels to the browser as data. */
export interface ResultWords {
  readonly outcomes: Readonly<Record<Outcome, { readonly title: string; readonly text: string }>>
  readonly foreign: string
  readonly count: { readonly zero: string; readonly one: string; readonly many: string }
  readonly decides: Readonly<Record<Role, string>>
  readonly provision: string
}

/** A policy in force, as the page carries it. */
export interface CarriedPolicy {
  readonly slug: string
  readonly title: string
  readonly version: number
  /** Path of the version's page; provisions have theirs below it. */
  readonly address: string
  /** The service's public address, without a slash at the end. */
  readonly website: string
  readonly disclaimer: string
  readonly checker: CheckerPolicy
}

export interface ProvisionView {
  readonly label: string
  readonly text: string
  readonly href: string
  /** The same in full, for paper. */
  readonly address: string
}

export interface FindingView {
  readonly id: string
  readonly number: number
  readonly message: string
  readonly why: string
  readonly suggestion: string
  readonly quotes: readonly string[]
  readonly provisions: readonly ProvisionView[]
}

/** A piece of the text. `marked` where a finding means it; `ends` are the numbers of the findings whose words end here. */
export interface Segment {
  readonly text: string
  readonly marked: boolean
  readonly ends: readonly number[]
}

export interface ResultView {
  readonly outcome: Outcome
  readonly title: string
  readonly text: string
  readonly count: string
  readonly foreign: string
  readonly segments: readonly Segment[]
  readonly findings: readonly FindingView[]
  /** `field` is the id of the form's field that answers it; '' where the form has none. */
  readonly questions: readonly { readonly text: string; readonly field: string }[]
  readonly askFirst: readonly ProvisionView[]
  readonly disclaimer: string
  readonly decides: string
}

/** The text cut where a finding begins or ends. Spans may overlap. */
export function segmentsOf(text: string, spans: readonly { number: number; span: Span }[]): Segment[] {
  const cuts = new Set([0, text.length])
  for (const { span } of spans) for (const at of span) cuts.add(at)
  const points = [...cuts].sort((a, b) => a - b)
  return points.slice(0, -1).map((start, at) => {
    const end = points[at + 1] ?? text.length
    const over = spans.filter(({ span }) => span[0] <= start && span[1] >= end)
    const ends = new Set(over.filter(({ span }) => span[1] === end).map(({ number }) => number))
    return { text: text.slice(start, end), marked: over.length > 0, ends: [...ends] }
  })
}

function countOf(count: number, { zero, one, many }: ResultWords['count']): string {
  if (count === 0) return zero
  return count === 1 ? one : many.replace('{count}', String(count))
}

/** Questions about attachments: which are open, and which field of theirs answers them. */
const ofAttachments: Readonly<
  Record<string, { readonly isOpen: (one: Attachment) => boolean; readonly field: 'logo' | 'captions' }>
> = {
  'shows-logo': {
    isOpen: ({ kind, showsLogo }) => showsLogo === undefined && (kind === 'image' || kind === 'video'),
    field: 'logo',
  },
  captions: {
    isOpen: ({ kind, captions }) => captions === undefined && (kind === 'video' || kind === 'audio'),
    field: 'captions',
  },
}

/** Which field of the form answers a question. */
function fieldOf(key: string, { draft, rows }: Asked): string {
  if (key === 'identifiable') return 'identifiable'
  const about = ofAttachments[key]
  if (about === undefined) return ''
  const row = rows[(draft.attachments ?? []).findIndex(about.isOpen)]
  return row === undefined ? '' : attachmentFields(row)[about.field]
}

export function resultView(
  asked: Asked,
  result: CheckResult,
  policy: CarriedPolicy,
  words: ResultWords,
): ResultView {
  const provisionView = (ref: string): ProvisionView => {
    const href = `${policy.address}/provisions/${encodeURIComponent(ref)}`
    return {
      label: words.provision.replace('{ref}', ref),
      text: policy.checker.provisions.find((provision) => provision.ref === ref)?.text ?? '',
      href,
      address: policy.website + href,
    }
  }
  const { text } = asked.draft
  const outcome = words.outcomes[result.outcome]
  const foreign = result.language !== 'en' && result.language !== 'und'
  return {
    outcome: result.outcome,
    title: outcome.title,
    text: outcome.text,
    count: countOf(result.findings.length, words.count),
    foreign: foreign ? words.foreign : '',
    segments: segmentsOf(
      text,
      result.findings.flatMap(({ spans }, at) => spans.map((span) => ({ number: at + 1, span }))),
    ),
    findings: result.findings.map(({ message, why, suggestion, spans, provisions }, at) => ({
      id: `finding-${at + 1}`,
      number: at + 1,
      message,
      why,
      suggestion,
      quotes: spans.map(([start, end]) => text.slice(start, end)),
      provisions: provisions.map(provisionView),
    })),
    questions: result.questions.map(({ key, text: question }) => ({
      text: question,
      field: fieldOf(key, asked),
    })),
    askFirst: result.askFirst.map(provisionView),
    disclaimer: asked.context.capacity === 'personal' ? policy.disclaimer : '',
    decides: words.decides[asked.context.role],
  }
}
