import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Actor } from '../identity/actor.ts'
import type { Locale } from '../rendering/messages.ts'
import { localeOf } from './locale.ts'
import type { Submission } from './form.ts'
import type { PublicRouteRequest, RequestCookies, RequestSession, RouteRequest } from './request.ts'
import { sessionDigest } from './session-store.ts'

/** Whether the client would rather have JSON than a page, or the address gives nothing else. */
export function wantsJson(request: FastifyRequest): boolean {
  if (request.routeOptions.config.json === true) return true
  const accept = request.headers.accept ?? ''
  return accept.includes('json') && !accept.includes('text/html')
}

/** What a handler of a public route sees. */
export class PublicRequest implements PublicRouteRequest<unknown, unknown> {
  readonly params: unknown
  readonly query: unknown
  readonly locale: Locale
  protected readonly request: FastifyRequest
  protected readonly reply: FastifyReply
  #signal: AbortSignal | undefined

  constructor(request: FastifyRequest, reply: FastifyReply, values: { params: unknown; query: unknown }) {
    this.request = request
    this.locale = localeOf(request)
    this.reply = reply
    this.params = values.params
    this.query = values.query
  }

  get networkAddress(): string {
    return this.request.ip
  }

  get requestId(): string {
    return this.request.id
  }

  get wantsJson(): boolean {
    return wantsJson(this.request)
  }

  get signal(): AbortSignal {
    if (this.#signal === undefined) {
      const controller = new AbortController()
      this.#signal = controller.signal
      this.reply.raw.once('close', () => {
        if (!this.reply.raw.writableFinished) controller.abort()
      })
    }
    return this.#signal
  }
}

/** What a handler of any other route sees. */
export class VisitorRequest extends PublicRequest implements RouteRequest<unknown, unknown, unknown> {
  readonly form: unknown
  readonly submitted: Submission

  constructor(
    request: FastifyRequest,
    reply: FastifyReply,
    values: { params: unknown; query: unknown; form: unknown; submitted: Submission },
  ) {
    super(request, reply, values)
    this.form = values.form
    this.submitted = values.submitted
  }

  get actor(): Actor {
    return this.request.actor
  }

  get csrfToken(): string {
    return csrfTokenFor(this.request, this.reply)
  }

  get session(): RequestSession {
    return sessionOf(this.request)
  }

  get cookies(): RequestCookies {
    return cookiesOf(this.request, this.reply)
  }
}

/** What a CSRF token is bound to: the session of somebody signed in, so that signing in or out makes old forms useless. */
export function csrfBinding(request: FastifyRequest): string {
  const { personId } = request.session
  return personId === undefined ? 'anonymous' : `${personId}:${request.session.sessionId}`
}

export function csrfTokenFor(request: FastifyRequest, reply: FastifyReply): string {
  return reply.generateCsrf({ userInfo: csrfBinding(request) })
}

function sessionOf(request: FastifyRequest): RequestSession {
  // The plugin replaces `request.session` on every change of id, so it is asked for each time.
  return {
    get id() {
      return sessionDigest(request.session.sessionId).toString('hex')
    },
    get: (key) => (request.session as unknown as Readonly<Record<string, unknown>>)[key],
    set: (key, value) => request.session.set(key as never, value as never),
    regenerate: () => request.session.regenerate(),
    signIn: async (personId) => {
      await request.session.regenerate()
      request.session.personId = personId
    },
    destroy: () => request.session.destroy(),
  }
}

function cookiesOf(request: FastifyRequest, reply: FastifyReply): RequestCookies {
  return {
    get: (name) => {
      const signed = request.cookies[name]
      if (signed === undefined) return undefined
      const { valid, value } = request.unsignCookie(signed)
      return valid ? value : undefined
    },
    set: (name, value, { maxAgeSeconds }) => {
      reply.setCookie(name, value, { signed: true, maxAge: maxAgeSeconds })
    },
    clear: (name) => {
      reply.clearCookie(name)
    },
  }
}
