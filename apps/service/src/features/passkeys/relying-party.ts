import { isIP } from 'node:net'

/** Who passkeys are for: the name of this service (RP ID), and the one origin that they may be used at. */
export interface RelyingParty {
  readonly id: string
  readonly origin: string
}

/**
 * The relying party of a service at this address (Web Authentication, 5.1.3): browsers know passkeys at https, or on the machine
 * itself, and only at a name.
 * @returns undefined where no browser would take a passkey
 */
export function relyingPartyOf(publicAddress: string): RelyingParty | undefined {
  const { hostname, origin, protocol } = new URL(publicAddress)
  const isAddress = isIP(hostname.replaceAll(/^\[|\]$/g, '')) !== 0
  const isSecure = protocol === 'https:' || hostname === 'localhost' || hostname.endsWith('.localhost')
  return !isAddress && isSecure ? { id: hostname, origin } : undefined
}
