import type { Locale } from '../../platform/rendering/messages.ts'
import type { RequestSession } from '../../platform/web/index.ts'

/** The body's own sign-in provider, as the pages offer it. */
export interface ProviderWay {
  readonly button: (locale: Locale) => string
  /** Where signing in begins, for a page to go on with afterwards. */
  readonly begin: (next: string) => string
  /** The same for somebody signed in who has to show anew who they are. */
  readonly beginAnew: (next: string) => string
  /** Where somebody goes whose session has just ended; undefined where it did not begin at the provider. */
  readonly afterSignOut: (session: Pick<RequestSession, 'get'>) => string | undefined
}

/** Ways to sign in beside the link by email, as other features offer them. */
export interface OtherWays {
  /** Where a form with the field `next` begins signing in with a passkey; undefined where this service's address allows none. */
  readonly passkeyStart: string | undefined
  /** Undefined where the settings name none. */
  readonly provider: ProviderWay | undefined
}
