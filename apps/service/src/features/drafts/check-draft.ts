import type { check, CheckResult } from '@moothall/checker'
import { AppError } from '../../platform/errors/app-error.ts'

/** The checker's `check`, or a test's stand-in. */
export type Check = (...asked: Parameters<typeof check>) => CheckResult | Promise<CheckResult>

/**
 * The checker, with every rule. Its lexicons and models take tens of megabytes, so they are loaded with the first draft that
 * this process is asked about: most drafts are checked in browsers.
 */
export const checkWithEveryRule: Check = async (...asked) => {
  const checker = await import('@moothall/checker')
  return checker.check(...asked)
}

/**
 * Checks without a trace: where a rule fails, what is thrown says so and nothing else, since an error's message and stack go to
 * the log and could quote the draft.
 * @throws AppError `drafts.check-failed`
 */
export async function checkWithoutTrace(run: Check, ...asked: Parameters<Check>): Promise<CheckResult> {
  try {
    return await run(...asked)
  } catch (error) {
    const where = error instanceof Error ? error.name : typeof error
    throw new AppError(
      'drafts.check-failed',
      `A check failed (${/^\w{1,40}$/.exec(where)?.[0] ?? 'unknown'})`,
    )
  }
}
