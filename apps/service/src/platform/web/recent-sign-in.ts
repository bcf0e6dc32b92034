import type { FastifyRequest } from 'fastify'
import { isLocalPath } from './response.ts'
import type { Route } from './route.ts'
import type { SessionStore } from './session-store.ts'

/** How long after signing in somebody may open what asks for it anew, and how long a form opened by then may be filled in. */
const RECENT_SECONDS = 10 * 60
const FORM_SECONDS = 10 * 60

/**
 * Whether a visitor has to sign in again before this route is theirs: a session left open, or stolen, must not be enough to
 * add a way in, or to do what cannot be undone.
 */
export async function mustSignInAgain(
  { method, recentSignIn }: Pick<Route, 'method' | 'recentSignIn'>,
  sessions: Pick<SessionStore, 'ageOf'>,
  { session }: Pick<FastifyRequest, 'session'>,
): Promise<boolean> {
  if (!recentSignIn) return false
  const longest = method === 'GET' ? RECENT_SECONDS : RECENT_SECONDS + FORM_SECONDS
  return (await sessions.ageOf(session.sessionId)) > longest
}

/** Where to go on after signing in again: the page that was asked for, or the one with the form that was sent. */
export function pageToGoOnWith({ method, url, headers, host }: FastifyRequest): string {
  if (method === 'GET') return isLocalPath(url) ? url : '/'
  const { referer } = headers
  if (referer === undefined || !URL.canParse(referer)) return '/'
  const page = new URL(referer)
  const path = page.pathname + page.search
  return page.host === host && isLocalPath(path) ? path : '/'
}
