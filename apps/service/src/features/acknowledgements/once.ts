import { AppError } from '../../platform/errors/app-error.ts'

const ATTEMPTS = 3

function isConflict(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '23505'
}

/**
 * Runs a use case whose writes are guarded by a unique key rather than a lock: when somebody else wrote first, nothing of
 * this attempt remains, and it is decided again on what is there now.
 */
export async function decideAgainOnConflict<Result>(attempt: () => Promise<Result>): Promise<Result> {
  for (let count = 1; ; count += 1) {
    try {
      return await attempt()
    } catch (error) {
      if (!isConflict(error)) throw error
      if (count === ATTEMPTS) {
        throw new AppError('acknowledgements.busy', 'The same thing was recorded several times at once', {
          advice: 'Nothing was changed. Open the page again.',
          cause: error,
        })
      }
    }
  }
}
