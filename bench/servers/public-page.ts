import type { AddressInfo } from 'node:net'
import { z } from 'zod'
import { checkPermission, anonymous } from '../../apps/service/src/platform/identity/actor.ts'
import { createLog } from '../../apps/service/src/platform/log.ts'
import { createRenderer } from '../../apps/service/src/platform/rendering/renderer.ts'
import {
  buildWebApp,
  createAssets,
  defineRoute,
  page,
  publicPage,
} from '../../apps/service/src/platform/web/index.ts'
import { layoutMessages } from '../../apps/service/src/views/messages.ts'
import { paragraphs } from '../public-page-html.ts'

/** The service's own web application, everything on but the database, with one public page. */
const assets = createAssets()
const app = await buildWebApp({
  routes: [
    defineRoute({
      method: 'GET',
      path: '/policies/:slug',
      permission: ['anyone'],
      audit: { none: 'public reading' },
      public: true,
      params: z.object({ slug: z.string().regex(/^[a-z-]+$/) }),
      handler: ({ params }) =>
        publicPage({
          cacheKey: `policy/${params.slug}`,
          render: () =>
            page({
              view: 'views/message-page.njk',
              title: 'Social media policy',
              model: { paragraphs, reference: null },
            }),
        }),
    }),
  ],
  resolveActor: () => Promise.resolve(anonymous),
  permissionCheck: checkPermission,
  sessionStore: {
    get: (_id, done) => done(null, null),
    set: (_id, _session, done) => done(),
    destroy: (_id, done) => done(),
  },
  secrets: { cookies: ['c'.repeat(32)], csrf: 'f'.repeat(32) },
  log: createLog('info'),
  config: { publicAddress: 'https://moothall.example', trustProxy: false, secureCookies: true },
  rendering: createRenderer({ messages: [layoutMessages], assetUrl: assets.url }),
  assets,
  layout: () => ({ bodyName: 'Example Borough Council', navigation: [] }),
  ready: () => Promise.resolve(true),
})
await app.listen({ port: 0, host: '127.0.0.1' })
process.send?.((app.server.address() as AddressInfo).port)
