import { serialiseReceipt } from '@moothall/ledger'
import { z } from 'zod'
import type { Context } from '../../context.ts'
import { toCsv } from '../../platform/csv.ts'
import type { Actor, PersonActor } from '../../platform/identity/actor.ts'
import type { LedgerEntryKind } from '../../platform/ledger/entry-kind.ts'
import { type Locale, messagesFor } from '../../platform/rendering/messages.ts'
import { intlOf } from '../../views/messages.ts'
import {
  defineRoute,
  download,
  forbidden,
  notFound,
  page,
  type Route,
  type RouteResponse,
} from '../../platform/web/index.ts'
import { entryQuery, filterQuery, readFilter, type TypedEntryQuery } from './entry-filter.ts'
import { findEntry, findNames, listEntries, type ListedEntry } from './entry-queries.ts'
import { entriesLookedAt } from './ledger-entries.ts'
import { auditMessages, type AuditWording } from './messages.ts'
import { auditPaths } from './paths.ts'
import { auditPermissions } from './permissions.ts'
import { recordLook } from './record-look.ts'
import { entryLine, entryModel, exportRow, kindInWords, peopleIn } from './view-models.ts'

const PER_PAGE = 50
const EXPORT_MOST = 20_000
const views = 'features/audit/views'

export type EntryRoutesContext = Pick<Context, 'clock' | 'database' | 'ledger'>

interface Parts {
  readonly context: EntryRoutesContext
  readonly kinds: ReadonlyMap<string, LedgerEntryKind>
}

const declaration = {
  method: 'GET',
  permission: auditPermissions['audit.entries'],
  audit: { event: entriesLookedAt.kind },
} as const
const entryParams = z.object({ entryId: z.uuid() })

/** What auditors see. Row-level security decides again; every look at entries about others is an entry of its own. */
export function entryRoutes(context: EntryRoutesContext, allKinds: readonly LedgerEntryKind[]): Route[] {
  const parts = { context, kinds: new Map(allKinds.map((kind) => [kind.kind, kind])) }
  return [
    defineRoute({
      ...declaration,
      path: '/audit',
      query: entryQuery,
      handler: ({ actor, locale, query }) =>
        asAuditor(actor, (auditor) => showList(parts, auditor, locale, query)),
    }),
    defineRoute({
      ...declaration,
      path: '/audit/entries.csv',
      query: entryQuery,
      handler: ({ actor, locale, query }) =>
        asAuditor(actor, (auditor) => exportList(parts, auditor, locale, query)),
    }),
    defineRoute({
      ...declaration,
      path: '/audit/entries/:entryId',
      params: entryParams,
      handler: ({ actor, locale, params }) =>
        asAuditor(actor, (auditor) => showEntry(parts, auditor, locale, params.entryId)),
    }),
    defineRoute({
      ...declaration,
      path: '/audit/entries/:entryId/receipt.json',
      params: entryParams,
      handler: ({ actor, params }) =>
        asAuditor(actor, (auditor) => giveReceipt(parts, auditor, params.entryId)),
    }),
  ]
}

async function asAuditor(
  actor: Actor,
  work: (auditor: PersonActor) => Promise<RouteResponse>,
): Promise<RouteResponse> {
  return actor.kind === 'person' ? await work(actor) : forbidden()
}

async function showList(
  parts: Parts,
  auditor: PersonActor,
  locale: Locale,
  query: TypedEntryQuery,
): Promise<RouteResponse> {
  const m = messagesFor(auditMessages, locale)
  const read = readFilter(query)
  const found = read.ok
    ? await parts.context.database.inTransaction(auditor, async (tx) => {
        const { filter } = read
        const more = await listEntries(tx, filter, { before: query.before, limit: PER_PAGE + 1 })
        const entries = more.slice(0, PER_PAGE)
        await recordLook(tx, parts.context.clock, { auditor, how: 'list', filter, entries })
        return { entries, more: more.length > PER_PAGE, names: await findNames(tx, peopleIn(entries)) }
      })
    : { entries: [], more: false, names: new Map<string, string>() }
  const last = found.entries.at(-1)
  const kept = filterQuery(query)
  const words = { m, names: found.names }
  return page({
    view: `${views}/entries.njk`,
    title: m.entries.title,
    errors: read.ok ? [] : read.wrong.map((field) => ({ field, message: m.entries.errors[field] })),
    model: {
      typed: { person: query.person, from: query.from, to: query.to },
      kindItems: kindItems(parts, query.kind, m, intlOf(locale)),
      lines: found.entries.map((entry) => entryLine(entry, words)),
      action: auditPaths.entries(),
      clearHref: auditPaths.entries(),
      exportHref: auditPaths.export(kept),
      exportText: m.entries.export(EXPORT_MOST),
      olderHref: found.more && last ? auditPaths.entries({ ...kept, before: last.leafIndex }) : '',
      newestHref: query.before === undefined ? '' : auditPaths.entries(kept),
    },
  })
}

function kindItems({ kinds }: Parts, selected: string, m: AuditWording, intl: string) {
  const items = [...kinds.values()]
    .map(({ kind }) => ({ value: kind, text: kindInWords(kind, m), selected: kind === selected }))
    .sort((a, b) => a.text.localeCompare(b.text, intl))
  return [{ value: '', text: m.entries.everyKind, selected: selected === '' }, ...items]
}

async function exportList(
  parts: Parts,
  auditor: PersonActor,
  locale: Locale,
  query: TypedEntryQuery,
): Promise<RouteResponse> {
  const m = messagesFor(auditMessages, locale)
  const read = readFilter(query)
  if (!read.ok) return await showList(parts, auditor, locale, query)
  const { filter } = read
  const { entries, names } = await parts.context.database.inTransaction(auditor, async (tx) => {
    const found = await listEntries(tx, filter, { before: query.before, limit: EXPORT_MOST })
    await recordLook(tx, parts.context.clock, { auditor, how: 'export', filter, entries: found })
    return { entries: found, names: await findNames(tx, peopleIn(found)) }
  })
  const words = { m, names }
  return download(toCsv([m.entries.exportHead, ...entries.map((entry) => exportRow(entry, words))]), {
    filename: m.entries.fileName,
    contentType: 'text/csv; charset=utf-8',
  })
}

async function showEntry(
  parts: Parts,
  auditor: PersonActor,
  locale: Locale,
  entryId: string,
): Promise<RouteResponse> {
  const m = messagesFor(auditMessages, locale)
  const found = await parts.context.database.inTransaction(auditor, async (tx) => {
    const entry = await findEntry(tx, entryId)
    if (entry === undefined) return undefined
    const entries: readonly ListedEntry[] = [entry]
    await recordLook(tx, parts.context.clock, { auditor, how: 'entry', entries })
    return { entry, names: await findNames(tx, peopleIn(entries)) }
  })
  if (found === undefined) return notFound()
  return page({
    view: `${views}/entry.njk`,
    title: m.entry.title(String(found.entry.leafIndex)),
    model: entryModel(found.entry, { m, names: found.names }),
    backLink: { href: auditPaths.entries(), text: m.entry.back },
  })
}

async function giveReceipt(parts: Parts, auditor: PersonActor, entryId: string): Promise<RouteResponse> {
  const result = await parts.context.database.inTransaction(auditor, async (tx) => {
    const entry = await findEntry(tx, entryId)
    if (entry === undefined) return undefined
    await recordLook(tx, parts.context.clock, { auditor, how: 'receipt', entries: [entry] })
    return await parts.context.ledger.receiptOf(tx, entryId)
  })
  if (result?.outcome !== 'sealed') return notFound()
  return download(serialiseReceipt(result.receipt), {
    filename: `receipt-${result.receipt.leafIndex}.json`,
    contentType: 'application/json',
  })
}
