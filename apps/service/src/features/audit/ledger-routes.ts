import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { Context } from '../../context.ts'
import { anonymous } from '../../platform/identity/actor.ts'
import { messagesFor } from '../../platform/rendering/messages.ts'
import { buildVerifyPage } from '../../platform/verify-page/build-verify-page.ts'
import { defineRoute, download, notFound, page, publicPage, type Route } from '../../platform/web/index.ts'
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
        publicPage({
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
        download(context.ledger.verifierKeys.map((key) => `${key}\n`).join(''), {
          filename: 'ledger-public.key',
          contentType: 'text/plain; charset=utf-8',
        }),
    }),
    defineRoute({
      method: 'GET',
      public: true,
      path: auditPaths.checkpoint,
      permission,
      audit: open,
      handler: async () => {
        const checkpoint = await newest()
        if (checkpoint === undefined) return notFound()
        return download(checkpoint.note, {
          filename: `checkpoint-${checkpoint.size}.txt`,
          contentType: 'text/plain; charset=utf-8',
        })
      },
    }),
  ]
}

/** The page that verifies receipts: to be used here, or kept. Built at the first request. */
export function verifyRoutes(): Route[] {
  let built: Promise<Parameters<typeof download>> | undefined
  const pageFor = async (disposition: 'inline' | 'attachment') => {
    built ??= buildDownload().catch((error: unknown) => {
      built = undefined
      throw error
    })
    const [body, options] = await built
    return download(body, { ...options, disposition })
  }
  const declaration = {
    method: 'GET',
    public: true,
    permission: auditPermissions['audit.verify'],
    audit: { none: 'the check happens in the visitor’s browser' },
  } as const
  return [
    defineRoute({ ...declaration, path: auditPaths.verify, handler: () => pageFor('inline') }),
    defineRoute({ ...declaration, path: auditPaths.verifyFile, handler: () => pageFor('attachment') }),
  ]
}

async function buildDownload(): Promise<Parameters<typeof download>> {
  const { html, contentSecurityPolicy } = await buildVerifyPage()
  const body = Buffer.from(html)
  return [
    body,
    {
      filename: 'verify.html',
      contentType: 'text/html; charset=utf-8',
      contentSecurityPolicy,
      gzipped: await promisify(gzip)(body),
    },
  ]
}
