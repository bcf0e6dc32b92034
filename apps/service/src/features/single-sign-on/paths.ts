function withQuery(path: string, query: Readonly<Record<string, string>>): string {
  const text = new URLSearchParams(query).toString()
  return text === '' ? path : `${path}?${text}`
}

export const beginPath = '/sign-in/provider'

export const singleSignOnPaths = {
  /** Leads to the provider and back to `next`. */
  begin: (next: string) => withQuery(beginPath, next === '/' ? {} : { next }),
  /** The same for somebody signed in who has to show anew who they are. */
  beginAnew: (next: string) => withQuery(beginPath, { next, anew: '1' }),
  /** Where the provider sends the browser back to: registered there. */
  back: '/sign-in/provider/back',
  /** Where the provider tells that it ended a session: registered there. */
  logout: '/sign-in/provider/logout',
  /** Offers to sign out at the provider too. */
  signOut: '/sign-out/provider',
  /** Where the provider sends the browser after that: registered there. */
  signedOut: '/sign-out/provider/done',
  account: '/account/sign-in-provider',
} as const
