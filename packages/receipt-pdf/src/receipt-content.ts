import {
  fillIn,
  parseCheckpoint,
  type JsonObject,
  type JsonValue,
  type LedgerPayload,
  type Receipt,
} from '@moothall/ledger'
import { isCurrent, type Layout } from './layout.ts'
import type { ReceiptMessages } from './messages/messages.ts'
import { readTime } from './plain-date.ts'

/** A receipt as people read it, before it is drawn. */
export interface ReceiptContent {
  readonly title: string
  readonly sections: readonly ReceiptSection[]
}

export interface ReceiptSection {
  readonly heading: string
  readonly facts: readonly Fact[]
  readonly paragraphs: readonly string[]
}

/** A label and its value. */
export type Fact = readonly [label: string, value: string]

/** What a receipt says, in words; people first, proof after. Checks nothing. */
export function receiptContent(receipt: Receipt, layout: Layout): ReceiptContent {
  const { messages } = layout
  const { headings } = messages
  return {
    title: titleOf(receipt.payload, layout),
    sections: [
      ...recordedSections(receipt.payload, layout),
      { heading: headings.proof, facts: proofFacts(receipt, messages), paragraphs: [] },
      { heading: headings.check, facts: [], paragraphs: messages.check },
      { heading: headings.proves, facts: [], paragraphs: messages.proves },
      { heading: headings.provesNot, facts: [], paragraphs: messages.provesNot },
    ],
  }
}

/** The facts of a receipt in one list: what was recorded, then the proof. */
export function receiptFacts(receipt: Receipt, layout: Layout): readonly Fact[] {
  return receiptContent(receipt, layout).sections.flatMap(({ heading, facts, paragraphs }) =>
    heading === layout.messages.headings.wording ? paragraphs.map((text): Fact => [heading, text]) : facts,
  )
}

function titleOf(payload: LedgerPayload, layout: Layout): string {
  const { title } = layout.messages
  const response = readResponse(payload, layout)
  return response ? title[response.response] : fillIn(title.other, { kind: payload.kind })
}

function recordedSections(payload: LedgerPayload, layout: Layout): ReceiptSection[] {
  const { messages } = layout
  const { headings } = messages
  const response = readResponse(payload, layout)
  if (!response)
    return [{ heading: headings.recorded, facts: genericFacts(payload, messages), paragraphs: [] }]
  return [
    { heading: headings.recorded, facts: responseFacts(response, layout), paragraphs: [] },
    { heading: headings.wording, facts: [], paragraphs: [response.wording] },
  ]
}

interface Response {
  readonly response: 'acknowledged' | 'declined'
  readonly at: string
  readonly name: string
  readonly personId: string
  readonly policy: {
    readonly title: string
    readonly slug: string
    readonly version: number
    readonly contentHash: string
  }
  readonly wording: string
  readonly categories: readonly string[]
  readonly readAt: string | null
  readonly passedAt: string | null
  readonly comprehension: string | null
  readonly reasonGiven: boolean
  readonly recordedBy: string | null
}

const RESPONSES: Readonly<Record<string, Response['response']>> = {
  'acknowledgement.made': 'acknowledged',
  'acknowledgement.declined': 'declined',
}

/** Members of an acknowledgement's payload. One more, or one that is not shown, would be left out of the document. */
const RESPONSE_MEMBERS = new Set(
  'acknowledgement at categories comprehension kind passedAt person policy readAt reasonCommitment recordedBy sequence wording'.split(
    ' ',
  ),
)

/** An acknowledgement's payload; `undefined` for any other, which is then shown as it is. */
function readResponse(payload: LedgerPayload, layout: Layout): Response | undefined {
  const response = Object.hasOwn(RESPONSES, payload.kind) ? RESPONSES[payload.kind] : undefined
  if (!response || Object.keys(payload).some((name) => !RESPONSE_MEMBERS.has(name))) return undefined
  if (Object.hasOwn(payload, 'recordedBy') && !isCurrent(layout)) return undefined
  const person = members(payload['person'], 'id name')
  const policy = members(payload['policy'], 'contentHash id slug title version')
  if (!person || !policy) return undefined
  const {
    categories,
    comprehension = null,
    wording,
    readAt = null,
    passedAt = null,
    reasonCommitment = null,
    recordedBy = null,
  } = payload
  const { id: personId, name } = person
  const { title, slug, version, contentHash } = policy
  if (!isText(name) || !isText(personId) || !isText(title) || !isText(slug) || !isText(contentHash))
    return undefined
  if (typeof version !== 'number' || !isText(wording) || !isTexts(categories)) return undefined
  if (!isTextOrNull(readAt) || !isTextOrNull(passedAt) || !isTextOrNull(comprehension)) return undefined
  if (!isTextOrNull(recordedBy)) return undefined
  return {
    response,
    at: payload.at,
    name,
    personId,
    policy: { title, slug, version, contentHash },
    wording,
    categories,
    readAt,
    passedAt,
    comprehension,
    reasonGiven: reasonCommitment !== null,
    recordedBy,
  }
}

function responseFacts(response: Response, layout: Layout): Fact[] {
  const { messages } = layout
  const { labels } = messages
  const { policy } = response
  const noQuestions = response.comprehension === 'no-questions'
  const facts: Fact[] = [
    [labels.name, response.name],
    [labels.policy, policy.title],
    [labels.version, fillIn(messages.versionOf, { slug: policy.slug, version: policy.version })],
    [labels[response.response], timeOf(response.at, messages)],
    [labels.read, response.readAt === null ? messages.notRead : timeOf(response.readAt, messages)],
    [
      labels.passed,
      response.passedAt !== null
        ? timeOf(response.passedAt, messages)
        : noQuestions
          ? messages.noQuestions
          : messages.notPassed,
    ],
  ]
  if (response.response === 'declined') {
    facts.push([labels.reason, response.reasonGiven ? messages.reasonKept : messages.noReason])
  }
  if (response.recordedBy !== null) {
    const self = response.recordedBy === `person:${response.personId}`
    facts.push([labels.recordedBy, self ? messages.bySelf : response.recordedBy])
  }
  facts.push(
    [labels.categories, response.categories.map((key) => categoryOf(key, layout)).join(', ')],
    [labels.personId, response.personId],
    [labels.contentHash, policy.contentHash],
  )
  return facts
}

function genericFacts(payload: LedgerPayload, messages: ReceiptMessages): Fact[] {
  const rest = Object.keys(payload)
    .filter((name) => name !== 'kind' && name !== 'at')
    .sort()
    .flatMap((name) => flatten(name, payload[name] ?? null))
  return [
    [messages.labels.kind, payload.kind],
    [messages.labels.recordedAt, timeOf(payload.at, messages)],
    ...rest,
  ]
}

function flatten(label: string, value: JsonValue): Fact[] {
  if (value === null || typeof value !== 'object') return [[label, String(value)]]
  const entries: [string, JsonValue][] = Array.isArray(value)
    ? value.map((item: JsonValue, at): [string, JsonValue] => [`${label}[${at}]`, item])
    : Object.keys(value)
        .sort()
        .map((name) => [`${label}.${name}`, (value as JsonObject)[name] ?? null])
  if (entries.length === 0) return [[label, Array.isArray(value) ? '[]' : '{}']]
  return entries.flatMap(([name, item]) => flatten(name, item))
}

function proofFacts(receipt: Receipt, messages: ReceiptMessages): Fact[] {
  const { labels } = messages
  const { checkpoint: note } = receipt
  const checkpoint = parseCheckpoint(note.slice(0, note.lastIndexOf('\n\n') + 1))
  const entry: Fact = [labels.entry, fillIn(messages.entryOf, { index: receipt.leafIndex })]
  const checksum: Fact = [labels.checksum, receipt.checksum]
  if (!checkpoint) return [entry, [labels.size, messages.unreadableCheckpoint], checksum]
  const root = note.split('\n')[2] ?? ''
  return [
    [labels.ledger, checkpoint.origin],
    entry,
    [labels.size, sizeOf(checkpoint.size, messages)],
    [labels.signedAt, checkpoint.time === undefined ? messages.noTime : timeOf(checkpoint.time, messages)],
    [labels.root, root],
    checksum,
  ]
}

function timeOf(text: string, messages: ReceiptMessages): string {
  const parts = readTime(text)
  if (parts === undefined) return text
  const { year, month, day, time } = parts
  return fillIn(messages.time, { year, month: messages.months[month] ?? month, day, time })
}

function sizeOf(size: number, { sizeOf: words }: ReceiptMessages): string {
  return fillIn(size === 1 ? words.one : words.more, { size })
}

/** A category that this version has no words for stands as the ledger holds it. */
function categoryOf(key: string, layout: Layout): string {
  const { categories } = layout.messages
  return isCurrent(layout) && Object.hasOwn(categories, key) ? (categories[key] ?? key) : key
}

/** The members of an object that has exactly these. */
function members(value: JsonValue | undefined, names: string): JsonObject | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  return Object.keys(value).sort().join(' ') === names ? (value as JsonObject) : undefined
}

function isText(value: JsonValue | undefined): value is string {
  return typeof value === 'string'
}

function isTextOrNull(value: JsonValue): value is string | null {
  return value === null || typeof value === 'string'
}

function isTexts(value: JsonValue | undefined): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string')
}
