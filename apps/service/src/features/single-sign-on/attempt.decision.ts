/** How long somebody may take at the provider. */
export const ATTEMPT_LIFE_MS = 10 * 60 * 1000

export interface StoredAttempt {
  readonly beganAt: Date
  readonly used: boolean
  readonly sameBrowser: boolean
}

export type AttemptDecision = 'go-on' | 'used' | 'too-old' | 'unknown'

/**
 * Whether the browser that came back from the provider goes on with what was begun. It does so once, in the browser that began and
 * within ten minutes: what anybody else learnt from the address in between is of no use.
 */
export function decideAttempt(attempt: StoredAttempt | undefined, now: Date): AttemptDecision {
  if (attempt === undefined || !attempt.sameBrowser) return 'unknown'
  if (attempt.used) return 'used'
  return now.getTime() - attempt.beganAt.getTime() < ATTEMPT_LIFE_MS ? 'go-on' : 'too-old'
}
