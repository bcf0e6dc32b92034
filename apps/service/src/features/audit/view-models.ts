import { visibleText } from '@moothall/receipt-pdf'
import { isolated } from '../../platform/rendering/isolate.ts'
import type { ListedEntry, WholeEntry } from './entry-queries.ts'
import type { AuditWording } from './messages.ts'
import { auditPaths } from './paths.ts'

/** What it takes to say an entry in words. */
export interface EntryWords {
  readonly m: AuditWording
  readonly names: ReadonlyMap<string, string>
}

export interface EntryLine {
  readonly index: string
  readonly at: string
  readonly kind: string
  readonly what: string
  readonly by: string
  readonly about: string
  readonly href: string
}

/** Everyone whom entries name, by id. */
export function peopleIn(entries: readonly ListedEntry[]): string[] {
  return entries.flatMap(({ content }) =>
    content === undefined
      ? []
      : [
          ...content.subjects,
          ...(personIdOf(content.recordedBy) === undefined ? [] : [personIdOf(content.recordedBy) ?? '']),
        ],
  )
}

export function entryLine(
  entry: ListedEntry,
  words: EntryWords,
  inSentence: (name: string) => string = isolated,
): EntryLine {
  const { entries: m } = words.m
  const { content } = entry
  return {
    index: String(entry.leafIndex),
    at: m.moment(entry.recordedAt),
    kind: content?.kind ?? '',
    what: content === undefined ? m.erased : describeKind(content.kind, words),
    by: content === undefined ? '' : describeActor(content.recordedBy, words),
    about: content === undefined ? '' : describePeople(content.subjects, words, inSentence),
    href: auditPaths.entry(entry.entryId),
  }
}

export function entryModel(entry: WholeEntry, words: EntryWords) {
  const line = entryLine(entry, words)
  return {
    line,
    id: entry.entryId,
    erased: entry.payload === undefined,
    payload: entry.payload === undefined ? '' : visibleText(indented(entry.payload)),
    fingerprint: entry.leafHash.toString('hex'),
    receiptHref: auditPaths.receipt(entry.entryId),
  }
}

/** One row of the export, in the order of `exportHead`. */
export function exportRow(entry: ListedEntry, words: EntryWords): (string | number)[] {
  const { kind, what, by, about } = entryLine(entry, words, (name) => name)
  return [entry.leafIndex, entry.recordedAt.toISOString(), kind, what, by, about, entry.entryId]
}

/** What a kind of entry says; its key for one that this version of the software does not know. */
export function kindInWords(kind: string, m: EntryWords['m']): string {
  return Object.hasOwn(m.kinds, kind) ? (m.kinds[kind] ?? kind) : m.entries.unknownKind(kind)
}

function describeKind(kind: string, { m }: EntryWords): string {
  return kindInWords(kind, m)
}

function describeActor(recordedBy: string, { names, m }: EntryWords): string {
  const person = personIdOf(recordedBy)
  if (person !== undefined) return names.get(person) ?? m.entries.unknownPerson
  return recordedBy.startsWith('system:') ? m.entries.system(recordedBy.slice(7)) : m.entries.anonymous
}

function describePeople(
  ids: readonly string[],
  { names, m }: EntryWords,
  inSentence: (name: string) => string,
): string {
  if (ids.length === 0) return m.entries.nobody
  return ids.map((id) => inSentence(names.get(id) ?? m.entries.unknownPerson)).join(', ')
}

function personIdOf(recordedBy: string): string | undefined {
  return recordedBy.startsWith('person:') ? recordedBy.slice(7) : undefined
}

/** Whoever owns the database may have written anything there: what is not JSON is shown as it is. */
function indented(payload: string): string {
  try {
    return JSON.stringify(JSON.parse(payload), null, 2)
  } catch {
    return payload
  }
}
