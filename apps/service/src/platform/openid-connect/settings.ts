/** The body's own sign-in provider, as the settings name it. The secret is in here: not for logs or pages. */
export interface IdentityProviderSettings {
  /** Exactly as the provider calls itself, such as `https://accounts.google.com`. */
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  /** What people call it, for the button: `Example Borough Council account`. */
  readonly name: string
  /** The claim that holds a person's email address. */
  readonly emailClaim: string
  /**
   * The claim that has to say `true` for the address to count as the person's; null where nobody but the body gives out addresses at
   * the provider, within `emailDomains`.
   */
  readonly verifiedClaim: string | null
  /** Lower case. Addresses elsewhere are not matched with the directory; none listed: any may be. */
  readonly emailDomains: readonly string[]
  /** Whether the provider may be asked without TLS: only where the service is tried out, on this machine. */
  readonly plainHttp: boolean
}
