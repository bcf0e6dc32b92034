import { defineRoute, form, page, redirectTo, refused, type Route } from '../../platform/web/index.ts'
import { browserMark, forgetBrowser, markBrowser, nextPath, signInPaths } from '../sign-in/index.ts'
import { lookAtChallenge, passkeysActor } from './challenge-store.ts'
import { answerForm, MOST_ANSWER_BYTES, nextQuery, startForm } from './form.ts'
import { passkeyPaths as paths } from './paths.ts'
import { passkeyPermissions } from './permissions.ts'
import type { RelyingParty } from './relying-party.ts'
import type { PasskeyContext } from './routes.ts'
import { beginUsing, usePasskey } from './use-passkey.ts'
import { type Visit, wording } from './visit.ts'
import { requestOptions } from './web-authn.ts'

const permission = passkeyPermissions['passkeys.sign-in']
/** From one network. Each begins with a row that lies there for five minutes; nobody presses a button as often. */
const STARTS_PER_MINUTE = 600

const reasons = {
  'not-asked': 'notAsked',
  'not-right': 'notRight',
  unknown: 'unknown',
  'copy-refused': 'copyRefused',
} as const

/** The page with the other ways to sign in: for who is signed in already, the one that asks them to do so again. */
function otherWays({ actor }: Visit, next: string): string {
  const page = actor.kind === 'person' ? signInPaths.again : signInPaths.signIn
  return next === '/' ? page : `${page}?next=${encodeURIComponent(next)}`
}

function refusedAtSignIn(visit: Visit, reason: keyof typeof reasons, next: string) {
  const { [reasons[reason]]: said, backToSignIn } = wording(visit).refusals
  return refused({ ...said, status: 403, backLink: { href: otherWays(visit, next), text: backToSignIn } })
}

/**
 * Signing in with a passkey: the button of the sign-in page begins, the next page asks the device, and its answer is sent as a form,
 * so that the pages' security policy still forbids scripts every connection. Who is signed in already signs in anew.
 */
export function signInRoutes(context: PasskeyContext, party: RelyingParty): Route[] {
  const { clock, database } = context
  return [
    defineRoute({
      method: 'POST',
      path: paths.start,
      permission,
      audit: { none: 'the device is only asked' },
      form: form(startForm),
      keepsNothing: true,
      requestsPerMinute: STARTS_PER_MINUTE,
      invalid: () => redirectTo(signInPaths.signIn),
      handler: async (request) => {
        await beginUsing(context, markBrowser(context, request.cookies))
        return redirectTo(paths.useFor(nextPath(request.form.next)))
      },
    }),
    defineRoute({
      method: 'GET',
      path: paths.use,
      permission,
      audit: { none: 'the device is only asked' },
      query: nextQuery,
      handler: async (request) => {
        const mark = browserMark(context, request.cookies)
        const challenge =
          mark === undefined
            ? undefined
            : await database.inTransaction(passkeysActor, (tx) =>
                lookAtChallenge(tx, { browserMark: mark }, clock.now()),
              )
        const next = nextPath(request.query.next)
        if (challenge === undefined) return refusedAtSignIn(request, 'not-asked', next)
        const m = wording(request)
        return page({
          view: 'features/passkeys/views/use.njk',
          title: m.use.title,
          model: {
            action: paths.use,
            next,
            options: JSON.stringify(await requestOptions(party, challenge.bytes)),
            words: JSON.stringify({ ...m.script, refused: m.use.refused }),
            backHref: otherWays(request, next),
            ceremony: 'use',
            button: m.use.button,
            back: m.use.back,
          },
        })
      },
    }),
    defineRoute({
      method: 'POST',
      path: paths.use,
      permission,
      audit: { event: 'passkeys.signed-in' },
      form: form(answerForm, { maxBytes: MOST_ANSWER_BYTES }),
      keepsNothing: true,
      invalid: (request, { submitted }) =>
        refusedAtSignIn(request, 'not-right', nextPath(submitted.text('next'))),
      handler: async (request) => {
        const mark = browserMark(context, request.cookies)
        const { response } = request.form
        const use = await usePasskey(context, party, { browserMark: mark, response })
        const next = nextPath(request.form.next)
        if (use.kind !== 'signed-in') return refusedAtSignIn(request, use.kind, next)
        await request.session.signIn(use.personId)
        forgetBrowser(context, request.cookies)
        return redirectTo(next)
      },
    }),
  ]
}
