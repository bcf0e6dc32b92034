/** Every address of this feature. */
export const passkeyPaths = {
  own: '/account/passkeys',
  /** Asks for a name. */
  add: '/account/passkeys/new',
  /** Asks the device for the passkey itself. */
  create: '/account/passkeys/new/device',
  rename: (id: string) => `/account/passkeys/${encodeURIComponent(id)}/rename`,
  remove: (id: string) => `/account/passkeys/${encodeURIComponent(id)}/remove`,
  /** Where the sign-in page's button leads. */
  start: '/sign-in/passkey/start',
  use: '/sign-in/passkey',
  useFor: (next: string) =>
    next === '/' ? '/sign-in/passkey' : `/sign-in/passkey?next=${encodeURIComponent(next)}`,
} as const
