import { type Logger, pino } from 'pino'

export type Log = Logger

/**
 * The service's log: one JSON line an event, to standard output. Fields that could carry a person or a secret are never
 * passed to it; the serialiser for errors keeps name, code and stack, and drops the rest (a database error's `detail`
 * quotes rows).
 */
export function createLog(level: string): Log {
  return pino({
    level,
    base: null,
    serializers: {
      err: (error: unknown) =>
        error instanceof Error
          ? {
              name: error.name,
              code: (error as { code?: unknown }).code,
              message: isDatabaseError(error) ? 'database error' : error.message,
              stack: isDatabaseError(error) ? undefined : error.stack,
            }
          : { name: typeof error },
    },
  })
}

function isDatabaseError(error: Error): boolean {
  return 'severity' in error && 'routine' in error
}
