import type { Outcome } from '@moothall/checker'

/** What `--exit-code` ends with, from the least grave to the gravest. */
const CODES: Readonly<Record<Outcome, number>> = {
  clear: 0,
  advise: 10,
  abstain: 11,
  review: 12,
  redirect: 13,
  stop: 14,
}

/** The exit code of the gravest outcome; 0 for none. */
export function exitCodeOf(outcomes: Iterable<Outcome>): number {
  let code = 0
  for (const outcome of outcomes) code = Math.max(code, CODES[outcome])
  return code
}
