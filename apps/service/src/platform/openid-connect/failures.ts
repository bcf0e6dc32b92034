import { AppError } from '../errors/app-error.ts'

const MOST_CAUSES = 8

function* causesOf(error: unknown): Generator<Error> {
  let one = error
  for (let depth = 0; depth < MOST_CAUSES && one instanceof Error; depth += 1) {
    yield one
    one = one.cause
  }
}

/** Whether the provider could not be asked at all, wherever below a library's own error that stands. */
export function isUnreachable(error: unknown): boolean {
  for (const one of causesOf(error)) {
    if (one instanceof AppError) return one.code === 'identity-provider.unreachable'
    if ('code' in one && (one.code === 'OAUTH_TIMEOUT' || one.code === 'ERR_JWKS_TIMEOUT')) return true
  }
  return false
}

/** What was wrong, as the library's code or the provider's `error`. Never a message: they can hold what a token says. */
export function codeOf(error: unknown): string {
  for (const one of causesOf(error)) {
    const code = 'error' in one ? one.error : 'code' in one ? one.code : undefined
    if (typeof code === 'string' && /^[\w.-]{1,60}$/.test(code)) return code
  }
  return 'unknown'
}
