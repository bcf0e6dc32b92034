import type { FastifyInstance, InjectOptions } from 'fastify'
import { pino } from 'pino'
import type { Actor } from '../src/platform/identity/actor.ts'
import { anonymous, checkPermission } from '../src/platform/identity/actor.ts'
import type { Messages } from '../src/platform/rendering/messages.ts'
import { createRenderer } from '../src/platform/rendering/renderer.ts'
import { layoutMessages } from '../src/views/messages.ts'
import { createAssets } from '../src/platform/web/assets.ts'
import type { Route } from '../src/platform/web/route.ts'
import type { SessionStore } from '../src/platform/web/session-store.ts'
import type { WebAppOptions } from '../src/platform/web/web-app.ts'
import { buildWebApp } from '../src/platform/web/web-app.ts'

/** A session store in memory that counts what was written. */
export interface MemorySessions {
  readonly store: { -readonly [Key in keyof SessionStore]: SessionStore[Key] }
  readonly rows: Map<string, string>
}

/** @param people who may be somebody; looked at each time */
export function memorySessions(people: readonly Actor[] = []): MemorySessions {
  const rows = new Map<string, string>()
  const find = (id: string) => {
    const data = rows.get(id)
    if (data === undefined) return null
    const session = JSON.parse(data) as Parameters<SessionStore['set']>[1]
    const actor = people.find((one) => one.kind === 'person' && one.personId === session.personId)
    return { ...session, actor: actor ?? anonymous }
  }
  return {
    rows,
    store: {
      get: (id, callback) => callback(null, find(id)),
      actorOf: (id) => Promise.resolve(find(id)?.actor ?? anonymous),
      ageOf: (id) => Promise.resolve(find(id) === null ? Number.POSITIVE_INFINITY : 0),
      set: (id, session, callback) => {
        rows.set(id, JSON.stringify({ ...session, actor: undefined }))
        callback()
      },
      destroy: (id, callback) => {
        rows.delete(id)
        callback()
      },
    },
  }
}

/** A person whom tests sign in. */
export function personActor(
  personId: string,
  roles: Extract<Actor, { kind: 'person' }>['roles'] = [],
): Actor {
  return { kind: 'person', personId, name: 'Sam Example', roles, sessionId: 'none' }
}

export interface TestWebApp {
  readonly app: FastifyInstance
  readonly sessions: MemorySessions
  readonly logged: string[]
}

/** The web application around the given routes, with nothing behind it but memory, and view-models read strictly. */
export async function testWebApp(
  routes: readonly Route[],
  overrides: Partial<WebAppOptions> & {
    people?: readonly Actor[]
    messages?: readonly Messages<object>[]
  } = {},
): Promise<TestWebApp> {
  const { people = [], messages = [], ...replaced } = overrides
  const sessions = memorySessions(people)
  const assets = createAssets()
  const logged: string[] = []
  const app = await buildWebApp({
    routes,
    permissionCheck: checkPermission,
    sessionStore: sessions.store,
    secrets: { cookies: ['c'.repeat(32)], csrf: 'f'.repeat(32) },
    log: pino({ level: 'debug', base: null }, { write: (line: string) => logged.push(line) }),
    config: { publicAddress: 'http://127.0.0.1:3000', trustProxy: false, secureCookies: false },
    rendering: createRenderer({
      messages: [layoutMessages, ...messages],
      assetUrl: assets.url,
      strict: true,
    }),
    assets,
    layout: () => ({ bodyName: 'Example Borough Council', navigation: [] }),
    ready: () => Promise.resolve(true),
    ...replaced,
  })
  return { app, sessions, logged }
}

/** Keeps cookies between requests, and goes on to the page that shows a refused form again, as a browser does. */
export function visitor(app: FastifyInstance) {
  const cookies = new Map<string, string>()
  async function send(options: InjectOptions) {
    const response = await sendOnce(options)
    const { location } = response.headers
    const again = response.statusCode === 303 && /[?&]again=/.test(String(location))
    return again ? await sendOnce({ method: 'GET', url: String(location) }) : response
  }
  async function sendOnce(options: InjectOptions) {
    const response = await app.inject({ ...options, cookies: Object.fromEntries(cookies) })
    for (const { name, value } of response.cookies) {
      if (value === '') cookies.delete(name)
      else cookies.set(name, value)
    }
    return response
  }
  const tokenOf = (html: string) => /name="_csrf" value="([^"]+)"/.exec(html)?.[1] ?? ''
  return {
    cookies,
    send,
    sendOnce,
    get: (url: string, headers: Record<string, string> = {}) => send({ method: 'GET', url, headers }),
    /** Opens the page, takes the token from its form and sends the fields. */
    submit: async (url: string, fields: Record<string, string>, pageUrl = url) => {
      const shown = await send({ method: 'GET', url: pageUrl })
      return await send({
        method: 'POST',
        url,
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        payload: new URLSearchParams({ _csrf: tokenOf(shown.body), ...fields }).toString(),
      })
    },
    tokenOf,
  }
}
