export const sentPath = '/sign-in/sent'
export const againSentPath = '/sign-in/again/sent'

export const signInPaths = {
  signIn: '/sign-in',
  /** Where the platform sends somebody who has to show once more who they are. */
  again: '/sign-in/again',
  againSent: (next: string) =>
    next === '/' ? againSentPath : `${againSentPath}?next=${encodeURIComponent(next)}`,
  sent: (next: string) => (next === '/' ? sentPath : `${sentPath}?next=${encodeURIComponent(next)}`),
  /** The same page for somebody who says that they have signed in by now. */
  goOn: (next: string) => `${sentPath}?signed-in=1&next=${encodeURIComponent(next)}`,
  /** Where signing in for a form that waits in another tab leads to. */
  signedIn: '/signed-in',
  link: (token: string) => `/sign-in/link/${encodeURIComponent(token)}`,
  signOut: '/sign-out',
  signOutEverywhere: '/sign-out/everywhere',
  outbox: '/outbox',
} as const
