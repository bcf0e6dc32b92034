import type { IdentityProvider } from '../../platform/openid-connect/identity-provider.ts'
import { messagesFor } from '../../platform/rendering/messages.ts'
import {
  defineRoute,
  json,
  page,
  redirectTo,
  type Route,
  signedForm,
  text,
} from '../../platform/web/index.ts'
import { logoutForm } from './form.ts'
import { hearLogout } from './hear-logout.ts'
import { singleSignOnMessages } from './messages.ts'
import { singleSignOnPaths as paths } from './paths.ts'
import { singleSignOnPermissions } from './permissions.ts'
import type { SingleSignOnContext } from './sign-in-routes.ts'

const views = 'features/single-sign-on/views'
const MOST_LOGOUT_BYTES = 32 * 1024
/** A provider ends everybody's sessions in the evening, and comes from one address. */
const LOGOUTS_PER_MINUTE = 6000

/** Signing out at the provider after signing out here, and hearing from it that a session there has ended. */
export function logoutRoutes(context: SingleSignOnContext, provider: IdentityProvider): Route[] {
  const permission = singleSignOnPermissions['single-sign-on.sign-out']
  const notBelieved = () => json({ error: 'invalid_request' }, 400)
  return [
    defineRoute({
      method: 'GET',
      path: paths.signOut,
      permission,
      audit: { none: 'only offers' },
      handler: async ({ locale }) => {
        const address = await provider.signOutAddress(context.config.publicAddress + paths.signedOut)
        if (address === undefined) return redirectTo('/')
        return page({
          view: `${views}/sign-out.njk`,
          title: messagesFor(singleSignOnMessages, locale).signOut.title,
          model: { providerHref: address.href, homeHref: '/' },
        })
      },
    }),
    defineRoute({
      method: 'GET',
      path: paths.signedOut,
      permission,
      audit: { none: 'only says so' },
      handler: ({ locale }) =>
        page({
          view: `${views}/signed-out.njk`,
          title: messagesFor(singleSignOnMessages, locale).signedOut.title,
          model: { homeHref: '/' },
        }),
    }),
    defineRoute({
      method: 'POST',
      path: paths.logout,
      permission: singleSignOnPermissions['single-sign-on.hear-provider'],
      audit: { event: 'single-sign-on.signed-out-by-provider' },
      form: signedForm(logoutForm, { maxBytes: MOST_LOGOUT_BYTES }),
      requestsPerMinute: LOGOUTS_PER_MINUTE,
      keepsNothing: true,
      invalid: notBelieved,
      handler: async ({ form }) => {
        const heard = await provider.readLogout(form.logout_token)
        if (heard.kind === 'notice') {
          return (await hearLogout(context, heard.notice)) === 'ended' ? text('') : notBelieved()
        }
        const code = heard.kind === 'not-believed' ? heard.code : heard.kind
        context.log.warn(
          { event: 'single-sign-on.logout-refused', code },
          'A logout of the provider was refused',
        )
        return heard.kind === 'unreachable' ? json({ error: 'temporarily_unavailable' }, 503) : notBelieved()
      },
    }),
  ]
}
