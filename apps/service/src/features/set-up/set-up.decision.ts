/** How long a set-up link works. */
export const SET_UP_LINK_LIFE_MS = 24 * 60 * 60 * 1000

export interface SetUpState {
  /** Undefined where there is no such link, or a newer one took its place. */
  readonly link: { readonly expiresAt: Date } | undefined
  readonly bodyExists: boolean
}

/** Whether a link may still set the service up. Never twice: the link is for whoever reads the server's terminal. */
export function decideSetUp(state: SetUpState, now: Date): 'open' | 'dead' {
  return state.link !== undefined && !state.bodyExists && state.link.expiresAt > now ? 'open' : 'dead'
}
