import cookie from '@fastify/cookie'
import csrf from '@fastify/csrf-protection'
import formbody from '@fastify/formbody'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import session from '@fastify/session'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { AppError } from '../errors/app-error.ts'
import type { PermissionCheck } from '../identity/actor.ts'
import { anonymous } from '../identity/actor.ts'
import { type BearerTokens, bearerOf } from './bearer-tokens.ts'
import { admitsTokens } from './check-routes.ts'
import { type FormsAgain, lateError } from './form-again.ts'
import { cameFromHere, keptWordsPage, mayShowWords } from './kept-words.ts'
import { localeOf } from './locale.ts'
import { networkOf } from './network.ts'
import type { Visitor } from './pages.ts'
import type { RawForm } from './read-form.ts'
import { discardBody, fieldsOfBody, readForm, submissionOf, tooLarge, validateForm } from './read-form.ts'
import { mustSignInAgain, pageToGoOnWith } from './recent-sign-in.ts'
import { requestLimit } from './request-limit.ts'
import type { RouteResponse } from './response.ts'
import type { Route } from './route.ts'
import { csrfBinding, csrfTokenFor, VisitorRequest, wantsJson } from './route-request.ts'
import type { SendContext } from './send.ts'
import { sendError, sendResponse } from './send.ts'
import type { SessionStore } from './session-store.ts'

export interface VisitorRoutesOptions {
  readonly routes: readonly Route[]
  readonly send: SendContext
  readonly again: FormsAgain
  readonly permissionCheck: PermissionCheck
  readonly sessionStore: SessionStore
  readonly tokens: BearerTokens
  readonly secrets: WebSecrets
  readonly secureCookies: boolean
  readonly sessionLifetimeSeconds: number
  readonly requestsPerMinute: number
  readonly signInPath: string
  /** Where somebody lands who signed in for a form that waits in another tab. */
  readonly signedInPath: string
  /** Where somebody signed in is sent who has to show once more who they are. */
  readonly signInAgainPath: string
}

/** Each at least 32 characters, from outside the database. The first signs; the others are still accepted. */
export interface WebSecrets {
  readonly cookies: readonly string[]
  readonly csrf: string
}

function visitorOf(request: FastifyRequest, reply: FastifyReply): Visitor {
  return { actor: request.actor, locale: localeOf(request), csrfToken: () => csrfTokenFor(request, reply) }
}

async function registerPlugins(scope: FastifyInstance, options: VisitorRoutesOptions): Promise<void> {
  const secrets = [...options.secrets.cookies]
  const prefix = options.secureCookies ? '__Host-' : ''
  const cookieOptions = { path: '/', httpOnly: true, sameSite: 'lax', secure: options.secureCookies } as const
  await scope.register(rateLimit, requestLimit(options.requestsPerMinute))
  await scope.register(cookie, { secret: secrets, parseOptions: cookieOptions })
  await scope.register(session, {
    secret: secrets,
    store: options.sessionStore,
    cookieName: `${prefix}session`,
    cookie: { ...cookieOptions, maxAge: options.sessionLifetimeSeconds * 1000 },
    saveUninitialized: false,
    rolling: false,
  })
  await scope.register(csrf, {
    sessionPlugin: '@fastify/cookie',
    cookieKey: `${prefix}csrf`,
    cookieOpts: { ...cookieOptions, signed: true },
    csrfOpts: { hmacKey: options.secrets.csrf, userInfo: true },
    getUserInfo: csrfBinding,
    getToken: (request) => request.submittedToken,
    logLevel: 'debug',
  })
  await scope.register(formbody)
}

/** Knows who asks before anything of a body is read: the store found that with the session. */
function resolveVisitors(scope: FastifyInstance, options: VisitorRoutesOptions): void {
  scope.addHook('onRequest', async (request, reply) => {
    reply.header('cache-control', 'no-store')
    if (options.secureCookies && request.protocol !== 'https') {
      throw new AppError(
        'web.not-https',
        'A request came without https to a service whose public address is https',
        {
          advice: 'Let the proxy in front set X-Forwarded-Proto, and set TRUST_PROXY so that it is believed.',
        },
      )
    }
    request.actor = request.session.actor ?? anonymous
    request.arrivedWhole = request.raw.complete
    const token = tokenOf(request)
    return token === undefined ? undefined : await presentToken(options, request, reply, token)
  })
}

/** A program's token, on routes that let some in; nowhere else is it looked at. */
function tokenOf(request: FastifyRequest): string | undefined {
  return request.routeOptions.config.tokens === true ? bearerOf(request) : undefined
}

/** A request with a token is the token's, whatever cookies came with it. */
async function presentToken(
  options: VisitorRoutesOptions,
  request: FastifyRequest,
  reply: FastifyReply,
  token: string,
): Promise<FastifyReply | undefined> {
  request.actor = anonymous
  const presented = await options.tokens.present(token, networkOf(request.ip))
  if (presented.kind === 'token') request.actor = presented.actor
  if (presented.kind !== 'too-many') return undefined
  reply.header('retry-after', presented.retryAfterSeconds)
  await discardBody(request, reply)
  return await sendError(options.send, request, reply, visitorOf(request, reply), 'tooManyRequests')
}

/**
 * Knows who asks once more where the body came later than the head. Meanwhile a session may have ended, or a role been
 * lost.
 */
async function askAgain(options: VisitorRoutesOptions, request: FastifyRequest): Promise<void> {
  if (request.arrivedWhole || request.actor.kind === 'anonymous') return
  const token = tokenOf(request)
  if (token !== undefined) {
    request.actor = (await options.tokens.actorOf(token)) ?? anonymous
    return
  }
  request.actor = await options.sessionStore.actorOf(request.session.sessionId)
}

const nothing = submissionOf({ fields: new Map(), file: undefined })

async function refuseVisitor(
  options: VisitorRoutesOptions,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const visitor = visitorOf(request, reply)
  if (request.method === 'POST') await discardBody(request, reply)
  if (request.actor.kind !== 'anonymous')
    return await sendError(options.send, request, reply, visitor, 'forbidden')
  if (request.routeOptions.config.tokens === true)
    reply.header(
      'www-authenticate',
      tokenOf(request) === undefined ? 'Bearer' : 'Bearer error="invalid_token"',
    )
  if (request.method === 'GET' && !wantsJson(request)) {
    const next = request.url.length <= 1000 ? `?next=${encodeURIComponent(request.url)}` : ''
    return await reply.redirect(`${options.signInPath}${next}`, 303)
  }
  return await sendError(options.send, request, reply, visitor, 'signInNeeded')
}

function checkToken(scope: FastifyInstance, request: FastifyRequest, reply: FastifyReply) {
  return async (token: string | undefined): Promise<void> => {
    request.submittedToken = token
    await new Promise<void>((resolve, reject) => {
      // The plugin answers a refusal through `reply.send(error)`; a stand-in turns that into a rejection.
      const answer = { send: reject, unsignCookie: reply.unsignCookie.bind(reply) } as unknown as FastifyReply
      scope.csrfProtection(request, answer, resolve)
    })
  }
}

/** Refuses a form that has arrived, where it may be with the page that keeps what was typed. */
async function refuseArrived(
  route: Route,
  options: VisitorRoutesOptions,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  if (!mayShowWords(route, request)) return await refuseVisitor(options, request, reply)
  const visitor = visitorOf(request, reply)
  const shown = keptWordsPage(
    { fields: fieldsOfBody(request.body) },
    {
      signedIn: request.actor.kind === 'person',
      action: request.url,
      signInHref: `${options.signInPath}?next=${encodeURIComponent(options.signedInPath)}`,
      locale: visitor.locale,
    },
  )
  return await sendResponse(options.send, request, reply, visitor, shown)
}

function addRoute(
  scope: FastifyInstance,
  route: Route,
  options: VisitorRoutesOptions,
  again: FormsAgain,
): void {
  const { form } = route
  const isPermitted = ({ actor }: FastifyRequest) => options.permissionCheck(route.permission, actor)
  const limitBytes = form === undefined || form.kind === 'empty' ? 64 * 1024 : form.maxBytes

  scope.route({
    method: route.method,
    url: route.path,
    bodyLimit: limitBytes,
    config: {
      audit: route.audit,
      limitBytes: form?.kind === 'multipart' ? form.maxFileBytes : limitBytes,
      json: form?.kind === 'json',
      tokens: admitsTokens(route),
      ...(route.requestsPerMinute !== undefined && { rateLimit: requestLimit(route.requestsPerMinute) }),
    },
    onRequest: async (request, reply) => {
      if (!isPermitted(request) && !mayShowWords(route, request))
        return await refuseVisitor(options, request, reply)
      if (form !== undefined && Number(request.headers['content-length'] ?? 0) > limitBytes) throw tooLarge()
      return undefined
    },
    handler: async (request, reply) => {
      if (!isPermitted(request)) return await refuseArrived(route, options, request, reply)
      if (await mustSignInAgain(route, options.sessionStore, request))
        return await reply.redirect(
          `${options.signInAgainPath}?next=${encodeURIComponent(pageToGoOnWith(request))}`,
          303,
        )
      const visitor = visitorOf(request, reply)
      const shown = form === undefined ? await again.show(route, request, reply) : undefined
      if (shown !== undefined) return await sendResponse(options.send, request, reply, visitor, shown)
      const params = route.params === undefined ? undefined : route.params.safeParse(request.params)
      if (params?.success === false) return await sendError(options.send, request, reply, visitor, 'notFound')
      const query = route.query === undefined ? undefined : route.query.safeParse(request.query)
      if (query?.success === false)
        return await sendError(options.send, request, reply, visitor, 'badRequest')
      const values = { params: params?.data, query: query?.data }
      const response = await answer(scope, route, request, reply, values, options)
      if (response === undefined) return await refuseArrived(route, options, request, reply)
      return await sendResponse(options.send, request, reply, visitor, response)
    },
  })
}

/** A form whose token is of another session than the visitor's, but which a page of ours sent, is only late. */
function isLate(error: unknown, route: Route, request: FastifyRequest): boolean {
  const { code } = error as { code?: unknown }
  return code === 'FST_CSRF_INVALID_TOKEN' && route.form?.kind === 'fields' && cameFromHere(request)
}

/** @returns undefined where the visitor may not do this any more, by the time that the whole form is there */
async function answer(
  scope: FastifyInstance,
  route: Route,
  request: FastifyRequest,
  reply: FastifyReply,
  values: { params: unknown; query: unknown },
  options: VisitorRoutesOptions,
): Promise<RouteResponse | undefined> {
  const { form } = route
  const { again } = options
  if (form === undefined) {
    return await route.handler(
      new VisitorRequest(request, reply, { ...values, form: undefined, submitted: nothing }),
    )
  }
  let raw: RawForm
  try {
    raw = await readForm(request, form, checkToken(scope, request, reply))
  } catch (error) {
    if (!isLate(error, route, request)) throw error
    const late = { fields: fieldsOfBody(request.body) }
    const location = again.keep(route, request, {
      ...late,
      late: true,
      errors: [lateError(late, localeOf(request))],
    })
    if (location !== undefined) return { kind: 'redirect', location }
    if (!route.keepsNothing || route.invalid === undefined) throw error
    const submitted = submissionOf({ ...late, file: undefined })
    const typed = new VisitorRequest(request, reply, { ...values, form: undefined, submitted })
    return await route.invalid(typed as Parameters<typeof route.invalid>[0], {
      errors: [lateError(late, localeOf(request))],
      submitted,
    })
  }
  await askAgain(options, request)
  if (!options.permissionCheck(route.permission, request.actor)) return undefined
  const submitted = submissionOf(raw)
  const outcome = validateForm(form, raw)
  const filled = new VisitorRequest(request, reply, {
    ...values,
    form: outcome.valid ? outcome.values : undefined,
    submitted,
  })
  const response: RouteResponse = outcome.valid
    ? await route.handler(filled)
    : { kind: 'invalid', errors: outcome.errors }
  if (response.kind !== 'invalid' || route.invalid === undefined) {
    again.forget(request)
    return response
  }
  const { errors } = response
  const location = again.keep(route, request, { fields: raw.fields, late: false, errors })
  if (location !== undefined) return { kind: 'redirect', location }
  const shown = new VisitorRequest(request, reply, { ...values, form: undefined, submitted })
  return await route.invalid(shown as Parameters<typeof route.invalid>[0], { errors, submitted })
}

/** Serves the routes that know their visitor: session, CSRF, permissions and forms. */
export async function visitorRoutes(scope: FastifyInstance, options: VisitorRoutesOptions): Promise<void> {
  await registerPlugins(scope, options)
  resolveVisitors(scope, options)
  const { again } = options
  for (const route of [...options.routes, ...again.pages]) {
    if (route.form?.kind !== 'multipart' && route.form?.kind !== 'json')
      addRoute(scope, route, options, again)
  }
  await scope.register((programs, _, done) => {
    // Only here: elsewhere a body of JSON is refused, since it would come without a CSRF token.
    programs.removeAllContentTypeParsers()
    programs.addContentTypeParser(
      'application/json',
      { parseAs: 'string' },
      programs.getDefaultJsonParser('error', 'error'),
    )
    for (const route of options.routes) {
      if (route.form?.kind === 'json') addRoute(programs, route, options, again)
    }
    done()
  })
  await scope.register(async (uploads) => {
    await uploads.register(multipart)
    for (const route of options.routes) {
      if (route.form?.kind === 'multipart') addRoute(uploads, route, options, again)
    }
  })
}
