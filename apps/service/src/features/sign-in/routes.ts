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
  type Route,
  type RouteResponse,
} from '../../platform/web/index.ts'
import type { RouteRequest } from '../../platform/web/index.ts'
import { againRoutes } from './again-routes.ts'
import { browserMark, forgetBrowser, markBrowser } from './browser-mark.ts'
import { askForm, nextPath, nextQuery, sentQuery, tokenParams, useLinkForm } from './form.ts'
import { signInMessages } from './messages.ts'
import type { OtherWays } from './other-ways.ts'
import { isVisitorHere, outboxMail } from './outbox-page.ts'
import { sentPath, signInPaths } from './paths.ts'
import { signInPermissions } from './permissions.ts'
import { requestLink } from './request-link.ts'
import { recordSignOut, signOutEverywhere } from './sign-out.ts'
import { tooManyPage } from './too-many-page.ts'
import { lookAtLink, useLink } from './use-link.ts'

const views = 'features/sign-in/views'

export type SignInContext = Pick<Context, 'clock' | 'config' | 'database' | 'secretFor'>
type AnyRequest = Pick<RouteRequest<unknown, unknown, unknown>, 'actor' | 'locale'>

/** @param ways what else the pages offer beside the link */
export function signInRoutes(context: SignInContext, ways: OtherWays): Route[] {
  return [
    ...askRoutes(context, ways),
    ...againRoutes(context, ways),
    ...linkRoutes(context),
    ...signOutRoutes(context, ways),
    ...(context.config.mail === 'outbox' ? [outboxRoute(context)] : []),
  ]
}

function wording({ locale }: AnyRequest) {
  return messagesFor(signInMessages, locale)
}

function askPage(
  request: AnyRequest,
  { passkeyStart, provider }: OtherWays,
  shown: { next: string; email: string },
  errors: readonly FieldError[] = [],
) {
  const providerButton = provider && {
    text: provider.button(request.locale),
    href: provider.begin(shown.next),
  }
  const model = { action: signInPaths.signIn, passkeyAction: passkeyStart, providerButton, ...shown }
  return page({ view: `${views}/ask.njk`, title: wording(request).ask.title, model, errors })
}

function askRoutes(context: SignInContext, ways: OtherWays): Route[] {
  return [
    defineRoute({
      method: 'GET',
      path: signInPaths.signIn,
      permission: signInPermissions['sign-in.ask'],
      audit: { none: 'nobody has signed in yet' },
      query: nextQuery,
      handler: (request) => {
        const next = nextPath(request.query.next)
        return request.actor.kind === 'person'
          ? redirectTo(next)
          : askPage(request, ways, { next, email: '' })
      },
    }),
    defineRoute({
      method: 'POST',
      path: signInPaths.signIn,
      permission: signInPermissions['sign-in.ask'],
      audit: { event: 'sign-in.link-requested' },
      form: form(askForm),
      invalid: (request, { submitted }) =>
        askPage(request, ways, { next: nextPath(submitted.text('next')), email: submitted.text('email') }, [
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
          browserMark: browserMark(context, request.cookies),
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
          browserMark: browserMark(context, request.cookies),
        }
        const use = await useLink(context, followed, request.form.email)
        const { addressNeeded, wrongAddress } = wording(request).confirm
        if (use.kind === 'address-needed') return invalid([{ field: 'email', message: addressNeeded }])
        if (use.kind === 'wrong-address' && !use.nowDead)
          return invalid([{ field: 'email', message: wrongAddress }])
        if (use.kind !== 'signed-in') return deadPage(request)
        await request.session.signIn(use.personId)
        forgetBrowser(context, request.cookies)
        return redirectTo(nextPath(use.returnTo))
      },
    }),
  ]
}

function signOutRoutes(context: SignInContext, { provider }: OtherWays): Route[] {
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
        const next = provider?.afterSignOut(session) ?? '/'
        await session.destroy()
        return redirectTo(next)
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
        const next = provider?.afterSignOut(session) ?? '/'
        await session.destroy()
        return redirectTo(next)
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
