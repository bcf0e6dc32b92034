export const signInPaths = {
  signIn: '/sign-in',
  sent: '/sign-in/sent',
  link: (token: string) => `/sign-in/link/${encodeURIComponent(token)}`,
  signOut: '/sign-out',
  signOutEverywhere: '/sign-out/everywhere',
  outbox: '/outbox',
} as const
