/** For how many days a token can be made to work, today apart. At most a year, whatever the database would take. */
export const lifetimes = [30, 90, 180, 365] as const
export type Lifetime = (typeof lifetimes)[number]

/** Working tokens of one person; far more than anybody can keep an eye on. */
export const MOST_TOKENS = 20

const DAY_MS = 24 * 60 * 60 * 1000

/** The last day of a token that is made on `today` (both `YYYY-MM-DD`). */
export function lastDay(today: string, lifetime: Lifetime): string {
  return new Date(Date.parse(`${today}T00:00:00Z`) + lifetime * DAY_MS).toISOString().slice(0, 10)
}

/** A token as the decisions about it see it. */
export interface TokenState {
  readonly personId: string
  readonly endsOn: string
  readonly ended: boolean
}

/** Whether it is neither ended nor past its last day. */
export function isRunning({ ended, endsOn }: Pick<TokenState, 'ended' | 'endsOn'>, today: string): boolean {
  return !ended && today <= endsOn
}

export type MakeDecision = 'accepted' | 'too-many'

/** @param running how many tokens of the person work by now */
export function decideMake(running: number): MakeDecision {
  return running >= MOST_TOKENS ? 'too-many' : 'accepted'
}

export type RevokeDecision = 'accepted' | 'not-found' | 'ended-already'

/** A token is revoked by its person or by an administrator. To anybody else there is none. */
export function decideRevoke(
  token: TokenState | undefined,
  by: { readonly personId: string; readonly administrator: boolean },
): RevokeDecision {
  if (token === undefined || !(by.administrator || token.personId === by.personId)) return 'not-found'
  return token.ended ? 'ended-already' : 'accepted'
}
