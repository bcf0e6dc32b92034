import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { FastifyInstance, FastifyReply, RawServerDefault } from 'fastify'
import fastify, { LogController } from 'fastify'
import type { Log } from '../log.ts'
import { AppError } from '../errors/app-error.ts'
import type { PermissionCheck } from '../identity/actor.ts'
import type { Renderer } from '../rendering/renderer.ts'
import { addAssetRoutes } from './asset-routes.ts'
import type { Assets } from './assets.ts'
import { BearerTokens, type TokenStore } from './bearer-tokens.ts'
import { checkRoutes } from './check-routes.ts'
import { isFault, kindOfError } from './error-answers.ts'
import './fastify-types.ts'
import { FormsAgain } from './form-again.ts'
import type { LayoutSource } from './pages.ts'
import { addLanguageChoice, localeOf } from './locale.ts'
import { createPages } from './pages.ts'
import { KeptAnswers } from './kept-answers.ts'
import { publicRoutes } from './public-routes.ts'
import { discardBody } from './read-form.ts'
import { FormSealer } from './refused-form.ts'
import type { Route } from './route.ts'
import { securityHeaders } from './security-headers.ts'
import type { SendContext } from './send.ts'
import { sendError, stranger } from './send.ts'
import type { SessionStore } from './session-store.ts'
import type { WebSecrets } from './visitor-routes.ts'
import { visitorRoutes } from './visitor-routes.ts'

export interface WebConfig {
  /** Where people reach the service, without a slash at the end. With https, cookies and HSTS are for https only. */
  readonly publicAddress: string
  /**
   * Whether the service answers under this name; to any unless given. Another website's name can be made to lead to this
   * machine (DNS rebinding): where pages are open to whoever sits here, they must not be open to that website's scripts.
   */
  readonly answersTo?: (hostname: string) => boolean
  /** Proxies whose headers are believed, as Fastify reads it. */
  readonly trustProxy: boolean | string
  readonly secureCookies: boolean
  /** 12 hours unless given. */
  readonly sessionLifetimeSeconds?: number
  /** From one network, on routes that know their visitor; 12,000 unless given, as a body often has one address. */
  readonly requestsPerMinute?: number
  /** Of one program's token; 600 unless given. */
  readonly requestsPerTokenPerMinute?: number
  /** Tokens from one network that are none; 600 unless given. */
  readonly wrongTokensPerMinute?: number
  /** From one network, on public routes; 24,000 unless given. */
  readonly publicRequestsPerMinute?: number
  /** Where an anonymous visitor is sent from a page for others; `/sign-in` unless given. */
  readonly signInPath?: string
  /** Where somebody lands who signed in for a form that waits in another tab; `/signed-in` unless given. */
  readonly signedInPath?: string
  /** Where somebody is sent who has to sign in once more; `/sign-in/again` unless given. */
  readonly signInAgainPath?: string
}

export interface WebAppOptions {
  readonly routes: readonly Route[]
  readonly permissionCheck: PermissionCheck
  readonly sessionStore: SessionStore
  /** Programs' tokens; without them, none is taken. */
  readonly tokens?: TokenStore
  readonly secrets: WebSecrets
  readonly log: Log
  readonly config: WebConfig
  readonly rendering: Renderer
  readonly assets: Assets
  readonly layout: LayoutSource
  /** Whether the service can do its work: asks the database. */
  readonly ready: () => Promise<boolean>
}

const noTokens: TokenStore = { actorOf: () => Promise.resolve(undefined) }

const anyMethod = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const

/** Logs what happened without saying to whom: never an address, a parameter, a body or a person. */
function logRequests(app: FastifyInstance): void {
  app.addHook('onResponse', (request, reply, done) => {
    const { url: route, config } = request.routeOptions
    const { audit } = config
    request.log.info({
      method: request.method,
      route: route ?? 'none',
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime * 10) / 10,
      ...(audit !== undefined && 'event' in audit && { audit: audit.event }),
    })
    done()
  })
}

/** Says in the log why everybody may be refused at once: to a service that believes no proxy, all its visitors are one. */
function noticeUnknownProxy(app: FastifyInstance, trustProxy: boolean | string): void {
  if (trustProxy !== false) return
  app.addHook('onResponse', (request, reply, done) => {
    if (reply.statusCode === 429 && request.headers['x-forwarded-for'] !== undefined) {
      request.log.warn(
        { event: 'web.unknown-proxy' },
        'Refused for too many requests, of what may be a whole proxy: if one stands in front, set TRUST_PROXY to its address',
      )
    }
    done()
  })
}

/** While closing, every answer tells its client to connect elsewhere next time. */
function closeGracefully(app: FastifyInstance): void {
  let closing = false
  app.addHook('preClose', (done) => {
    closing = true
    done()
  })
  app.addHook('onSend', (_request, reply, payload, done) => {
    if (closing) reply.header('connection', 'close')
    done(null, payload)
  })
}

function answerErrors(app: FastifyInstance, send: SendContext): void {
  app.setErrorHandler(async (error, request, reply) => {
    const kind = kindOfError(error)
    if (isFault(kind)) request.log.error({ err: error }, 'a request failed')
    if (kind === 'forbidden')
      request.log.warn({ err: error }, 'the database refused what the code let through')
    if (request.method === 'POST') await discardBody(request, reply)
    return await sendError(send, request, reply, stranger(localeOf(request)), kind)
  })
  app.setNotFoundHandler(
    async (request, reply) => await sendError(send, request, reply, stranger(localeOf(request)), 'notFound'),
  )
}

function refuseOtherNames(
  app: FastifyInstance,
  answersTo: (hostname: string) => boolean,
  send: SendContext,
): void {
  app.addHook('onRequest', async (request, reply) => {
    if (answersTo(request.hostname)) return undefined
    return await sendError(send, request, reply, stranger(localeOf(request)), 'misdirected')
  })
}

/** For every address there is, says which methods it takes to those who come with another. */
function refuseOtherMethods(app: FastifyInstance, routes: readonly Route[], send: SendContext): void {
  const known = new Map<string, { path: string; methods: Set<string> }>()
  for (const { path, method } of routes) {
    const address = path.replaceAll(/:\w+/g, ':')
    const { methods } = known.get(address) ?? { methods: new Set<string>() }
    known.set(address, { path, methods: methods.add(method) })
  }
  for (const { path, methods } of known.values()) {
    const refused = anyMethod.filter((method) => !methods.has(method))
    const allowed = [...methods, ...(methods.has('GET') ? ['HEAD'] : [])].join(', ')
    app.route({
      method: refused,
      url: path,
      exposeHeadRoute: false,
      onRequest: async (request, reply) => {
        await discardBody(request, reply)
        reply.header('allow', allowed)
        return await sendError(send, request, reply, stranger(localeOf(request)), 'methodNotAllowed')
      },
      handler: (_request, reply) => reply.code(405).send(),
    })
  }
}

function addHealthRoutes(app: FastifyInstance, ready: () => Promise<boolean>): void {
  app.get('/health', (_request, reply) =>
    reply.header('cache-control', 'no-store').type('text/plain').send('ok\n'),
  )
  app.get('/ready', async (_request, reply) => {
    const isReady = await ready()
    return await reply
      .code(isReady ? 200 : 503)
      .header('cache-control', 'no-store')
      .type('text/plain')
      .send(isReady ? 'ready\n' : 'not ready\n')
  })
}

/** Names one request in the log and on the error page: short enough to read out on the telephone. */
function requestIds(): () => string {
  const service = randomUUID().slice(0, 6)
  let last = 0
  return () => `${service}-${(++last).toString(36)}`
}

function newServer(options: WebAppOptions, headers: Readonly<Record<string, string>>): FastifyInstance {
  // Fastify's own serialisers would write addresses and URLs.
  const nothing = () => undefined
  const log = options.log.child({}, { serializers: { req: nothing, res: nothing } })
  return fastify<RawServerDefault, IncomingMessage, ServerResponse>({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: options.config.trustProxy,
    genReqId: requestIds(),
    bodyLimit: 64 * 1024,
    requestTimeout: 120_000,
    forceCloseConnections: 'idle',
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 200 },
    frameworkErrors: (_error, request, reply: FastifyReply) => {
      void reply.code(400).headers(headers).type('text/plain; charset=utf-8').send(`400 ${request.id}\n`)
    },
  })
}

/**
 * Makes the web application: every route served, nothing listening yet.
 * @throws AppError `web.route-undeclared` when a route does not declare what it must
 */
export async function buildWebApp(options: WebAppOptions): Promise<FastifyInstance> {
  checkRoutes(options.routes)
  const { config, secrets } = options
  if (
    [...secrets.cookies, secrets.csrf].some((secret) => secret.length < 32) ||
    secrets.cookies.length === 0
  ) {
    throw new AppError(
      'web.secret-too-short',
      'Every secret that signs cookies must have at least 32 characters',
    )
  }
  const headers = await securityHeaders(config.publicAddress.startsWith('https:'))
  const app = newServer(options, headers)
  app.addHook('onRequest', (_request, reply, done) => {
    reply.headers(headers)
    done()
  })
  const send: SendContext = {
    pages: createPages(options.rendering, options.layout),
    kept: new KeptAnswers(),
  }
  app.decorateRequest('actor')
  app.decorateRequest('submittedToken', undefined)
  app.removeAllContentTypeParsers()
  logRequests(app)
  noticeUnknownProxy(app, config.trustProxy)
  closeGracefully(app)
  answerErrors(app, send)
  if (config.answersTo) refuseOtherNames(app, config.answersTo, send)
  addLanguageChoice(app, config.secureCookies)
  addHealthRoutes(app, options.ready)
  addAssetRoutes(app, options.assets)
  await app.register(publicRoutes, {
    routes: options.routes.filter((route) => route.public),
    send,
    requestsPerMinute: config.publicRequestsPerMinute ?? 24_000,
  })
  const again = new FormsAgain(new FormSealer(secrets.csrf), options.routes, options.permissionCheck)
  refuseOtherMethods(app, [...options.routes, ...again.pages], send)
  await app.register(visitorRoutes, {
    routes: options.routes.filter((route) => !route.public),
    send,
    again,
    permissionCheck: options.permissionCheck,
    sessionStore: options.sessionStore,
    tokens: new BearerTokens(options.tokens ?? noTokens, {
      requestsPerMinute: config.requestsPerTokenPerMinute ?? 600,
      wrongPerMinute: config.wrongTokensPerMinute ?? 600,
    }),
    secrets,
    secureCookies: config.secureCookies,
    sessionLifetimeSeconds: config.sessionLifetimeSeconds ?? 12 * 60 * 60,
    requestsPerMinute: config.requestsPerMinute ?? 12_000,
    signInPath: config.signInPath ?? '/sign-in',
    signedInPath: config.signedInPath ?? '/signed-in',
    signInAgainPath: config.signInAgainPath ?? '/sign-in/again',
  })
  return app
}
