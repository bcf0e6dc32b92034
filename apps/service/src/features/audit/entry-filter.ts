import { z } from 'zod'
import type { EntryQuery } from './paths.ts'

/** The list's address, as it was typed or followed; nothing in it is refused here, so that it can be shown again. */
export const entryQuery = z.object({
  kind: z.string().max(100).catch('').default(''),
  person: z.string().max(200).catch('').default(''),
  from: z.string().max(20).catch('').default(''),
  to: z.string().max(20).catch('').default(''),
  before: z.coerce.number().int().nonnegative().optional().catch(undefined),
})
export type TypedEntryQuery = z.infer<typeof entryQuery>

/** What of the ledger is asked for; days are of the UK's calendar. */
export interface EntryFilter {
  readonly kind: string | undefined
  readonly person: string | undefined
  readonly from: string | undefined
  readonly to: string | undefined
}

export type ReadFilter =
  | { readonly ok: true; readonly filter: EntryFilter }
  | { readonly ok: false; readonly wrong: readonly ('from' | 'to')[] }

/** The filter that a query means, or which of its days is none. */
export function readFilter(query: TypedEntryQuery): ReadFilter {
  const wrong = (['from', 'to'] as const).filter((name) => {
    const text = query[name].trim()
    return text !== '' && !isDay(text)
  })
  if (wrong.length > 0) return { ok: false, wrong }
  return {
    ok: true,
    filter: {
      kind: said(query.kind),
      person: said(query.person),
      from: said(query.from),
      to: said(query.to),
    },
  }
}

/** The same filter, for addresses: further pages and the export keep it. */
export function filterQuery(query: TypedEntryQuery): EntryQuery {
  const { kind, person, from, to } = query
  return { kind, person, from, to }
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const date = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
}

function said(text: string): string | undefined {
  const trimmed = text.trim()
  return trimmed === '' ? undefined : trimmed
}
