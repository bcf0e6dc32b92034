import type { JsonValue, Receipt } from '@moothall/ledger'
import { type Locale, messagesFor } from '../../platform/rendering/messages.ts'
import { formatMoment } from './dates.ts'
import { acknowledgementMessages } from './messages.ts'

interface Fact {
  readonly key: { readonly text: string }
  readonly value: { readonly text: string }
}

function member(value: JsonValue | undefined, name: string): JsonValue | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  return (value as { readonly [key: string]: JsonValue })[name]
}

function textOf(value: JsonValue | undefined): string | undefined {
  if (typeof value === 'string' && value !== '') return value
  return typeof value === 'number' ? String(value) : undefined
}

function momentOf(value: JsonValue | undefined, locale: Locale): string | undefined {
  const text = textOf(value)
  return text === undefined || Number.isNaN(Date.parse(text))
    ? undefined
    : formatMoment(new Date(text), locale)
}

/** What a receipt says, for people. Kinds of other features show what every entry has. */
export function factsOf(receipt: Receipt, locale: Locale): readonly Fact[] {
  const m = messagesFor(acknowledgementMessages, locale)
  const { payload } = receipt
  const { person, policy } = payload
  const comprehension =
    payload['comprehension'] === 'no-questions'
      ? m.receipt.noQuestions
      : momentOf(payload['passedAt'], locale)
  const facts: readonly (readonly [string, string | undefined])[] = [
    [m.receipt.what, m.record.kind(payload.kind)],
    [m.receipt.at, momentOf(payload.at, locale)],
    [m.receipt.who, textOf(member(person, 'name'))],
    [m.receipt.policy, textOf(member(policy, 'title'))],
    [m.receipt.version, textOf(member(policy, 'version'))],
    [m.receipt.readAt, momentOf(payload['readAt'], locale)],
    [m.receipt.passedAt, comprehension],
    [m.receipt.contentHash, textOf(member(policy, 'contentHash'))],
    [m.receipt.entry, String(receipt.leafIndex)],
  ]
  return facts.flatMap(([key, value]) =>
    value === undefined ? [] : [{ key: { text: key }, value: { text: value } }],
  )
}
