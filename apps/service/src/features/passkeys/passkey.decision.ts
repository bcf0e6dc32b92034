/** Passkeys of one person: a device or two at work, at home, and a security key. */
export const MOST_PASSKEYS = 10
/** For how long a passkey may answer what it was asked. */
export const CHALLENGE_LIFE_MS = 5 * 60 * 1000

/** A passkey as the decisions about it see it. */
export interface PasskeyState {
  readonly personId: string
  readonly ended: boolean
}

export type AddDecision = 'accepted' | 'too-many'

/** @param kept how many passkeys the person has by now */
export function decideAdd(kept: number): AddDecision {
  return kept >= MOST_PASSKEYS ? 'too-many' : 'accepted'
}

export type ChangeDecision = 'accepted' | 'not-found' | 'ended-already'

/** A passkey is renamed and removed by its person. To anybody else there is none. */
export function decideChange(passkey: PasskeyState | undefined, personId: string): ChangeDecision {
  if (passkey?.personId !== personId) return 'not-found'
  return passkey.ended ? 'ended-already' : 'accepted'
}

/**
 * Whether an authenticator's counter says that there are two of it (Web Authentication, 6.1.1 and 7.2 step 22): one that counts
 * must have counted on. Many count nothing and always say 0.
 */
export function isCloned(counter: { readonly kept: number; readonly told: number }): boolean {
  return (counter.kept > 0 || counter.told > 0) && counter.told <= counter.kept
}

/** Whether what was asked may still be answered. */
export function isOpen(challenge: { readonly expiresAt: Date }, now: Date): boolean {
  return now < challenge.expiresAt
}
