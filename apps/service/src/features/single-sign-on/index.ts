import type { Context } from '../../context.ts'
import { isolated } from '../../platform/rendering/isolate.ts'
import { messagesFor } from '../../platform/rendering/messages.ts'
import type { Route } from '../../platform/web/index.ts'
import type { ProviderWay } from '../sign-in/index.ts'
import { accountRoutes } from './account-routes.ts'
import { logoutRoutes } from './logout-routes.ts'
import { singleSignOnMessages } from './messages.ts'
import { singleSignOnPaths } from './paths.ts'
import { beganAtProvider } from './provider-session.ts'
import { signInRoutes, type SingleSignOnContext } from './sign-in-routes.ts'

export { endIdentitiesOf } from './identities.ts'
export { singleSignOnLedgerEntries } from './ledger-entries.ts'
export { singleSignOnMessages } from './messages.ts'
export { singleSignOnPaths } from './paths.ts'

type WithProvider = SingleSignOnContext & Pick<Context, 'identityProvider'>

/** Nothing, where the settings name no provider. */
export function singleSignOnRoutes(context: WithProvider): Route[] {
  const { identityProvider } = context
  if (identityProvider === undefined) return []
  return [
    ...signInRoutes(context, identityProvider),
    ...logoutRoutes(context, identityProvider),
    ...accountRoutes(context),
  ]
}

/** How the sign-in pages offer the provider. */
export function providerWay({
  identityProvider,
}: Pick<Context, 'identityProvider'>): ProviderWay | undefined {
  if (identityProvider === undefined) return undefined
  const { name } = identityProvider.settings
  return {
    button: (locale) => messagesFor(singleSignOnMessages, locale).button(isolated(name)),
    begin: singleSignOnPaths.begin,
    beginAnew: singleSignOnPaths.beginAnew,
    afterSignOut: (session) => (beganAtProvider(session) ? singleSignOnPaths.signOut : undefined),
  }
}
