import { serialiseReceipt, type Receipt } from '@moothall/ledger'
import { renderReceiptPdf } from '@moothall/receipt-pdf'
import { z } from 'zod'
import type { Actor } from '../../../platform/identity/actor.ts'
import type { Locale } from '../../../platform/rendering/messages.ts'
import { defineRoute, download, notFound, page, refused, type Route } from '../../../platform/web/index.ts'
import { formatMoment } from '../dates.ts'
import type { AcknowledgementParts } from '../parts.ts'
import { paths } from '../paths.ts'
import { acknowledgementPermissions } from '../permissions.ts'
import { listRecord } from '../queries.ts'
import { factsOf } from '../receipt-facts.ts'
import { receiptFonts } from '../../../platform/receipt-fonts.ts'
import { receiptLanguage } from '../../../platform/verify-page/messages.ts'
import { personOf, positiveNumber, wordsOf } from './common.ts'

const views = 'features/acknowledgements/views'
const PER_PAGE = 20
const entryParams = z.object({ entryId: z.uuid() })

/** A receipt, for whoever row-level security lets read the entry; to others there is no such receipt. */
async function receiptFor(parts: AcknowledgementParts, actor: Actor, entryId: string) {
  return await parts.context.database.inTransaction(actor, (tx) =>
    parts.context.ledger.receiptOf(tx, entryId),
  )
}

function sealingPage(locale: Locale) {
  const m = wordsOf({ locale }).receipt
  return refused({ status: 409, title: m.title, paragraphs: [m.sealing], backLink: { href: paths.record() } })
}

/** @param publicAddress of the service: on paper a link says where it leads, and a path alone leads nowhere */
function receiptModel(entryId: string, receipt: Receipt | undefined, locale: Locale, publicAddress: string) {
  const link = (href: string) => ({ href, address: publicAddress + href })
  return {
    sealed: receipt !== undefined,
    facts: receipt ? factsOf(receipt, locale) : [],
    wording: receipt && typeof receipt.payload['wording'] === 'string' ? receipt.payload['wording'] : null,
    checkpoint: receipt?.checkpoint ?? '',
    selfHref: paths.receipt(entryId),
    pdf: link(paths.receiptPdf(entryId)),
    json: link(paths.receiptJson(entryId)),
  }
}

/** A person's receipts: each as a page, as JSON and as PDF, and the list of all of them. */
export function receiptRoutes(parts: AcknowledgementParts): Route[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/receipts/:entryId',
      permission: acknowledgementPermissions['acknowledgements.record'],
      audit: { none: 'a person looks at a receipt of their own' },
      params: entryParams,
      handler: async ({ actor, locale, params }) => {
        const found = await receiptFor(parts, actor, params.entryId)
        if (found.outcome === 'not-found') return notFound()
        const receipt = found.outcome === 'sealed' ? found.receipt : undefined
        return page({
          view: `${views}/receipt.njk`,
          title: wordsOf({ locale }).receipt.title,
          model: receiptModel(params.entryId, receipt, locale, parts.context.config.publicAddress),
          backLink: { href: paths.record() },
        })
      },
    }),
    defineRoute({
      method: 'GET',
      path: '/receipts/:entryId.json',
      permission: acknowledgementPermissions['acknowledgements.record'],
      audit: { none: 'a person keeps a receipt of their own' },
      params: entryParams,
      handler: async ({ actor, locale, params }) => {
        const found = await receiptFor(parts, actor, params.entryId)
        if (found.outcome === 'not-found') return notFound()
        if (found.outcome === 'sealing') return sealingPage(locale)
        return download(serialiseReceipt(found.receipt), {
          filename: `${wordsOf({ locale }).receipt.fileName(params.entryId)}.json`,
          contentType: 'application/json',
        })
      },
    }),
    defineRoute({
      method: 'GET',
      path: '/receipts/:entryId.pdf',
      permission: acknowledgementPermissions['acknowledgements.record'],
      audit: { none: 'a person keeps a receipt of their own' },
      params: entryParams,
      handler: async ({ actor, locale, params }) => {
        const found = await receiptFor(parts, actor, params.entryId)
        if (found.outcome === 'not-found') return notFound()
        if (found.outcome === 'sealing') return sealingPage(locale)
        return download(await renderReceiptPdf(found.receipt, receiptFonts(), receiptLanguage(locale)), {
          filename: `${wordsOf({ locale }).receipt.fileName(params.entryId)}.pdf`,
          contentType: 'application/pdf',
        })
      },
    }),
    recordRoute(parts),
  ]
}

function recordRoute(parts: AcknowledgementParts): Route {
  return defineRoute({
    method: 'GET',
    path: '/my/record',
    permission: acknowledgementPermissions['acknowledgements.record'],
    audit: { none: 'a person looks at their own record' },
    query: z.object({ page: positiveNumber.catch(1).default(1) }),
    handler: async ({ actor, locale, query }) => {
      const person = personOf(actor)
      if (!person) return notFound()
      const m = wordsOf({ locale }).record
      const which = { personId: person.personId, page: query.page, perPage: PER_PAGE }
      const { lines, total } = await parts.context.database.inTransaction(person, (tx) =>
        listRecord(tx, which),
      )
      if (lines.length === 0 && query.page > 1) return notFound()
      const pages = Math.max(1, Math.ceil(total / PER_PAGE))
      return page({
        view: `${views}/record.njk`,
        title: m.title,
        model: {
          lines: lines.map((line) => ({
            at: formatMoment(line.at, locale),
            what: m.kind(line.kind),
            policy: line.policy ? m.policy(line.policy.title, line.policy.version) : '',
            href: paths.receipt(line.entryId),
          })),
          progress: m.page(query.page, pages),
          severalPages: pages > 1,
          previousHref: query.page > 1 ? paths.record(query.page - 1) : null,
          nextHref: query.page < pages ? paths.record(query.page + 1) : null,
        },
      })
    },
  })
}
