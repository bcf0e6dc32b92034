import { AppError } from './platform/errors/app-error.ts'
import { stopOnSignals } from './platform/process/signals.ts'
import { startService } from './start-service.ts'

/** Process start and stop only. */

function log(line: string): void {
  process.stderr.write(`${line}\n`)
}

function describeFailure(error: unknown): string {
  if (!(error instanceof AppError))
    return error instanceof Error ? (error.stack ?? error.message) : String(error)
  return [`Error: ${error.message}`, error.advice].filter((line) => line !== undefined).join('\n')
}

try {
  const service = await startService({ argv: process.argv.slice(2), env: process.env, log })
  stopOnSignals({ stop: () => service.stop(), log })
} catch (error) {
  log(describeFailure(error))
  process.exit(1)
}
