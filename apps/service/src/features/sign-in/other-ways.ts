/** Ways to sign in beside the link by email, as other features offer them. */
export interface OtherWays {
  /** Where a form with the field `next` begins signing in with a passkey; undefined where this service's address allows none. */
  readonly passkeyStart: string | undefined
}
