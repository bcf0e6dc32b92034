import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { createBodyName } from './body-name.ts'
import { isThisMachine } from './config/is-this-machine.ts'
import type { Context } from './context.ts'
import { acknowledgementRoutes, acknowledgementWaitingItems } from './features/acknowledgements/index.ts'
import { allLedgerEntryKinds } from './all-ledger-entry-kinds.ts'
import { allMessages } from './all-messages.ts'
import { apiTokenRoutes, createTokenStore } from './features/api-tokens/index.ts'
import { auditRoutes } from './features/audit/index.ts'
import { demoRoutes } from './features/demo/index.ts'
import { confidentialTopicRoutes } from './features/confidential-topics/index.ts'
import { draftPaths, draftRoutes } from './features/drafts/index.ts'
import { homeRoutes } from './features/home/index.ts'
import { informationRoutes } from './features/information/index.ts'
import { passkeyPaths, passkeyRoutes, relyingPartyOf } from './features/passkeys/index.ts'
import { peopleRoutes } from './features/people/index.ts'
import { policyPaths, policyRoutes, workPaths } from './features/policies/index.ts'
import { setUpRoutes } from './features/set-up/index.ts'
import { signInRoutes } from './features/sign-in/index.ts'
import { providerWay, singleSignOnRoutes } from './features/single-sign-on/index.ts'
import { anonymous } from './platform/identity/actor.ts'
import { createRenderer } from './platform/rendering/renderer.ts'
import type { Route } from './platform/web/index.ts'
import { buildWebApp, createAssets, createSessionStore } from './platform/web/index.ts'
import { homeLinksFor, navigationFor } from './navigation.ts'

const sessionLifetimeSeconds = 12 * 60 * 60

/** Routes of every feature. */
function allRoutes(context: Context): Route[] {
  return [
    ...homeRoutes(context, {
      waiting: [acknowledgementWaitingItems(context)],
      links: homeLinksFor(context),
      policiesHref: policyPaths.list(),
    }),
    ...acknowledgementRoutes(context),
    ...apiTokenRoutes(context, { callPath: draftPaths.api, descriptionHref: draftPaths.openApi }),
    ...auditRoutes(context, allLedgerEntryKinds),
    ...(context.config.demo ? demoRoutes(context) : []),
    ...confidentialTopicRoutes(context),
    ...draftRoutes(context),
    ...informationRoutes(context),
    ...passkeyRoutes(context),
    ...peopleRoutes(context),
    ...policyRoutes(context),
    ...setUpRoutes(context, {
      importPolicy: workPaths.import(),
      starterPolicy: workPaths.starter(),
    }),
    ...signInRoutes(context, {
      passkeyStart: relyingPartyOf(context.config.publicAddress) && passkeyPaths.start,
      provider: providerWay(context),
    }),
    ...singleSignOnRoutes(context),
  ]
}

/** What a test wants different from the service. */
export interface BuildAppOptions {
  /** Fails on fields that a view-model does not have. */
  readonly strictViews?: boolean
  readonly requestsPerMinute?: number
}

/**
 * The web application over a context: nothing listens yet.
 * @throws AppError `web.route-undeclared` when a route does not declare what it must
 */
export async function buildApp(context: Context, options: BuildAppOptions = {}): Promise<FastifyInstance> {
  const { config, database } = context
  const assets = createAssets()
  const bodyName = createBodyName(database)
  const secret = (purpose: string) => context.secretFor(purpose).toString('hex')
  return await buildWebApp({
    routes: allRoutes(context),
    permissionCheck: context.permissionCheck,
    sessionStore: createSessionStore(database, sessionLifetimeSeconds),
    tokens: createTokenStore(context),
    secrets: { cookies: [secret('web-cookies')], csrf: secret('web-csrf') },
    log: context.log,
    config: {
      publicAddress: config.publicAddress,
      ...(isThisMachine(new URL(config.publicAddress).hostname) && { answersTo: isThisMachine }),
      trustProxy: config.trustProxy,
      secureCookies: config.publicAddress.startsWith('https:'),
      sessionLifetimeSeconds,
      publicRequestsPerMinute: config.publicRequestsPerNetwork,
      ...(options.requestsPerMinute !== undefined && { requestsPerMinute: options.requestsPerMinute }),
    },
    rendering: createRenderer({
      messages: allMessages,
      assetUrl: assets.url,
      strict: options.strictViews === true,
    }),
    assets,
    layout: async (actor, locale) => ({
      bodyName: await bodyName(),
      navigation: navigationFor(actor, locale),
    }),
    ready: async () => {
      try {
        await database.inTransaction(anonymous, (tx) => sql`select 1`.execute(tx))
        return true
      } catch (error) {
        context.log.error({ err: error }, 'the database does not answer')
        return false
      }
    },
  })
}
