/**
 * A fault that a person can do something about, thrown where it is noticed.
 *
 * `code` is stable: tests, the command line and operators' scripts rely on it. `message` says in plain English what
 * happened, `advice` what to do about it. Neither carries personal data or secrets.
 */
export class AppError extends Error {
  override readonly name = 'AppError'
  readonly code: string
  readonly advice?: string

  constructor(code: string, message: string, options: { advice?: string; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause })
    this.code = code
    if (options.advice !== undefined) this.advice = options.advice
  }
}
