import type { Context } from '../../context.ts'
import { anonymous } from '../../platform/identity/actor.ts'
import { languageLinks } from '../../platform/rendering/language-links.ts'
import { messagesFor } from '../../platform/rendering/messages.ts'
import {
  assembleVerifyPage,
  buildVerifyPageParts,
  type VerifyPageParts,
} from '../../platform/verify-page/build-verify-page.ts'
import { defineRoute, download, notFound, page, publicAnswer, type Route } from '../../platform/web/index.ts'
import { layoutMessages } from '../../views/messages.ts'
import { informationPaths } from '../information/index.ts'
import { findNewestCheckpoint } from './entry-queries.ts'
import { auditMessages } from './messages.ts'
import { auditPaths } from './paths.ts'
import { auditPermissions } from './permissions.ts'

export type LedgerRoutesContext = Pick<Context, 'database' | 'ledger'>

const open = { none: 'anybody may read it, and nobody is recorded for doing so' } as const

/** The ledger's public face: its name, its keys, its newest checkpoint. */
export function ledgerRoutes(context: LedgerRoutesContext): Route[] {
  const permission = auditPermissions['audit.ledger']
  const newest = () => context.database.inTransaction(anonymous, findNewestCheckpoint)
  return [
    defineRoute({
      method: 'GET',
      public: true,
      path: auditPaths.ledger,
      permission,
      audit: open,
      handler: ({ locale }) =>
        publicAnswer({
          cacheKey: 'ledger',
          render: async () => {
            const m = messagesFor(auditMessages, locale).ledger
            const checkpoint = await newest()
            return page({
              view: 'features/audit/views/ledger.njk',
              title: m.title,
              model: {
                origin: context.ledger.origin,
                keys: context.ledger.verifierKeys,
                sealed: checkpoint !== undefined,
                entries: checkpoint ? m.count(checkpoint.size) : '',
                sealedAt: checkpoint ? m.moment(checkpoint.signedAt) : '',
                note: checkpoint?.note ?? '',
                paths: { ...auditPaths, receipts: informationPaths.receipts },
              },
            })
          },
        }),
    }),
    defineRoute({
      method: 'GET',
      public: true,
      path: auditPaths.key,
      permission,
      audit: open,
      handler: () =>
        publicAnswer({
          cacheKey: 'ledger/key',
          render: () =>
            download(context.ledger.verifierKeys.map((key) => `${key}\n`).join(''), {
              filename: 'ledger-public.key',
              contentType: 'text/plain; charset=utf-8',
            }),
        }),
    }),
    defineRoute({
      method: 'GET',
      public: true,
      path: auditPaths.checkpoint,
      permission,
      audit: open,
      handler: () =>
        publicAnswer({
          cacheKey: 'ledger/checkpoint',
          // No longer than sealing takes anyway.
          freshForSeconds: 1,
          render: async () => {
            const checkpoint = await newest()
            if (checkpoint === undefined) return notFound()
            return download(checkpoint.note, {
              filename: `checkpoint-${checkpoint.size}.txt`,
              contentType: 'text/plain; charset=utf-8',
            })
          },
        }),
    }),
  ]
}

/** It changes only with the software and its languages: what a process once built holds as long as the process. */
const unchanging = { key: 'verify', read: () => Promise.resolve('built') }

/** The page that verifies receipts: to be used here, or kept, in the visitor's language. Built at the first request. */
export function verifyRoutes(): Route[] {
  let building: Promise<VerifyPageParts> | undefined
  const route = (path: string, disposition: 'inline' | 'attachment') =>
    defineRoute({
      method: 'GET',
      public: true,
      path,
      permission: auditPermissions['audit.verify'],
      audit: { none: 'the check happens in the visitor’s browser' },
      handler: ({ locale }) =>
        publicAnswer({
          cacheKey: path,
          freshForSeconds: 300,
          stamp: unchanging,
          render: async () => {
            building ??= buildVerifyPageParts().catch((error: unknown) => {
              building = undefined
              throw error
            })
            const choices = languageLinks(layoutMessages, locale)
            const { html, contentSecurityPolicy } = assembleVerifyPage(await building, locale, choices)
            return download(Buffer.from(html), {
              filename: 'verify.html',
              contentType: 'text/html; charset=utf-8',
              contentSecurityPolicy,
              disposition,
            })
          },
        }),
    })
  return [route(auditPaths.verify, 'inline'), route(auditPaths.verifyFile, 'attachment')]
}
