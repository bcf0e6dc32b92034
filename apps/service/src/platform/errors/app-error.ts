/** Extra facts about a fault. `advice` is shown to the person at the command line or in the log, never to a visitor. */
export interface AppErrorOptions {
  readonly advice?: string
  readonly cause?: unknown
}

/**
 * A fault with a stable code that logs, tests and operators can rely on. An expected refusal is a value, not one of these.
 *
 * `message` is for the operator: it must hold no personal data and no secret, because it is logged.
 */
export class AppError extends Error {
  override readonly name = 'AppError'
  readonly code: string
  readonly advice: string | undefined

  constructor(code: string, message: string, options: AppErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause })
    this.code = code
    this.advice = options.advice
  }
}
