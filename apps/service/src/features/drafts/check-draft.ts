import type { check, CheckResult } from '@moothall/checker'
import { AppError } from '../../platform/errors/app-error.ts'

/** The checker's `check`, or a test's stand-in. */
export type Check = typeof check

/**
 * Checks without a trace: where a rule fails, what is thrown says so and nothing else, since an error's message and stack go to
 * the log and could quote the draft.
 * @throws AppError `drafts.check-failed`
 */
export function checkWithoutTrace(run: Check, ...asked: Parameters<Check>): CheckResult {
  try {
    return run(...asked)
  } catch (error) {
    const where = error instanceof Error ? error.name : typeof error
    throw new AppError(
      'drafts.check-failed',
      `A check failed (${/^\w{1,40}$/.exec(where)?.[0] ?? 'unknown'})`,
    )
  }
}
