import type { Context } from '../../context.ts'
import type {
  Attempt,
  IdentityProvider,
  ProviderClaims,
  ProviderFailure,
} from '../../platform/openid-connect/identity-provider.ts'
import {
  defineRoute,
  redirectElsewhere,
  redirectTo,
  type Route,
  type RouteRequest,
  type RouteResponse,
} from '../../platform/web/index.ts'
import { browserMark, forgetBrowser, markBrowser, nextPath } from '../sign-in/index.ts'
import { beginAttempt, useAttempt } from './attempts.ts'
import { attemptSecrets } from './digests.ts'
import { backQuery, beginQuery } from './form.ts'
import { beginPath, singleSignOnPaths } from './paths.ts'
import { singleSignOnPermissions } from './permissions.ts'
import { markSession } from './provider-session.ts'
import { refusedPage } from './refused-page.ts'
import { signInPerson } from './sign-in-person.ts'

export type SingleSignOnContext = Pick<Context, 'clock' | 'config' | 'database' | 'log' | 'secretFor'>

type Came = RouteRequest<unknown, Readonly<Record<string, string>>, undefined>

/** To the provider, and back from it. */
export function signInRoutes(context: SingleSignOnContext, provider: IdentityProvider): Route[] {
  const permission = singleSignOnPermissions['single-sign-on.sign-in']
  return [
    defineRoute({
      method: 'GET',
      path: beginPath,
      permission,
      audit: { none: 'nobody has signed in yet' },
      query: beginQuery,
      handler: async (request) => {
        const returnTo = nextPath(request.query.next)
        const anew = request.query.anew !== undefined
        if (request.actor.kind === 'person' && !anew) return redirectTo(returnTo)
        const mark = markBrowser(context, request.cookies)
        const { networkAddress } = request
        const begun = await beginAttempt(context, { browserMark: mark, networkAddress, returnTo, anew })
        if (begun === 'too-many') return refusedPage(request, 'too-many')
        const attempt = attemptOf(context, { state: begun.state, browserMark: mark, anew })
        const there = await provider.signInAddress(attempt)
        return there.kind === 'address'
          ? redirectElsewhere(there.address)
          : failed(context, request, there, anew)
      },
    }),
    defineRoute({
      method: 'GET',
      path: singleSignOnPaths.back,
      permission,
      audit: { event: 'single-sign-on.signed-in' },
      query: backQuery,
      handler: async (request) => await comeBack(context, provider, request),
    }),
  ]
}

function attemptOf(
  { config, secretFor }: SingleSignOnContext,
  of: { readonly state: string; readonly browserMark: string; readonly anew: boolean },
): Attempt {
  return {
    state: of.state,
    ...attemptSecrets(secretFor('single-sign-on'), of),
    returnAddress: config.publicAddress + singleSignOnPaths.back,
    anew: of.anew,
  }
}

function failed(
  { log }: SingleSignOnContext,
  request: Pick<Came, 'locale'>,
  failure: ProviderFailure,
  anew: boolean,
): RouteResponse {
  const code = failure.kind === 'not-believed' ? failure.code : failure.kind
  log.warn({ event: 'single-sign-on.failed', code }, 'Signing in through the provider failed')
  if (failure.kind === 'unreachable') return refusedPage(request, 'unreachable')
  return refusedPage(request, anew ? 'not-anew' : 'not-believed')
}

async function comeBack(
  context: SingleSignOnContext,
  provider: IdentityProvider,
  request: Came,
): Promise<RouteResponse> {
  const { query } = request
  const mark = browserMark(context, request.cookies)
  const state = query['state'] ?? ''
  const use = await useAttempt(context, { state, browserMark: mark })
  if (use.kind !== 'go-on' || mark === undefined)
    return refusedPage(request, use.kind === 'go-on' ? 'unknown' : use.kind)
  const { error } = query
  if (error !== undefined)
    return refusedPage(request, error === 'access_denied' ? 'cancelled' : 'provider-refused')
  const answer = await provider.redeem(
    query,
    attemptOf(context, { state, browserMark: mark, anew: use.anew }),
  )
  if (answer.kind !== 'claims') return failed(context, request, answer, use.anew)
  const outcome = await signInPerson(context, answer.person, provider.settings)
  if (outcome.kind === 'refused') return refusedPage(request, outcome.reason)
  return await goIn(context, request, { ...outcome, claims: answer.person, returnTo: use.returnTo })
}

async function goIn(
  context: SingleSignOnContext,
  { cookies, session }: Came,
  entry: { readonly personId: string; readonly claims: ProviderClaims; readonly returnTo: string },
): Promise<RouteResponse> {
  await session.signIn(entry.personId)
  markSession(session, entry.claims)
  forgetBrowser(context, cookies)
  return redirectTo(nextPath(entry.returnTo))
}
