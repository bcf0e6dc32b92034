export const signInPaths = {
  signIn: '/sign-in',
  sent: '/sign-in/sent',
  link: (token: string) => `/sign-in/link/${encodeURIComponent(token)}`,
  signOut: '/sign-out',
  signOutEverywhere: '/sign-out/everywhere',
  outbox: '/outbox',
} as const

/** Where to sign in, and come back to `path` afterwards. */
export function signInAndReturn(path: string): string {
  return `${signInPaths.signIn}?next=${encodeURIComponent(path)}`
}
