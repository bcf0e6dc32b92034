import type { Context } from '../../context.ts'
import { readOutbox } from '../../platform/mail/outbox-mailer.ts'
import { messagesFor } from '../../platform/rendering/messages.ts'
import {
  defineRoute,
  emptyForm,
  type FieldError,
  form,
  invalid,
  notFound,
  page,
  redirectTo,
  refused,
  type Route,
  type RouteResponse,
} from '../../platform/web/index.ts'
import type { RequestCookies, RouteRequest } from '../../platform/web/index.ts'
import { askForm, nextPath, nextQuery, sentQuery, tokenParams, useLinkForm } from './form.ts'
import { signInMessages } from './messages.ts'
import { isVisitorHere, outboxMail } from './outbox-page.ts'
import { sentPath, signInPaths } from './paths.ts'
import { signInPermissions } from './permissions.ts'
import { requestLink } from './request-link.ts'
import { newSecret } from './secrets.ts'
import { recordSignOut, signOutEverywhere } from './sign-out.ts'
import { lookAtLink, useLink } from './use-link.ts'

const views = 'features/sign-in/views'
/** Marks the browser that asked for a link, for a little longer than a link can take and last. */
const BROWSER_COOKIE = 'sign-in-browser'
const BROWSER_COOKIE_SECONDS = 60 * 60

export type SignInContext = Pick<Context, 'clock' | 'config' | 'database' | 'secretFor'>
type AnyRequest = Pick<RouteRequest<unknown, unknown, unknown>, 'actor' | 'locale'>

export function signInRoutes(context: SignInContext): Route[] {
  return [
    ...askRoutes(context),
    ...linkRoutes(context),
    ...signOutRoutes(context),
    ...(context.config.mail === 'outbox' ? [outboxRoute(context)] : []),
  ]
}

function wording({ locale }: AnyRequest) {
  return messagesFor(signInMessages, locale)
}

/** With the prefix no other host of the same domain can put its own mark into a visitor's browser. */
function browserCookie({ config }: SignInContext): string {
  return config.publicAddress.startsWith('https:') ? `__Host-${BROWSER_COOKIE}` : BROWSER_COOKIE
}

function markBrowser(context: SignInContext, cookies: RequestCookies): string {
  const name = browserCookie(context)
  const mark = cookies.get(name) ?? newSecret()
  cookies.set(name, mark, { maxAgeSeconds: BROWSER_COOKIE_SECONDS })
  return mark
}

function askPage(
  request: AnyRequest,
  shown: { next: string; email: string },
  errors: readonly FieldError[] = [],
) {
  const model = { action: signInPaths.signIn, ...shown }
  return page({ view: `${views}/ask.njk`, title: wording(request).ask.title, model, errors })
}

function askRoutes(context: SignInContext): Route[] {
  return [
    defineRoute({
      method: 'GET',
      path: signInPaths.signIn,
      permission: signInPermissions['sign-in.ask'],
      audit: { none: 'nobody has signed in yet' },
      query: nextQuery,
      handler: (request) => {
        const next = nextPath(request.query.next)
        return request.actor.kind === 'person' ? redirectTo(next) : askPage(request, { next, email: '' })
      },
    }),
    defineRoute({
      method: 'POST',
      path: signInPaths.signIn,
      permission: signInPermissions['sign-in.ask'],
      audit: { event: 'sign-in.link-requested' },
      form: form(askForm),
      invalid: (request, { submitted }) =>
        askPage(request, { next: nextPath(submitted.text('next')), email: submitted.text('email') }, [
          { field: 'email', message: wording(request).ask.wrongAddress },
        ]),
      handler: async (request) => {
        const next = nextPath(request.form.next)
        const outcome = await requestLink(context, {
          address: request.form.email,
          browserMark: markBrowser(context, request.cookies),
          networkAddress: request.networkAddress,
          returnTo: next,
          locale: request.locale,
        })
        return outcome === 'asked' ? redirectTo(signInPaths.sent(next)) : tooManyPage(request)
      },
    }),
    defineRoute({
      method: 'GET',
      path: sentPath,
      permission: signInPermissions['sign-in.ask'],
      audit: { none: 'the same page for everybody who is not signed in' },
      query: sentQuery,
      handler: (request) => {
        const next = nextPath(request.query.next)
        if (request.actor.kind === 'person') return redirectTo(next)
        return page({
          view: `${views}/sent.njk`,
          title: wording(request).sent.title,
          model: {
            again:
              next === '/' ? signInPaths.signIn : `${signInPaths.signIn}?next=${encodeURIComponent(next)}`,
            goOn: signInPaths.goOn(next),
            notYet: request.query['signed-in'] !== undefined,
            outbox: context.config.mail === 'outbox' ? signInPaths.outbox : undefined,
          },
        })
      },
    }),
    defineRoute({
      method: 'GET',
      path: signInPaths.signedIn,
      permission: signInPermissions['sign-in.go-back'],
      audit: { none: 'only says where to go' },
      handler: (request) =>
        page({
          view: `${views}/signed-in.njk`,
          title: wording(request).signedIn.title,
          model: { homeHref: '/' },
        }),
    }),
  ]
}

function tooManyPage(request: AnyRequest): RouteResponse {
  const { title, paragraphs, back } = wording(request).tooMany
  return refused({ title, paragraphs, status: 429, backLink: { href: signInPaths.signIn, text: back } })
}

function deadPage(request: AnyRequest): RouteResponse {
  return page({
    view: `${views}/dead.njk`,
    title: wording(request).dead.title,
    status: 410,
    model: { askHref: signInPaths.signIn, homeHref: '/', signedIn: request.actor.kind === 'person' },
  })
}

function confirmPage(
  request: AnyRequest,
  shown: { token: string; askAddress: boolean; email: string },
  errors: readonly FieldError[] = [],
) {
  const model = { action: signInPaths.link(shown.token), askAddress: shown.askAddress, email: shown.email }
  return page({ view: `${views}/confirm.njk`, title: wording(request).confirm.title, model, errors })
}

function linkRoutes(context: SignInContext): Route[] {
  const path = '/sign-in/link/:token'
  return [
    defineRoute({
      method: 'GET',
      path,
      permission: signInPermissions['sign-in.use-link'],
      audit: { none: 'programs that scan mail open links; nothing happens before the button' },
      params: tokenParams,
      handler: async (request) => {
        const { token } = request.params
        const view = await lookAtLink(context, {
          token,
          browserMark: request.cookies.get(browserCookie(context)),
        })
        if (view === 'dead') return deadPage(request)
        return confirmPage(request, { token, askAddress: view === 'confirm-address', email: '' })
      },
    }),
    defineRoute({
      method: 'POST',
      path,
      permission: signInPermissions['sign-in.use-link'],
      audit: { event: 'sign-in.signed-in' },
      params: tokenParams,
      form: form(useLinkForm),
      invalid: (request, { errors, submitted }) => {
        const { token } = request.params
        return confirmPage(request, { token, askAddress: true, email: submitted.text('email') }, errors)
      },
      handler: async (request) => {
        const followed = {
          token: request.params.token,
          browserMark: request.cookies.get(browserCookie(context)),
        }
        const use = await useLink(context, followed, request.form.email)
        const { addressNeeded, wrongAddress } = wording(request).confirm
        if (use.kind === 'address-needed') return invalid([{ field: 'email', message: addressNeeded }])
        if (use.kind === 'wrong-address' && !use.nowDead)
          return invalid([{ field: 'email', message: wrongAddress }])
        if (use.kind !== 'signed-in') return deadPage(request)
        await request.session.signIn(use.personId)
        request.cookies.clear(browserCookie(context))
        return redirectTo(nextPath(use.returnTo))
      },
    }),
  ]
}

function signOutRoutes(context: SignInContext): Route[] {
  const permission = signInPermissions['sign-in.sign-out']
  return [
    defineRoute({
      method: 'GET',
      path: signInPaths.signOut,
      permission,
      audit: { none: 'only asks' },
      handler: (request) =>
        page({
          view: `${views}/sign-out.njk`,
          title: wording(request).signOut.title,
          model: { action: signInPaths.signOut, everywhereAction: signInPaths.signOutEverywhere },
        }),
    }),
    defineRoute({
      method: 'POST',
      path: signInPaths.signOut,
      permission,
      audit: { event: 'sign-in.signed-out' },
      form: emptyForm,
      handler: async ({ actor, session }) => {
        if (actor.kind === 'person') await recordSignOut(context, actor)
        await session.destroy()
        return redirectTo('/')
      },
    }),
    defineRoute({
      method: 'POST',
      path: signInPaths.signOutEverywhere,
      permission,
      audit: { event: 'sign-in.signed-out-everywhere' },
      form: emptyForm,
      handler: async ({ actor, session }) => {
        if (actor.kind === 'person') await signOutEverywhere(context, actor)
        await session.destroy()
        return redirectTo('/')
      },
    }),
  ]
}

/** Exists only where the settings keep mail on this machine, and answers only this machine. */
function outboxRoute(context: SignInContext): Route {
  return defineRoute({
    method: 'GET',
    path: signInPaths.outbox,
    permission: signInPermissions['sign-in.read-outbox'],
    audit: { none: 'for trying out on one machine' },
    handler: async (request) => {
      if (!isVisitorHere(request.networkAddress)) return notFound()
      const mails = await readOutbox(context.database)
      return page({
        view: `${views}/outbox.njk`,
        title: wording(request).outbox.title,
        model: { mails: mails.map((mail) => outboxMail(mail, context.config.publicAddress, request.locale)) },
      })
    },
  })
}
