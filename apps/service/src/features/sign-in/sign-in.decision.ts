/** How long a link works after it was sent. */
export const LINK_LIFE_MS = 15 * 60 * 1000
/** How late a link may still be sent: somebody who asked waits no longer. */
export const SENDING_LIFE_MS = 15 * 60 * 1000
/** How many wrong addresses a link bears. */
export const MOST_WRONG_ADDRESSES = 5

export interface Link {
  readonly expiresAt: Date
  readonly used: boolean
  readonly wrongAddresses: number
  /** Whether its person has left. */
  readonly ended: boolean
}

/** What a page about a link shows. Looking at it changes nothing: programs that scan mail open every link. */
export type LinkView = 'dead' | 'confirm' | 'confirm-address'

export function viewLink(link: Link | undefined, at: { now: Date; sameBrowser: boolean }): LinkView {
  if (link === undefined || isDead(link, at.now)) return 'dead'
  return at.sameBrowser ? 'confirm' : 'confirm-address'
}

export type LinkDecision =
  | { readonly kind: 'signed-in' }
  | { readonly kind: 'dead' }
  | { readonly kind: 'address-needed' }
  | { readonly kind: 'wrong-address'; readonly nowDead: boolean }

/**
 * Whether a confirmed link signs in. In the browser that asked, the link is enough; in another one, the person also gives
 * the address that the link was sent to, so that a link followed by mistake, or by its wrong reader, signs nobody in.
 */
export function decideUse(
  link: Link | undefined,
  command: { now: Date; sameBrowser: boolean; address: 'right' | 'wrong' | 'not-given' },
): LinkDecision {
  const view = viewLink(link, command)
  if (link === undefined || view === 'dead') return { kind: 'dead' }
  if (view === 'confirm' || command.address === 'right') return { kind: 'signed-in' }
  if (command.address === 'not-given') return { kind: 'address-needed' }
  return { kind: 'wrong-address', nowDead: link.wrongAddresses + 1 >= MOST_WRONG_ADDRESSES }
}

function isDead(link: Link, now: Date): boolean {
  return link.used || link.ended || link.expiresAt <= now || link.wrongAddresses >= MOST_WRONG_ADDRESSES
}

export interface LinkRequest {
  readonly requestedAt: Date
  readonly sent: boolean
  readonly used: boolean
}

/** Whether a link is still to be sent. A job may run twice; a person who asked an hour ago no longer waits. */
export function maySend(request: LinkRequest, now: Date): boolean {
  return !request.sent && !request.used && now.getTime() - request.requestedAt.getTime() < SENDING_LIFE_MS
}

/** The same address however it was typed. */
export function normaliseAddress(typed: string): string {
  return typed.trim().normalize('NFC').toLowerCase()
}
