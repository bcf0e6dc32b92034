import { AppError } from '../../platform/errors/app-error.ts'

/** What one check found. */
export interface Finding {
  /** The check's name, which scripts may rely on. */
  readonly check: string
  readonly status: 'ok' | 'warning' | 'problem'
  readonly says: string
  /** What to do about it. */
  readonly advice?: string
}

export function ok(check: string, says: string): Finding {
  return { check, status: 'ok', says }
}

export function warning(check: string, says: string, advice: string): Finding {
  return { check, status: 'warning', says, advice }
}

export function problem(check: string, says: string, advice: string): Finding {
  return { check, status: 'problem', says, advice }
}

/** Runs a check; one that cannot be carried out is a problem of its own, and the others go on. */
export async function attempt(
  check: string,
  look: () => Promise<Finding | readonly Finding[]>,
): Promise<readonly Finding[]> {
  try {
    const found = await look()
    return 'check' in found ? [found] : found
  } catch (error) {
    if (error instanceof AppError)
      return [problem(check, error.message, error.advice ?? 'Look at the message.')]
    const message = error instanceof Error ? error.message : String(error)
    return [
      problem(
        check,
        `This could not be looked at: ${message}`,
        'Repair what the checks above name, and look again.',
      ),
    ]
  }
}
